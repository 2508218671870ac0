package io.beldi.compiler.steps;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The steps of a function as the lock knows them.
 *
 * @param version 1 at first, one more whenever the steps change
 * @param gone the steps that were removed, whose numbers are not used again
 */
record LockedFunction(String name, int version, List<LockedStep> steps, List<Gone> gone) {
  LockedFunction {
    steps = List.copyOf(steps);
    gone = List.copyOf(gone);
  }

  /** A step that was removed with a version. */
  record Gone(int number, String what, int since) {}

  /** The line of the function. */
  String line() {
    return "function "
        + name
        + " v"
        + version
        + steps.stream().map(step -> " " + step.text()).collect(Collectors.joining());
  }

  /** The lines of its removed steps. */
  List<String> goneLines() {
    return gone.stream()
        .map(
            it ->
                "gone " + name + " step " + it.number() + " " + it.what() + " since v" + it.since())
        .toList();
  }
}
