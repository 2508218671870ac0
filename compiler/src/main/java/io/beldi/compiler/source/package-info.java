/** Source files, positions in them and their lines. */
@NullMarked
package io.beldi.compiler.source;

import org.jspecify.annotations.NullMarked;
