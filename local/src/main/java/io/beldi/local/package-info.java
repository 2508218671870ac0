/** Runs a project on one machine: compiles it, stores its state, answers HTTP. */
@NullMarked
package io.beldi.local;

import org.jspecify.annotations.NullMarked;
