/** An application in one process: its engine, the collector's timer, and the HTTP front. */
@NullMarked
package io.beldi.local.host;

import org.jspecify.annotations.NullMarked;
