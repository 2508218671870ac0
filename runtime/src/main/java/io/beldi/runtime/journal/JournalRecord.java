package io.beldi.runtime.journal;

import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.Table;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A record of the journal, as it was read. */
public record JournalRecord(Item item) {
  public InstanceId id() {
    return new InstanceId(text(Table.PARTITION), new Path(text(Table.SORT)));
  }

  public Status status() {
    return item.has(Journal.STATUS) ? Status.of(text(Journal.STATUS)) : Status.RUNNING;
  }

  /** Whether it has a result. */
  public boolean ended() {
    return status().isEnd();
  }

  public Stamp stamp() {
    return new Stamp(((Value.Bin) required(Journal.STAMP)).bytes());
  }

  public int commits() {
    return item.has(Journal.COMMITS) ? (int) number(Journal.COMMITS) : 0;
  }

  /** The request that made the last commit; empty before the first. */
  public String committer() {
    return item.has(Journal.COMMITTER) ? text(Journal.COMMITTER) : "";
  }

  /** The part of the log that is in the record. */
  public List<LogEntry> log() {
    return entries(item);
  }

  /** How many further items the log has. */
  public int logItems() {
    return item.has(Journal.LOG_ITEMS) ? (int) number(Journal.LOG_ITEMS) : 0;
  }

  /** The entries in a record, or in a further item of its log. */
  public static List<LogEntry> entries(Item item) {
    Value log = item.get(Journal.LOG);
    return log == null
        ? List.of()
        : ((Value.ListOf) log).values().stream().map(LogEntry::of).toList();
  }

  /** The envelope, where the record has one. */
  public @Nullable Bytes envelope() {
    return item.get(Journal.ENVELOPE) instanceof Value.Text text ? Bytes.utf8(text.text()) : null;
  }

  public @Nullable String inputHash() {
    return item.get(Journal.INPUT_HASH) instanceof Value.Text text ? text.text() : null;
  }

  /** The result, or the fields of the error, as JSON. */
  public Bytes output() {
    return Bytes.utf8(text(Journal.OUTPUT));
  }

  /** The code of the declared error, or the message of the last fault; empty if there was none. */
  public String error() {
    return item.has(Journal.ERROR) ? text(Journal.ERROR) : "";
  }

  /** Name of the function that the instance runs. */
  public String function() {
    return text(Journal.FUNCTION);
  }

  /** The place of the fault; empty where not known. */
  public String site() {
    return item.has(Journal.SITE) ? text(Journal.SITE) : "";
  }

  /** From when on somebody looks after it, in milliseconds; null if nobody does. */
  public @Nullable Long due() {
    return item.has(Journal.DUE) ? number(Journal.DUE) : null;
  }

  /** Attempts made by those who looked after it. */
  public int attempts() {
    return item.has(Journal.ATTEMPTS) ? (int) number(Journal.ATTEMPTS) : 0;
  }

  /** Since when what the instance did may be not in its log, in milliseconds; null if never. */
  public @Nullable Long since() {
    return item.has(Journal.SINCE) ? number(Journal.SINCE) : null;
  }

  /** Since when it is parked, in milliseconds. */
  public long parkedAt() {
    return number(Journal.PARKED_AT);
  }

  /** From when on nothing of the attempts of a parked instance can land, in milliseconds. */
  public long quiet() {
    return number(Journal.QUIET);
  }

  /** Whether somebody who asks again has to find another instance that calls or has called it. */
  public boolean isCalled() {
    return !item.has(Journal.ENVELOPE) && !id().path().equals(Path.ROOT);
  }

  /**
   * Whether the record counts as absent by every clock, though the store may not have removed it.
   *
   * @param now in milliseconds
   * @param skew greatest difference between two clocks
   */
  public boolean expired(long now, Duration skew) {
    return item.has(Journal.EXPIRES) && number(Journal.EXPIRES) * 1000 + skew.toMillis() < now;
  }

  private String text(String attribute) {
    return ((Value.Text) required(attribute)).text();
  }

  private long number(String attribute) {
    return ((Value.Num) required(attribute)).number().longValueExact();
  }

  private Value required(String attribute) {
    return Objects.requireNonNull(item.get(attribute), attribute);
  }
}
