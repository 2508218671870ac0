/** A project folder, from its sources to an application in memory. */
@NullMarked
package io.beldi.local.project;

import org.jspecify.annotations.NullMarked;
