/** Writes the Java of a program: one emitter for each kind of file. */
@NullMarked
package io.beldi.compiler.java;

import org.jspecify.annotations.NullMarked;
