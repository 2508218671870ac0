package io.beldi.runtime.record;

import io.beldi.runtime.codec.Texts;
import io.beldi.runtime.invoke.Answer;
import io.beldi.runtime.invoke.Envelope;
import io.beldi.runtime.invoke.Envelope.Origin;
import io.beldi.runtime.invoke.Mark;
import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.Digest;
import io.beldi.runtime.journal.JournalRecord;
import io.beldi.runtime.journal.Status;
import org.jspecify.annotations.Nullable;

/** What an attempt knows of the record of its instance. */
final class OwnRecord {
  private final Services services;
  private final Envelope envelope;
  private final LogTail tail;
  private boolean known;
  private int commits;

  OwnRecord(Services services, Envelope envelope) {
    this.services = services;
    this.envelope = envelope;
    this.tail = new LogTail(services.settings().layout().logItem());
  }

  /** Whether this attempt has written the record, so that no other of its stamp can. */
  boolean isKnown() {
    return known;
  }

  /** Whether nothing that another attempt of the same stamp does can count beside this one. */
  boolean isOwned() {
    return known || envelope.origin() == Origin.CALL;
  }

  /** Whether somebody will attempt the instance again until it has a result. */
  boolean mustEnd() {
    return known || envelope.origin() == Origin.SPAWN;
  }

  /** How many commits there were. */
  int commits() {
    return commits;
  }

  /** Marks the rows of a commit: unique, so that deleting and creating cannot deceive anybody. */
  Value rowStamp(String request) {
    String id = envelope.instance().toString();
    return Value.text(Digest.of(id, Integer.toString(commits), request).shortHex());
  }

  /** Where the instance's log goes. */
  LogTail tail() {
    return tail;
  }

  /** The record is sealed, and this is what it holds. */
  void sealed(JournalRecord record) {
    known = true;
    commits = record.commits();
    tail.load(record);
  }

  /** A commit was applied that recorded so much. */
  void committed(LogTail.Plan plan) {
    known = true;
    commits++;
    tail.done(plan);
  }

  /** What became of an instance whose record was found to be another's. */
  Answer lost(@Nullable Item found) {
    Answer answer = found == null ? new Answer.Superseded() : answerOf(new JournalRecord(found));
    services.reached(
        answer instanceof Answer.KeyReused
            ? Mark.KEY_REUSED
            : answer instanceof Answer.InProgress
                ? Mark.IN_PROGRESS
                : answer instanceof Answer.Superseded ? Mark.SUPERSEDED : Mark.ANSWER_ADOPTED);
    return answer;
  }

  private Answer answerOf(JournalRecord record) {
    String hash = record.inputHash();
    if (!known && envelope.origin() == Origin.KEYED_ROOT && hash != null) {
      if (!Value.text(hash).equals(inputHash())) {
        return new Answer.KeyReused();
      }
    }
    if (record.ended() || record.status() == Status.PARKED) {
      return result(record);
    }
    Long due = record.status() == Status.RELEASED ? Long.valueOf(0) : record.due();
    if (!known && envelope.origin() == Origin.KEYED_ROOT && due != null) {
      return new Answer.InProgress(Math.max(0, due - millis()));
    }
    return new Answer.Superseded();
  }

  /** The answer that a record holds. */
  Answer result(JournalRecord record) {
    return switch (record.status()) {
      case DONE -> new Answer.Returned(record.output(), true);
      case FAILED -> new Answer.Failed(record.error(), record.output(), true);
      case ABANDONED ->
          new Answer.Faulted(envelope.instance().toString(), "", "abandoned: " + record.error());
      case PARKED ->
          new Answer.Faulted(envelope.instance().toString(), record.site(), record.error());
      case PENDING, RUNNING, RELEASED -> new Answer.Superseded();
    };
  }

  private long millis() {
    return services.platform().clock().millis();
  }

  /** Tells whether a key is used again for something else. */
  Value inputHash() {
    return Value.text(Digest.of(Texts.of(envelope.input())).shortHex());
  }
}
