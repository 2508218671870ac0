/** Rules that look at the whole program: errors, transactions, visibility, circles of calls. */
@NullMarked
package io.beldi.compiler.checks;

import org.jspecify.annotations.NullMarked;
