package io.beldi.runtime.daal;

import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Outcome;
import io.beldi.runtime.store.Outcome.Reason;
import io.beldi.runtime.store.Query;
import io.beldi.runtime.store.Scan;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.Table;
import io.beldi.runtime.store.Write;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Stores that are told of each request, or decide what becomes of each write. */
final class FatedStore {
  private FatedStore() {}

  /** What becomes of a write. */
  enum Fate {
    DONE,
    /** Done, but its sender does not hear of it. */
    REPLY_LOST,
    THROTTLED,
    CONFLICT
  }

  /** Tells of the table of each request before it is sent. */
  static Store watched(Store store, Consumer<Table> before) {
    return proxy(
        (method, argument) -> {
          if (argument instanceof ItemKey key) {
            before.accept(key.table());
          } else if (argument instanceof Query query) {
            before.accept(query.table());
          } else if (argument instanceof Scan scan) {
            before.accept(scan.table());
          } else if (argument instanceof Write write) {
            before.accept(write.key().table());
          } else {
            throw new AssertionError("the engine makes no such request: " + method);
          }
          return null;
        },
        store);
  }

  static Store fated(Store store, Function<Write, Fate> fates) {
    return proxy(
        (method, argument) -> {
          if (!(argument instanceof Write write)) {
            return null;
          }
          return switch (fates.apply(write)) {
            case DONE -> null;
            case REPLY_LOST -> {
              Outcome unheard = store.write(write);
              yield new Outcome.Unknown("lost: " + unheard);
            }
            case THROTTLED -> new Outcome.Refused(List.of(new Reason.Throttled()));
            case CONFLICT -> new Outcome.Refused(List.of(new Reason.Conflict()));
          };
        },
        store);
  }

  /** Answers a request in the store's place, or with null leaves it to the store. */
  private interface Hook {
    @org.jspecify.annotations.Nullable
    Object answer(String method, Object argument);
  }

  private static Store proxy(Hook hook, Store store) {
    return (Store)
        Proxy.newProxyInstance(
            Store.class.getClassLoader(),
            new Class<?>[] {Store.class},
            (self, method, arguments) -> {
              Object answer = hook.answer(method.getName(), arguments[0]);
              if (answer != null) {
                return answer;
              }
              try {
                return method.invoke(store, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            });
  }
}
