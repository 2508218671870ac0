/**
 * The numbered sites at which a function touches the world, and the lock that keeps the numbers.
 */
@NullMarked
package io.beldi.compiler.steps;

import org.jspecify.annotations.NullMarked;
