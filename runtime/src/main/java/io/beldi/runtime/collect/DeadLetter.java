package io.beldi.runtime.collect;

import io.beldi.runtime.journal.Digest;
import io.beldi.runtime.journal.InstanceId;
import io.beldi.runtime.journal.JournalRecord;
import java.time.Instant;

/**
 * Says that an instance is parked: nobody will attempt it again until it is resumed.
 *
 * @param id the same whenever this parking is told, and no other: for those who count each once
 * @param function the full name of the function that the instance runs
 * @param error what stopped it last; empty if nobody knows
 * @param site the place of a fault in the source; empty where not known
 * @param attempts how often an attempt was claimed since the last commit
 */
public record DeadLetter(
    String id,
    InstanceId instance,
    String function,
    String error,
    String site,
    int attempts,
    Instant parked) {
  static DeadLetter of(JournalRecord parked) {
    String stamp = parked.stamp().bytes().toBase64();
    return new DeadLetter(
        Digest.of("parked", parked.id().toString(), stamp).shortHex(),
        parked.id(),
        parked.function(),
        parked.error(),
        parked.site(),
        parked.attempts(),
        Instant.ofEpochMilli(parked.parkedAt()));
  }
}
