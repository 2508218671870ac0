package io.beldi.runtime.daal;

import io.beldi.runtime.invoke.Envelope;
import io.beldi.runtime.invoke.TransactionContext;
import io.beldi.runtime.journal.Digest;
import io.beldi.runtime.journal.InstanceId;
import io.beldi.runtime.journal.Path;
import io.beldi.runtime.journal.Stamp;
import java.util.List;

/**
 * One attempt of a transaction: its name, the same in every execution, and its age, the same in
 * every attempt.
 */
record Lineage(TransactionContext context) {
  /**
   * The attempt of that number of a block.
   *
   * @param block the block's path
   */
  static Lineage of(Envelope envelope, Path block, int attempt) {
    InstanceId instance = envelope.instance();
    // The start is part of it, since a caller's key can have several lives.
    String start = Long.toString(envelope.started());
    String path = block.attempt(attempt).text();
    String id = Digest.of("txn", instance.toString(), start, path).shortHex();
    return new Lineage(
        new TransactionContext(
            id,
            instance,
            block,
            Stamp.of(attempt),
            envelope.function(),
            envelope.started(),
            List.of()));
  }

  static Lineage of(TransactionContext context) {
    return new Lineage(context);
  }

  String id() {
    return context.id();
  }

  /** Sorts before the ages of younger transactions; no two blocks have the same. */
  String age() {
    return String.format(
        "%015d %s %s", context.started(), context.coordinator(), context.block().text());
  }
}
