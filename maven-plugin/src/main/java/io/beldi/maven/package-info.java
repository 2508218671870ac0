/** The goals of the Beldi Maven plugin. */
@NullMarked
package io.beldi.maven;

import org.jspecify.annotations.NullMarked;
