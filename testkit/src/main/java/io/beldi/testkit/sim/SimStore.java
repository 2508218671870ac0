package io.beldi.testkit.sim;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.journal.InstanceId;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Outcome;
import io.beldi.runtime.store.Outcome.Reason;
import io.beldi.runtime.store.Page;
import io.beldi.runtime.store.Query;
import io.beldi.runtime.store.Scan;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.StoreException;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.Write;
import io.beldi.testkit.sim.fault.FaultKind;
import io.beldi.testkit.sim.fault.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The store as one execution reaches it: every request takes time, and may go wrong. */
final class SimStore implements Store {
  private static final int TOKEN = 36;

  private final World world;
  private final Execution execution;

  SimStore(World world, Execution execution) {
    this.world = world;
    this.execution = execution;
  }

  @Override
  public void createTables(List<Table> tables) {
    throw new UnsupportedOperationException("tables are there before anything runs");
  }

  @Override
  public @Nullable Item get(ItemKey key) {
    read(execution.enter(Site.READ), key.partition());
    Item item = world.store().get(key);
    note("get", key, item == null ? 10 : 11 + item.hashCode());
    return item;
  }

  @Override
  public List<@Nullable Item> getAll(List<ItemKey> keys) {
    if (keys.isEmpty()) {
      return world.store().getAll(keys);
    }
    FaultKind fault = execution.enter(Site.READ);
    read(fault, keys.get(0).partition());
    List<@Nullable Item> items;
    if (fault == FaultKind.TORN_BATCH && keys.size() > 1) {
      int half = keys.size() / 2;
      items = new ArrayList<>(world.store().getAll(keys.subList(0, half)));
      execution.sleep(world.delay());
      items.addAll(world.store().getAll(keys.subList(half, keys.size())));
    } else {
      items = world.store().getAll(keys);
    }
    note("get " + keys.size(), keys.get(0), items.hashCode());
    return items;
  }

  @Override
  public List<@Nullable Item> snapshot(List<ItemKey> keys) {
    FaultKind fault = execution.enter(Site.READ);
    if (!keys.isEmpty()) {
      read(fault, keys.get(0).partition());
      note("snapshot", keys.get(0), 12);
    }
    return world.store().snapshot(keys);
  }

  @Override
  public Page query(Query query) {
    FaultKind fault = page();
    if (query.index() != null && fault != FaultKind.STALE_INDEX) {
      world.store().settleIndexes();
    }
    int limit = fault == FaultKind.SHORT_PAGE ? 1 : query.limit();
    Page page =
        world
            .store()
            .query(
                new Query(
                    query.table(),
                    query.index(),
                    query.partition(),
                    query.range(),
                    query.descending(),
                    limit,
                    query.after()));
    world
        .trace()
        .step(
            execution.number(),
            20 + page.items().hashCode(),
            () -> execution + " query " + query.table().name() + " -> " + page.items().size());
    return page;
  }

  @Override
  public Page scan(Scan scan) {
    int limit = page() == FaultKind.SHORT_PAGE ? 1 : scan.limit();
    Page page = world.store().scan(new Scan(scan.table(), limit, scan.after()));
    world
        .trace()
        .step(
            execution.number(),
            21 + page.items().hashCode(),
            () -> execution + " scan " + scan.table().name() + " -> " + page.items().size());
    return page;
  }

  @Override
  public Outcome write(Write write) {
    Supplier<Outcome> effect = () -> world.apply(write);
    return send(Site.WRITE, List.of(write), effect, effect);
  }

  @Override
  public Outcome transact(List<Write> writes, String token) {
    return send(
        Site.GROUP,
        writes,
        () -> world.store().transact(writes, token),
        () -> world.store().transact(writes, forgotten(token)));
  }

  @Override
  public void close() {
    // Nothing belongs to one execution alone.
  }

  private @Nullable FaultKind page() {
    FaultKind fault = execution.enter(Site.PAGE);
    read(fault, Value.NULL);
    return fault;
  }

  /** What can go wrong with a request that only reads. */
  private void read(@Nullable FaultKind fault, Value partition) {
    world.throttle().begin(fault, partition);
    if (fault == FaultKind.TIMED_OUT) {
      execution.sleep(world.extent().timeOut());
    }
    if (fault == FaultKind.TIMED_OUT || fault == FaultKind.SERVER_ERROR) {
      throw failed(StoreException.Kind.UNAVAILABLE, fault);
    }
    if (fault == FaultKind.THROTTLED || world.throttle().refuses(partition)) {
      throw failed(StoreException.Kind.THROTTLED, FaultKind.THROTTLED);
    }
  }

  private StoreException failed(StoreException.Kind kind, FaultKind fault) {
    world
        .trace()
        .step(execution.number(), 30 + fault.index(), () -> execution + " read fails: " + fault);
    return new StoreException(kind, "simulated " + fault);
  }

  /**
   * @param afresh the effect, if the store does not remember the token
   */
  private Outcome send(
      Site site, List<Write> writes, Supplier<Outcome> effect, Supplier<Outcome> afresh) {
    FaultKind fault = execution.enter(site);
    Outcome outcome = outcome(fault, writes, fault == FaultKind.TOKEN_FORGOTTEN ? afresh : effect);
    note(fault == null ? "" : " <- " + fault, writes, outcome);
    return outcome;
  }

  private Outcome outcome(@Nullable FaultKind fault, List<Write> writes, Supplier<Outcome> effect) {
    world.throttle().begin(fault, writes.get(0).key().partition());
    if (fault == FaultKind.THROTTLED || refuses(writes)) {
      return refused(writes, new Reason.Throttled());
    }
    if (fault == null) {
      return effect.get();
    }
    return switch (fault) {
      case CONFLICT -> refused(writes, new Reason.Conflict());
      case CRASH_AFTER -> {
        note(" <- " + fault, writes, effect.get());
        throw execution.crash(fault);
      }
      case CRASH_LANDS_LATE -> {
        late(writes, effect);
        throw execution.crash(fault);
      }
      case LANDS_LATE -> {
        late(writes, effect);
        yield unknown(fault);
      }
      case TIMED_OUT, SERVER_ERROR -> unknown(fault);
      case REPLY_LOST, SERVER_ERROR_APPLIED -> {
        note(" <- " + fault, writes, effect.get());
        yield unknown(fault);
      }
      case RESENT -> {
        note(" <- " + fault, writes, effect.get());
        yield effect.get();
      }
      default -> effect.get();
    };
  }

  private Outcome unknown(FaultKind fault) {
    if (fault != FaultKind.SERVER_ERROR && fault != FaultKind.SERVER_ERROR_APPLIED) {
      execution.sleep(world.extent().timeOut());
    }
    return new Outcome.Unknown("simulated " + fault);
  }

  private void late(List<Write> writes, Supplier<Outcome> effect) {
    world.later(
        world.extent().late(),
        new World.InFlight(execution + " " + Words.of(writes), needed(writes)),
        () -> world.applyLate(effect));
  }

  /** The instance whose record the writes need; who deletes it needs it no more. */
  private @Nullable InstanceId needed(List<Write> writes) {
    return writes.get(0) instanceof Write.Delete
        ? null
        : world.archive().instanceOf(writes.get(0).key());
  }

  private boolean refuses(List<Write> writes) {
    for (Write write : writes) {
      if (world.throttle().refuses(write.key().partition())) {
        return true;
      }
    }
    return false;
  }

  /** One of the writes is to blame. */
  private Outcome refused(List<Write> writes, Reason reason) {
    int guilty = world.extent().one(writes.size());
    List<Reason> reasons = new ArrayList<>();
    for (int i = 0; i < writes.size(); i++) {
      reasons.add(i == guilty ? reason : new Reason.None());
    }
    return new Outcome.Refused(reasons);
  }

  private String forgotten(String token) {
    String other = token + "#" + world.scheduler().steps();
    return other.substring(Math.max(0, other.length() - TOKEN));
  }

  private void note(String what, ItemKey key, long result) {
    world
        .trace()
        .step(
            execution.number(),
            result + Words.hash(key),
            () -> execution + " " + what + " " + Words.of(key));
  }

  private void note(String fault, List<Write> writes, Outcome outcome) {
    long result = Words.hash(writes.get(0).key()) * 31 + writes.size();
    world
        .trace()
        .step(
            execution.number(),
            result * 31 + Words.code(outcome),
            () -> execution + " " + Words.of(writes) + " -> " + Words.of(outcome) + fault);
  }
}
