/** The syntax tree, and the parser that builds it or says in words why it cannot. */
@NullMarked
package io.beldi.compiler.syntax;

import org.jspecify.annotations.NullMarked;
