/** Loads a project's seed files into a store. */
@NullMarked
package io.beldi.local.seed;

import org.jspecify.annotations.NullMarked;
