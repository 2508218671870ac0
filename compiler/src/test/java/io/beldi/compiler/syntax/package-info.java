/** Tests of the parser. */
@NullMarked
package io.beldi.compiler.syntax;

import org.jspecify.annotations.NullMarked;
