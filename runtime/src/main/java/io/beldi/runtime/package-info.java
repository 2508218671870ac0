/** What generated code is written against: durable functions, their state and their steps. */
@NullMarked
package io.beldi.runtime;

import org.jspecify.annotations.NullMarked;
