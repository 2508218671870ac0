/** The Java side of the language's expressions: arithmetic, text, lists, maps, order, bounds. */
@NullMarked
package io.beldi.runtime.library;

import org.jspecify.annotations.NullMarked;
