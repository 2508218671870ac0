package io.beldi.runtime.record;

import io.beldi.runtime.journal.Path;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListSet;

/** Which steps may tell the body that all is well before the store has said so. */
final class Assumptions {
  private final ConcurrentSkipListSet<String> wrong = new ConcurrentSkipListSet<>();

  /** False of a step that was wrong once: it looks at the row from then on. */
  boolean hold(Path step) {
    return !wrong.contains(step.text());
  }

  void distrust(List<Path> steps) {
    steps.forEach(step -> wrong.add(step.text()));
  }
}
