/**
 * Types, resolved declarations, the meaning of each expression, and the library of pure functions.
 */
@NullMarked
package io.beldi.compiler.types;

import org.jspecify.annotations.NullMarked;
