package io.beldi.runtime.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.runtime.invoke.Concurrency;
import io.beldi.runtime.invoke.Envelope;
import io.beldi.runtime.invoke.Envelope.Origin;
import io.beldi.runtime.invoke.Ids;
import io.beldi.runtime.invoke.Platform;
import io.beldi.runtime.invoke.Probe;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.journal.InstanceId;
import io.beldi.runtime.journal.Path;
import io.beldi.runtime.journal.Stamp;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Processes that were restored from one snapshot draw the same chance, if nobody takes care. */
final class RequestNamesTest {
  private static final int LONGEST_TOKEN = 36;

  @Test
  void clonesThatAttemptOtherInstancesOrWithOtherStampsNameTheirRequestsOtherwise() {
    Stamp second = Stamp.NONE.next().next();
    List<RequestNames> attempts =
        List.of(
            clone(InstanceId.root("a"), second),
            clone(InstanceId.root("b"), second),
            clone(InstanceId.root("a"), second.next()),
            clone(new InstanceId("a", new Path("#b")), second));
    List<String> names = new ArrayList<>();
    for (RequestNames attempt : attempts) {
      names.add(attempt.next());
      names.add(attempt.next());
    }
    assertThat(names).hasSize(2 * attempts.size()).doesNotHaveDuplicates();
  }

  @Test
  void evenTheLastNameOfAnAttemptIsAShortEnoughToken() {
    String first = clone(InstanceId.root("a"), Stamp.NONE.next()).next();
    assertThat(first).endsWith(".1");
    String last = first.substring(0, first.length() - 1) + Integer.MAX_VALUE;
    assertThat(last).hasSizeLessThanOrEqualTo(LONGEST_TOKEN);
  }

  private static RequestNames clone(InstanceId instance, Stamp stamp) {
    Envelope envelope =
        new Envelope(instance, "", stamp, false, Origin.ROOT, 0, 0, 1, "f", "1", Bytes.utf8("{}"));
    Platform platform =
        new Platform(new Bench.TestClock(), new SameIds(), Concurrency.threads(), Probe.none());
    return new RequestNames(platform, envelope);
  }

  private static final class SameIds implements Ids {
    @Override
    public String instance() {
      return "same";
    }

    @Override
    public long random() {
      return 7;
    }
  }
}
