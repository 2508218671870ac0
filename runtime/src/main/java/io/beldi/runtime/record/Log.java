package io.beldi.runtime.record;

import io.beldi.runtime.NonDeterminism;
import io.beldi.runtime.invoke.Answer;
import io.beldi.runtime.invoke.Mark;
import io.beldi.runtime.invoke.Probe;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.LogEntry;
import io.beldi.runtime.journal.Path;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;

/**
 * What earlier stretches of an instance have recorded, and how much of it the body has met again.
 */
final class Log {
  private final ConcurrentSkipListMap<String, LogEntry> entries = new ConcurrentSkipListMap<>();
  private final ConcurrentSkipListSet<String> met = new ConcurrentSkipListSet<>();
  private final Probe probe;

  Log(Probe probe) {
    this.probe = probe;
  }

  /** Takes over what a record holds, for a body that starts from the beginning. */
  void load(List<LogEntry> recorded) {
    recorded.forEach(entry -> entries.put(entry.path().text(), entry));
  }

  /** Adds what this attempt has just recorded. */
  void add(List<LogEntry> recorded) {
    load(recorded);
    recorded.forEach(entry -> met.add(entry.path().text()));
  }

  /** The body starts from the beginning. */
  void rewind() {
    met.clear();
  }

  /**
   * Whether the instance has only looked at things so far, leaving nothing behind here or at a
   * callee.
   *
   * @param unrecorded what it has consumed beside that; a block that is in there wrote nothing
   */
  boolean onlyLooked(List<LogEntry> unrecorded) {
    return entries.values().stream().allMatch(entry -> isLook(entry, false))
        && unrecorded.stream().allMatch(entry -> isLook(entry, true));
  }

  private static boolean isLook(LogEntry entry, boolean blocks) {
    return switch (entry.kind()) {
      case READ, PAGE, CLOCK -> true;
      case CALL -> {
        Answer answer = Answer.decode(Bytes.utf8(((Value.Text) entry.value()).text()));
        yield answer instanceof Answer.Returned returned
            ? !returned.recorded()
            : answer instanceof Answer.Failed failed && !failed.recorded();
      }
      case BLOCK, FORK -> blocks;
      case RUN, COMMIT -> false;
    };
  }

  boolean has(Path path) {
    return entries.containsKey(path.text());
  }

  /**
   * What was recorded of a step; null if nothing was.
   *
   * @throws NonDeterminism if that step was about something else
   */
  @Nullable LogEntry take(Path path, LogEntry.Kind kind, long fingerprint, String site) {
    LogEntry entry = entries.get(path.text());
    if (entry == null) {
      return null;
    }
    if (entry.kind() != kind || entry.fingerprint() != fingerprint) {
      throw nonDeterminism(entry, site);
    }
    met.add(path.text());
    probe.reached(Mark.STEP_REPLAYED);
    return entry;
  }

  /**
   * @throws NonDeterminism if the body ended without meeting all that was recorded
   */
  void expectAllMet() {
    for (LogEntry entry : entries.values()) {
      if (!met.contains(entry.path().text())) {
        throw nonDeterminism(entry, "the end of the function");
      }
    }
  }

  private static NonDeterminism nonDeterminism(LogEntry recorded, String site) {
    return new NonDeterminism(
        site,
        recorded.site(),
        "non-determinism: an earlier attempt was at "
            + recorded.site()
            + ", this one is at "
            + site
            + " or looks at something else there");
  }
}
