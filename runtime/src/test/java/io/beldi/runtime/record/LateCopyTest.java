package io.beldi.runtime.record;

import static io.beldi.runtime.record.Functions.count;
import static io.beldi.runtime.record.Functions.effectful;
import static io.beldi.runtime.record.Functions.row;
import static io.beldi.runtime.record.Functions.step;
import static io.beldi.runtime.record.Workflows.BUMP;
import static io.beldi.runtime.record.Workflows.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.journal.InstanceId;
import io.beldi.runtime.journal.Journal;
import io.beldi.runtime.journal.JournalRecord;
import io.beldi.runtime.record.Functions.Function;
import io.beldi.runtime.store.Outcome;
import io.beldi.runtime.store.Outcome.Reason;
import io.beldi.runtime.store.Store;
import io.beldi.runtime.store.Write;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A copy of a request that the network held back arrives when its sender has long gone on. */
final class LateCopyTest {
  private final List<List<Write>> groups = new ArrayList<>();

  @Test
  void aLateCopyOfACommitIsRefusedByTheNumberOfCommitsThoughTheStampIsStillTheSame() {
    Bench[] bench = new Bench[1];
    List<Outcome> late = new ArrayList<>();
    Function root =
        effectful(
            "root",
            (self, in) -> {
              call(self, 1, BUMP, "claims");
              self.update(step(2), row("a"), count(1));
              call(self, 3, BUMP, "b");
              late.add(bench[0].memory.transact(commitOf("a"), "another token"));
              self.update(step(4), row("c"), count(1));
              return "";
            });
    bench[0] = new Bench(this::remembering, true, BUMP, root);

    bench[0].result("root", "key", "");

    assertThat(late).hasSize(1);
    assertThat(late.get(0)).isInstanceOf(Outcome.Refused.class);
    assertThat(((Outcome.Refused) late.get(0)).reasons().get(0))
        .as("the record's own condition")
        .isInstanceOf(Reason.ConditionFailed.class);
    assertThat(bench[0].number("a")).isEqualTo(1);
    assertThat(bench[0].number("c")).as("the sender goes on undisturbed").isEqualTo(1);
    Item record = bench[0].item(new Journal("beldi.", 4).key(InstanceId.keyed("test.root", "key")));
    assertThat(record).isNotNull();
    assertThat(new JournalRecord(record).commits()).isEqualTo(3);
  }

  private List<Write> commitOf(String key) {
    return groups.stream()
        .filter(group -> group.stream().anyMatch(write -> write.key().equals(row(key))))
        .findFirst()
        .orElseThrow();
  }

  @SuppressWarnings("unchecked")
  private Store remembering(Store store) {
    return (Store)
        Proxy.newProxyInstance(
            Store.class.getClassLoader(),
            new Class<?>[] {Store.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("transact")) {
                groups.add((List<Write>) arguments[0]);
              }
              try {
                return method.invoke(store, arguments);
              } catch (InvocationTargetException thrown) {
                throw Objects.requireNonNull(thrown.getCause(), "cause");
              }
            });
  }
}
