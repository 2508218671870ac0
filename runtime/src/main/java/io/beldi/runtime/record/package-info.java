/**
 * The default engine: evidence of a step lies in the record of its instance, written together with
 * the data.
 *
 * <p>How a request travels: {@link io.beldi.runtime.record.RecordEngine} makes an envelope of it;
 * an {@code Attempt} runs the body in a {@code Scope}; the scope keeps what the body consumes and
 * writes in a {@code Strand}; at a commit point {@code Commits} turns that into one group of
 * writes, the instance's own record ({@code OwnRecord}, {@code RecordWrites}) first; {@code Groups}
 * and {@code Delivery} send the group until it is known what became of it; {@code Lifecycle} seals
 * the record, gives it back, or parks it. A later attempt finds in the {@code Log} what this one
 * has recorded. Inside a transaction a {@code TransactionScope} takes the scope's place, and a
 * {@code Block} remembers which rows were read, and at which versions.
 */
@NullMarked
package io.beldi.runtime.record;

import org.jspecify.annotations.NullMarked;
