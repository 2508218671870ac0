/** What each name of a program means: symbols, modules, and the side table from uses to symbols. */
@NullMarked
package io.beldi.compiler.names;

import org.jspecify.annotations.NullMarked;
