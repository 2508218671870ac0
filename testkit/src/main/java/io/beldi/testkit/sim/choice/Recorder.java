package io.beldi.testkit.sim.choice;

import java.util.Arrays;

/** Collects decisions. */
final class Recorder {
  private final boolean choosesOrder;
  private final int[][] values = new int[Family.values().length][16];
  private final int[] lengths = new int[values.length];

  Recorder(boolean choosesOrder) {
    this.choosesOrder = choosesOrder;
  }

  void add(Family family, int value) {
    int index = family.index();
    if (lengths[index] == values[index].length) {
      values[index] = Arrays.copyOf(values[index], 2 * lengths[index]);
    }
    values[index][lengths[index]++] = value;
  }

  Recording recording() {
    int[][] copies = new int[values.length][];
    for (int i = 0; i < values.length; i++) {
      copies[i] = Arrays.copyOf(values[i], lengths[i]);
    }
    return new Recording(choosesOrder, copies);
  }
}
