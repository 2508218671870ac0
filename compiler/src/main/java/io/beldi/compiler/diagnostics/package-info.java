/** Findings of the compiler as values: codes, labels, fixes, and what shows them. */
@NullMarked
package io.beldi.compiler.diagnostics;

import org.jspecify.annotations.NullMarked;
