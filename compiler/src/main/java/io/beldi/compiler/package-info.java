/** Turns {@code .beldi} source text into diagnostics and Java source. */
@NullMarked
package io.beldi.compiler;

import org.jspecify.annotations.NullMarked;
