/** A store in memory: an executable model of DynamoDB's semantics and limits. */
@NullMarked
package io.beldi.runtime.store.memory;

import org.jspecify.annotations.NullMarked;
