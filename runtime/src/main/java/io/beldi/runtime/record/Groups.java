package io.beldi.runtime.record;

import io.beldi.runtime.invoke.Answer;
import io.beldi.runtime.invoke.Envelope;
import io.beldi.runtime.invoke.InvocationFailed;
import io.beldi.runtime.invoke.Mark;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.Path;
import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.Outcome;
import io.beldi.runtime.store.Outcome.Reason;
import io.beldi.runtime.store.StoreException;
import io.beldi.runtime.store.Write;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sends groups of writes, the one of the instance's own record first, and takes note of what became
 * of them.
 */
final class Groups {
  private final Services services;
  private final Envelope envelope;
  private final Assumptions assumptions;
  private final OwnRecord record;
  private final RecordWrites writes;
  private final RequestNames names;
  private final Delivery delivery;
  private @Nullable Answer ended;

  Groups(Services services, Envelope envelope, Assumptions assumptions) {
    this.services = services;
    this.envelope = envelope;
    this.assumptions = assumptions;
    this.record = new OwnRecord(services, envelope);
    this.writes = new RecordWrites(services, envelope, record);
    this.names = new RequestNames(services.platform(), envelope);
    this.delivery = new Delivery(services, envelope);
  }

  OwnRecord record() {
    return record;
  }

  RecordWrites writes() {
    return writes;
  }

  /** A name for the next group. */
  String nextName() {
    return names.next();
  }

  /** Sends a group, until it is known what became of it. */
  Delivery.Result send(List<Write> group, String name) {
    return delivery.send(group, name);
  }

  /** Sends what is for people only. */
  void note(Write write) {
    delivery.note(write);
  }

  /** Sends a commit outside of transactions, less the rows that turn out to be there already. */
  void apply(List<Action> actions, LogTail.Plan plan, @Nullable Ending ending, boolean all) {
    List<Action> rest = new ArrayList<>(actions);
    while (true) {
      String name = names.next();
      List<Write> group = new ArrayList<>();
      group.add(ending == null ? writes.goOn(name, plan, all) : writes.end(name, ending));
      rest.forEach(action -> group.add(write(action, null, record.rowStamp(name))));
      int room = Buffer.ACTIONS - rest.size();
      group.addAll(ending == null ? writes.items(plan) : writes.expiring(1, room));
      Delivery.Result result = delivery.send(group, name);
      if (result instanceof Delivery.Result.Refused refused) {
        if (!waitsForHolders(rest, refused.reasons())) {
          rest = withoutExisting(rest, refused.reasons());
          services.reached(Mark.ROW_THERE_ALREADY);
        }
        continue;
      }
      applied(result, plan);
      end(ending, room);
      hint(rest);
      return;
    }
  }

  /** Waits for the transactions that hold rows of a refused group; false if there are none. */
  private boolean waitsForHolders(List<Action> actions, List<Reason> reasons) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < actions.size(); i++) {
      if (actions.get(i) instanceof Action.OfRow row
          && row.key().table().lockable()
          && reasons.get(i + 1) instanceof Reason.ConditionFailed failed) {
        ids.addAll(RowAccess.holders(RowLock.of(failed.found())));
      }
    }
    Holders holders = new Holders(services);
    for (String id : ids) {
      services.reached(Mark.LOCK_MET);
      holders.await(id, this::checkTime, other -> false);
    }
    return !ids.isEmpty();
  }

  private void checkTime() {
    if (services.platform().clock().millis() > envelope.deadline()) {
      services.reached(Mark.OUT_OF_TIME);
      throw Signal.Over.unavailable("the time of this attempt is over");
    }
  }

  /**
   * @throws Signal.Again if something else than the absence of a row was assumed and is not so
   */
  private List<Action> withoutExisting(List<Action> actions, List<Reason> reasons) {
    List<Action> rest = new ArrayList<>();
    boolean conflict = true;
    List<Path> wrong = new ArrayList<>();
    boolean again = false;
    for (int i = 0; i < actions.size(); i++) {
      boolean failed = reasons.get(i + 1) instanceof Reason.ConditionFailed;
      conflict &= !failed;
      boolean kept =
          failed
              && actions.get(i) instanceof Action.OfRow row
              && row.write() instanceof RowWrite.IfAbsent;
      if (!kept) {
        rest.add(actions.get(i));
      }
      again |= failed && !kept;
      if (failed && !kept && actions.get(i) instanceof Action.OfRow row) {
        wrong.addAll(row.write().assumed());
      }
    }
    if (conflict) {
      throw Signal.Over.unavailable("the store is busy");
    }
    if (again) {
      assumptions.distrust(wrong);
      services.reached(Mark.STRETCH_AGAIN);
      throw new Signal.Again();
    }
    return rest;
  }

  /**
   * Takes note of a group that was applied.
   *
   * @throws Signal.Over if it was not
   */
  void applied(Delivery.Result result, LogTail.Plan plan) {
    if (result instanceof Delivery.Result.Lost lost) {
      throw new Signal.Over(record.lost(lost.found()));
    }
    if (result instanceof Delivery.Result.Refused) {
      throw Signal.Over.unavailable("the store is busy");
    }
    record.committed(plan);
  }

  /**
   * The instance has ended, if there is an ending.
   *
   * @param room how many further items of the log the last commit could let expire
   */
  void end(@Nullable Ending ending, int room) {
    if (ending == null) {
      return;
    }
    ended = ending.answer(true);
    List<Write> rest = writes.expiring(room + 1, Integer.MAX_VALUE);
    for (int from = 0; from < rest.size(); from += Buffer.ACTIONS) {
      List<Write> some = rest.subList(from, Math.min(from + Buffer.ACTIONS, rest.size()));
      if (!expire(some)) {
        services.reached(Mark.LOG_LEFT); // They go with the record.
      }
    }
  }

  private boolean expire(List<Write> some) {
    try {
      return services.store().transact(some, names.next()) instanceof Outcome.Applied;
    } catch (StoreException trouble) {
      return false;
    }
  }

  /** Tells spawned instances that they may start. Those that do not hear it are found when due. */
  void hint(List<Action> actions) {
    for (Action action : actions) {
      if (action instanceof Action.OfSpawn spawn && spawn.child().hint()) {
        Spawned child = spawn.child();
        try {
          services.invoker().send(child.envelope().function(), child.encoded());
        } catch (InvocationFailed lost) {
          services.reached(Mark.HINT_LOST); // Its record says when it is due.
        }
      }
    }
  }

  /** The answer that is recorded, if this attempt has recorded one. */
  @Nullable Answer ended() {
    return ended;
  }

  /** The write of one action, in or outside of a block. */
  Write write(Action action, @Nullable Block block, Value stamp) {
    if (action instanceof Action.OfRow row) {
      Condition unchanged = block == null ? Condition.always() : block.unchanged(row.key());
      if (row.key().table().lockable()) {
        unchanged = RowWrite.both(unchanged, RowLock.FREE);
      }
      return row.write().write(row.key(), unchanged, stamp);
    }
    return ((Action.OfSpawn) action).child().pending(services);
  }
}
