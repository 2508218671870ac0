/** The lexer and the parser that ANTLR writes from the grammar of the language. */
package io.beldi.grammar;
