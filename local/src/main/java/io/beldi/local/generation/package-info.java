/** Turns a project's sources into files, and touches only what has changed since the last time. */
@NullMarked
package io.beldi.local.generation;

import org.jspecify.annotations.NullMarked;
