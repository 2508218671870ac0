/** What each function may do to the world, directly and through the functions it reaches. */
@NullMarked
package io.beldi.compiler.effects;

import org.jspecify.annotations.NullMarked;
