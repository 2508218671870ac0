/** The durable local store: one SQLite file, one writer that commits in groups, many readers. */
@NullMarked
package io.beldi.runtime.sqlite;

import org.jspecify.annotations.NullMarked;
