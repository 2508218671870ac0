package io.beldi.testkit.sim.choice;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Goes through every sequence of decisions, run by run, like the wheels of an odometer; within
 * budgets, since interruptions and faults multiply. Everything but who goes next and what goes
 * wrong takes its plainest outcome.
 *
 * <pre>{@code
 * Odometer odometer = Odometer.bounded(2, 1);
 * do {
 *   run(new Choice(odometer));
 * } while (odometer.advance());
 * }</pre>
 */
public final class Odometer implements Driver {
  private static final int UNLIMITED = Integer.MAX_VALUE;

  private final int interruptions;
  private final int faults;
  private final boolean everything;
  private final boolean countsNext;
  private int[] values = new int[64];
  private int[] bounds = new int[64];
  private @Nullable Weights[] limits = new Weights[64];
  private int length;
  private int position;
  private int interrupted;
  private int failed;

  private Odometer(int interruptions, int faults, boolean everything, boolean countsNext) {
    this.interruptions = interruptions;
    this.faults = faults;
    this.everything = everything;
    this.countsNext = countsNext;
  }

  /** Every sequence of decisions of every kind. */
  public static Odometer exhaustive() {
    return new Odometer(UNLIMITED, UNLIMITED, true, false);
  }

  /** Every order with at most so many interruptions, with at most so many faults. */
  public static Odometer bounded(int interruptions, int faults) {
    return new Odometer(interruptions, faults, false, false);
  }

  /** Every order, with at most so many faults. */
  public static Odometer allOrders(int faults) {
    return new Odometer(UNLIMITED, faults, false, false);
  }

  /**
   * Every order in which at most so many times somebody goes next other than whoever went last, or,
   * where that one has ended or waits, whoever could go on last: for executions that call each
   * other, of which there are too many orders even without interruptions.
   */
  public static Odometer turned(int turns) {
    return new Odometer(turns, 0, false, true);
  }

  @Override
  public int choose(Label label, int bound, @Nullable Weights weights) {
    int value = turn(label, bound, weights);
    return countsNext && label == Label.NEXT ? bound - 1 - value : value;
  }

  private int turn(Label label, int bound, @Nullable Weights weights) {
    if (!isOpen(label)) {
      return 0;
    }
    if (position == length) {
      append(bound, weights);
    }
    if (bounds[position] != bound) {
      throw new IllegalStateException("the same decisions led to another question");
    }
    int value = values[position++];
    if (value > 0) {
      interrupted += label == Label.SWITCH || (countsNext && label == Label.NEXT) ? 1 : 0;
      failed += label == Label.FAULT ? 1 : 0;
    }
    return value;
  }

  /** Prepares the next run; false if there is none. */
  public boolean advance() {
    if (position != length) {
      throw new IllegalStateException("the same decisions led to fewer questions");
    }
    position = 0;
    interrupted = 0;
    failed = 0;
    while (length > 0) {
      int last = length - 1;
      do {
        values[last]++;
      } while (values[last] < bounds[last] && !isPossible(last));
      if (values[last] < bounds[last]) {
        return true;
      }
      length = last;
    }
    return false;
  }

  @Override
  public boolean choosesOrder() {
    return true;
  }

  private boolean isOpen(Label label) {
    return switch (label) {
      case SWITCH -> interrupted < interruptions;
      case FAULT -> failed < faults;
      case NEXT -> !countsNext || interrupted < interruptions;
      case OMIT -> false;
      case KNOB, OPERATION, DELAY, EXTENT -> everything;
    };
  }

  private boolean isPossible(int index) {
    Weights weights = limits[index];
    return weights == null || weights.isPossible(values[index]);
  }

  private void append(int bound, @Nullable Weights weights) {
    if (length == values.length) {
      values = Arrays.copyOf(values, 2 * length);
      bounds = Arrays.copyOf(bounds, 2 * length);
      limits = Arrays.copyOf(limits, 2 * length);
    }
    values[length] = 0;
    bounds[length] = bound;
    limits[length] = weights;
    length++;
  }
}
