package io.beldi.runtime.record;

import io.beldi.runtime.item.Item;
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
import java.lang.StackWalker.StackFrame;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Knows which place of the engine makes a request, and lets one request of one place fail. */
final class SiteStore implements Store {
  private static final String ENGINE = "io.beldi.runtime.record.";
  private static final String COLLECTOR = "io.beldi.runtime.collect.";
  private static final String DELIVERY = ENGINE + "Delivery";

  private final Store store;
  private final Map<String, Integer> visits = new TreeMap<>();
  private String site = "";
  private int visit;
  private @Nullable Failure failure;
  private int fired;

  SiteStore(Store store) {
    this.store = store;
  }

  /** How one request ends. */
  enum Failure {
    LOST_WITH_EFFECT,
    LOST_WITHOUT_EFFECT,
    THROTTLED,
    CONFLICT,
    UNREACHABLE,
    DENIED,
    NO_TABLE
  }

  /** The request that a place makes for the n-th time, from 1, fails. */
  void at(String place, int number, Failure how) {
    site = place;
    visit = number;
    failure = how;
  }

  void stop() {
    failure = null;
  }

  int fired() {
    return fired;
  }

  /** How often each place has made a request. */
  Map<String, Integer> visits() {
    return visits;
  }

  @Override
  public void createTables(List<Table> tables) {
    store.createTables(tables);
  }

  @Override
  public @Nullable Item get(ItemKey key) {
    return read("get", () -> Optional.ofNullable(store.get(key))).orElse(null);
  }

  @Override
  public List<@Nullable Item> getAll(List<ItemKey> keys) {
    return read("getAll", () -> store.getAll(keys));
  }

  @Override
  public List<@Nullable Item> snapshot(List<ItemKey> keys) {
    return read("snapshot", () -> store.snapshot(keys));
  }

  @Override
  public Page query(Query query) {
    return read("query", () -> store.query(query));
  }

  @Override
  public Page scan(Scan scan) {
    return read("scan", () -> store.scan(scan));
  }

  @Override
  public Outcome write(Write write) {
    return write("write", 1, () -> store.write(write));
  }

  @Override
  public Outcome transact(List<Write> writes, String token) {
    return write("transact", writes.size(), () -> store.transact(writes, token));
  }

  @Override
  public void close() {
    store.close();
  }

  private <T> T read(String request, Supplier<T> send) {
    Failure how = next(request);
    if (how == null) {
      return send.get();
    }
    throw switch (how) {
      case THROTTLED, CONFLICT -> new StoreException(StoreException.Kind.THROTTLED, "busy");
      case NO_TABLE -> new StoreException(StoreException.Kind.NO_TABLE, "no table");
      default -> new StoreException(StoreException.Kind.UNAVAILABLE, "unavailable");
    };
  }

  private Outcome write(String request, int writes, Supplier<Outcome> send) {
    Failure how = next(request);
    if (how == null) {
      return send.get();
    }
    return switch (how) {
      case LOST_WITH_EFFECT -> {
        Outcome unheard = send.get();
        yield new Outcome.Unknown("lost: " + unheard);
      }
      case LOST_WITHOUT_EFFECT -> new Outcome.Unknown("lost");
      case THROTTLED -> new Outcome.Refused(Collections.nCopies(writes, new Reason.Throttled()));
      case CONFLICT -> new Outcome.Refused(Collections.nCopies(writes, new Reason.Conflict()));
      case NO_TABLE -> throw new StoreException(StoreException.Kind.NO_TABLE, "no table");
      case UNREACHABLE, DENIED ->
          throw new StoreException(StoreException.Kind.UNAVAILABLE, "unavailable");
    };
  }

  private @Nullable Failure next(String request) {
    String here = place(request);
    int number = visits.merge(here, 1, Integer::sum);
    if (failure == null || !here.equals(site) || number != visit) {
      return null;
    }
    fired++;
    return failure;
  }

  /** The method of the engine that makes the request; of a delivery, the one that delivers. */
  private static String place(String request) {
    List<StackFrame> engine =
        StackWalker.getInstance().walk(frames -> frames.filter(SiteStore::isEngine).toList());
    StackFrame nearest = engine.get(0);
    if (!nearest.getClassName().startsWith(DELIVERY)) {
      return name(nearest.getClassName(), nearest.getMethodName(), request);
    }
    StackFrame sender =
        engine.stream()
            .filter(frame -> !frame.getClassName().startsWith(DELIVERY))
            .findFirst()
            .orElseThrow();
    return name(sender.getClassName(), sender.getMethodName(), "delivery");
  }

  private static boolean isEngine(StackFrame frame) {
    String type = frame.getClassName();
    return !type.equals(SiteStore.class.getName())
        && !type.equals(DomainStore.class.getName())
        && (type.startsWith(ENGINE) || type.startsWith(COLLECTOR));
  }

  /** One name for a method and the lambdas in it. */
  static String name(String type, String method, String request) {
    String plain = method.startsWith("lambda$") ? method.split("\\$", -1)[1] : method;
    return type.substring(type.lastIndexOf('.') + 1) + "." + plain + " " + request;
  }
}
