/**
 * Random programs: generated, compiled, run by the real engine with and without crashes, and
 * compared with a sequential interpreter of the language.
 */
@NullMarked
package io.beldi.local.programs;

import org.jspecify.annotations.NullMarked;
