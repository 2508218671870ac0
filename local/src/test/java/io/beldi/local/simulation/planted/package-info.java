/**
 * Defects that the simulation must find. Each is planted where an engine meets its store and its
 * callees, so that nothing of them is in the product.
 */
@NullMarked
package io.beldi.local.simulation.planted;

import org.jspecify.annotations.NullMarked;
