package io.beldi.local.simulation.planted;

import io.beldi.runtime.invoke.Answer;
import io.beldi.runtime.invoke.Control;
import io.beldi.runtime.invoke.Decision;
import io.beldi.runtime.invoke.InvocationFailed;
import io.beldi.runtime.invoke.Invoker;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.Journal;
import io.beldi.runtime.store.Change;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.Outcome;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Commits over several domains without all that makes them one. */
final class TransactionDefects {
  private static final String VERSION = "_v";
  private static final String EXCLUSIVE = "_lk";
  private static final String SHARED = "_sl";
  private static final Condition ANY =
      Condition.any(new Condition.ItemExists(), new Condition.ItemAbsent());

  private TransactionDefects() {}

  /** The record of a transaction goes when its end is carried out. */
  static Store nothingRemembered(Store store) {
    return new ChangedWrites(
        store,
        write ->
            ends(write, "committed") ? new Write.Delete(write.key(), write.condition()) : write);
  }

  /** A commit lets go of the rows, and leaves them as they were. */
  static Store commitDropped(Store store) {
    return groups(
        store,
        first -> ends(first, "committed"),
        write ->
            Sent.toJournal(write)
                ? write
                : new Write.Update(
                    write.key(), List.of(new Change.Remove(EXCLUSIVE)), write.condition()));
  }

  /** An abort lets go of nothing. */
  static Store abortKeepsRows(Store store) {
    return new ForwardingStore(store) {
      @Override
      public Outcome transact(List<Write> writes, String token) {
        return ends(writes.get(0), "aborted")
            ? super.transact(writes.subList(0, 1), token)
            : super.transact(writes, token);
      }
    };
  }

  /** A vote does not say when to ask how the transaction has ended. */
  static Store neverDue(Store store) {
    return new ChangedWrites(
        store,
        write ->
            isVote(write) ? Sent.without((Write.Update) write, Journal.DUE, Journal.SHARD) : write);
  }

  /** A row is taken though it has changed since it was read. */
  static Store votesBlindly(Store store) {
    return taking(
        store,
        part -> Sent.compares(part, VERSION) || part instanceof Condition.ItemAbsent ? ANY : part);
  }

  /** A row is taken from whoever is going to write it. */
  static Store takenFromWriters(Store store) {
    return taking(store, part -> concerns(part, EXCLUSIVE) ? ANY : part);
  }

  /** A row is taken from those who have read it. */
  static Store takenFromReaders(Store store) {
    return groups(
        store,
        TransactionDefects::isVote,
        write -> {
          boolean writes = assigns(write, EXCLUSIVE);
          return writes
              ? Sent.with(
                  Sent.with((Write.Update) write, new Change.Remove(SHARED)),
                  Sent.replace(write.condition(), part -> concerns(part, SHARED) ? ANY : part))
              : write;
        });
  }

  /** A row that is only read is not taken. */
  static Store readersTakeNothing(Store store) {
    return groups(
        store,
        TransactionDefects::isVote,
        write ->
            assigns(write, SHARED) && !Sent.toJournal(write)
                ? new Write.Check(write.key(), write.condition())
                : write);
  }

  /** Who lets go of a row that several have read lets go of it for all. */
  static Store releasedForAll(Store store) {
    return groups(
        store,
        first -> ends(first, "committed") || ends(first, "aborted"),
        write ->
            assigns(write, SHARED)
                ? Sent.with((Write.Update) write, new Change.Remove(SHARED))
                : write);
  }

  /** A call of a transaction that arrives twice is done twice. */
  static Store callsTwice(Store store) {
    return new ChangedWrites(
        store,
        write ->
            isVote(write)
                ? Sent.with(
                    write,
                    Sent.replace(
                        write.condition(), part -> part instanceof Condition.Lacks ? ANY : part))
                : write);
  }

  /** The decision does not ask whether somebody has aborted the transaction. */
  static Store decidedAnyway(Store store) {
    return new ChangedWrites(
        store,
        write ->
            Sent.isCommit(write)
                ? Sent.with(
                    write,
                    Sent.replace(
                        write.condition(),
                        part ->
                            part instanceof Condition.Lacks lacks
                                    && lacks.attribute().startsWith("x")
                                ? ANY
                                : part))
                : write);
  }

  /** Writes outside of transactions do not look at who holds a row. */
  static Store writesUnderLocks(Store store) {
    return new ForwardingStore(store) {
      @Override
      public Outcome write(Write write) {
        return super.write(careless(write));
      }

      @Override
      public Outcome transact(List<Write> writes, String token) {
        boolean ofTransaction = has(writes.get(0), Journal.PHASE);
        return super.transact(
            ofTransaction ? writes : writes.stream().map(TransactionDefects::careless).toList(),
            token);
      }
    };
  }

  /** Whoever asks how a transaction ends is told that it is aborted. */
  static Invoker alwaysAborted(Invoker invoker) {
    return telling(invoker, Control.Kind.SETTLE, Decision.ABORTED);
  }

  /** Whoever asks how a transaction stands is told that nothing is decided. */
  static Invoker neverDecided(Invoker invoker) {
    return telling(invoker, Control.Kind.PEEK, Decision.UNDECIDED);
  }

  private static Invoker telling(Invoker invoker, Control.Kind kind, Decision decision) {
    return new Invoker() {
      @Override
      public Bytes call(String function, Bytes message) throws InvocationFailed {
        Bytes answer = invoker.call(function, message);
        boolean meant = Control.isControl(message) && Control.decode(message).kind() == kind;
        return meant ? new Answer.Told(decision).encode() : answer;
      }

      @Override
      public void send(String function, Bytes message) throws InvocationFailed {
        invoker.send(function, message);
      }
    };
  }

  private static Write careless(Write write) {
    return Sent.toJournal(write)
        ? write
        : Sent.with(
            write,
            Sent.replace(
                write.condition(),
                part -> concerns(part, EXCLUSIVE) || concerns(part, SHARED) ? ANY : part));
  }

  private static Store taking(Store store, UnaryOperator<Condition> change) {
    return groups(
        store,
        TransactionDefects::isVote,
        write ->
            Sent.toJournal(write)
                ? write
                : Sent.with(write, Sent.replace(write.condition(), change)));
  }

  /** Changes the groups that begin with something. */
  private static Store groups(Store store, Predicate<Write> first, UnaryOperator<Write> change) {
    return new ForwardingStore(store) {
      @Override
      public Outcome transact(List<Write> writes, String token) {
        if (!first.test(writes.get(0))) {
          return super.transact(writes, token);
        }
        List<Write> changed = new ArrayList<>();
        writes.forEach(write -> changed.add(change.apply(write)));
        return super.transact(changed, token);
      }
    };
  }

  /** A participant's record of a transaction that has ended. */
  private static boolean ends(Write write, String phase) {
    return Sent.toJournal(write)
        && write instanceof Write.Put put
        && Value.text(phase).equals(put.item().get(Journal.PHASE));
  }

  /** A participant's record of a transaction that holds rows. */
  private static boolean isVote(Write write) {
    return Sent.toJournal(write) && assigns(write, Journal.PHASE);
  }

  private static boolean has(Write write, String attribute) {
    return Sent.toJournal(write)
        && (assigns(write, attribute)
            || (write instanceof Write.Put put && put.item().has(attribute))
            || Sent.compared(write.condition(), attribute) != null);
  }

  private static boolean assigns(Write write, String attribute) {
    return write instanceof Write.Update update && Sent.assigned(update, attribute) != null;
  }

  private static boolean concerns(Condition part, String attribute) {
    return Sent.compares(part, attribute)
        || (part instanceof Condition.Lacks lacks && lacks.attribute().equals(attribute));
  }
}
