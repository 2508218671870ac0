package io.beldi.testkit;

import java.util.List;

/** What is run again and again, each time in a new {@link World}; the same every time. */
@FunctionalInterface
public interface Play {
  /**
   * Plays it, to the end of all work.
   *
   * @return what did not hold, one text each; empty if all is well
   */
  List<String> in(World world);
}
