/** The corpus of programs with and without mistakes. */
@NullMarked
package io.beldi.compiler.checks;

import org.jspecify.annotations.NullMarked;
