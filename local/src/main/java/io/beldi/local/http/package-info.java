/** Reaches functions over HTTP: matches routes, reads requests, writes answers and problems. */
@NullMarked
package io.beldi.local.http;

import org.jspecify.annotations.NullMarked;
