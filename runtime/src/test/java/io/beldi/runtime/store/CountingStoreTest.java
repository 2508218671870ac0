package io.beldi.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.beldi.runtime.item.Item;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.memory.MemoryStore;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CountingStoreTest {
  private static final Table TABLE = Table.keyed("counted", Table.KeyType.NUMBER);

  private final CountingStore store = new CountingStore(new MemoryStore());

  @BeforeEach
  void createTable() {
    store.createTables(List.of(TABLE));
  }

  private static ItemKey key(long number) {
    return ItemKey.of(TABLE, Value.number(number));
  }

  private static Write put(long number) {
    return new Write.Put(key(number), Item.of(Map.of()), Condition.always());
  }

  @Test
  void countsEachKindByItself() {
    store.write(put(1));
    store.transact(List.of(put(2), put(3)), "token");
    store.get(key(1));
    store.getAll(List.of(key(1), key(2)));
    store.snapshot(List.of(key(1), key(2), key(3)));
    store.query(new Query(TABLE, null, Value.number(1), null, false, 5, null));
    store.scan(new Scan(TABLE, 5, null));

    RequestCounts counts = store.counts();
    for (RequestKind kind : RequestKind.values()) {
      assertThat(counts.of(kind)).as(kind.name()).isEqualTo(1);
    }
    assertThat(counts.reads()).isEqualTo(5);
    assertThat(counts.writes()).isEqualTo(1);
    assertThat(counts.transactions()).isEqualTo(1);
    assertThat(counts.total()).isEqualTo(7);
    assertThat(counts.itemsRead()).isEqualTo(1 + 2 + 3 + 1 + 3);
    assertThat(counts.itemsWritten()).isEqualTo(3);
    assertThat(RequestCounts.rounds(store.trace())).isEqualTo(7);
  }

  @Test
  void countsABatchOncePerHundredDistinctKeys() {
    List<ItemKey> keys = IntStream.range(0, 101).mapToObj(CountingStoreTest::key).toList();

    store.getAll(keys);

    assertThat(store.counts().of(RequestKind.BATCH)).isEqualTo(2);
    assertThat(store.counts().itemsRead()).isEqualTo(101);
    assertThat(RequestCounts.rounds(store.trace())).isEqualTo(1);
  }

  @Test
  void countsNothingForNoKeys() {
    store.getAll(List.of());
    store.snapshot(List.of());

    assertThat(store.counts().total()).isZero();
  }

  @Test
  void countsARequestThatFails() {
    Throwable thrown =
        catchThrowable(() -> store.write(new Write.Check(key(1), Condition.always())));

    assertThat(thrown).isInstanceOf(StoreException.class);
    assertThat(store.counts().writes()).isEqualTo(1);
  }

  @Test
  void startsAgainAfterAReset() {
    store.get(key(1));
    store.reset();

    assertThat(store.trace()).isEmpty();
  }

  @Test
  void requestsThatOverlapAreOneRound() {
    List<TracedRequest> trace =
        List.of(
            new TracedRequest(RequestKind.GET, List.of(), 1, 0, 2),
            new TracedRequest(RequestKind.GET, List.of(), 1, 1, 3),
            new TracedRequest(RequestKind.WRITE, List.of(), 1, 4, 5));

    assertThat(RequestCounts.rounds(trace)).isEqualTo(2);
  }
}
