/** The commands of the launcher: what a person types, and what is printed. */
@NullMarked
package io.beldi.local.command;

import org.jspecify.annotations.NullMarked;
