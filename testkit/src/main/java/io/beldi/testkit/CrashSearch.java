package io.beldi.testkit;

import io.beldi.runtime.Application;
import io.beldi.testkit.StoredState.Change;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Runs something once undisturbed, then once for every point at which a crash can hit it, and
 * compares how each run ends.
 *
 * <p>A point is a moment before or after one request to the store: of any attempt, also of one that
 * makes up for an earlier crash, of the collector, and of the test itself. At each the process
 * ends; and, where the attempt that sends the request is not all that runs there, also that attempt
 * alone. Between two requests nothing that an attempt does can be seen from outside, so there is no
 * need for more points; only what plain Java steps do to the outside world escapes this.
 *
 * <p>With pairs, each of these runs is repeated with a second crash of both kinds at each of its
 * later points.
 */
public final class CrashSearch {
  private static final int SHOWN = 3;

  private final World.Cast cast;
  private final Play play;
  private final Progress progress;
  private final List<Difference> shown = new ArrayList<>();
  private long differences;
  private long processCrashes;
  private long attemptCrashes;
  private long pairs;
  private long expected;

  /** On the default engine. */
  public CrashSearch(Application application, Play play, Progress progress) {
    this(new World.Cast(application), play, progress);
  }

  public CrashSearch(World.Cast cast, Play play, Progress progress) {
    this.cast = cast;
    this.play = play;
    this.progress = progress;
  }

  /** How one run ended. */
  private record End(
      List<String> failures,
      StoredState state,
      int requests,
      BitSet accompanied,
      List<TraceLine> trace) {}

  /**
   * Runs it.
   *
   * @param withPairs whether with pairs of crashes
   */
  public CrashReport run(boolean withPairs) {
    End plain = end(List.of(), true);
    if (plain.failures().isEmpty()) {
      List<CrashPoint> points = later(plain, 0);
      expected = points.size();
      List<End> ends = new ArrayList<>();
      for (CrashPoint point : points) {
        ends.add(check(plain, List.of(point)));
        if (point.victim() == Victim.PROCESS) {
          processCrashes++;
        } else {
          attemptCrashes++;
        }
      }
      if (withPairs) {
        pairs(plain, points, ends);
      }
    }
    return new CrashReport(
        plain.failures(),
        plain.requests(),
        plain.trace(),
        processCrashes,
        attemptCrashes,
        pairs,
        differences,
        shown);
  }

  private void pairs(End plain, List<CrashPoint> firsts, List<End> ends) {
    List<List<CrashPoint>> seconds = new ArrayList<>();
    for (int i = 0; i < firsts.size(); i++) {
      seconds.add(later(ends.get(i), firsts.get(i).request()));
      expected += seconds.get(i).size();
    }
    for (int i = 0; i < firsts.size(); i++) {
      for (CrashPoint second : seconds.get(i)) {
        pairs++;
        check(plain, List.of(firsts.get(i), second));
      }
    }
  }

  /** All points of a run after a request. */
  private static List<CrashPoint> later(End run, int request) {
    List<CrashPoint> points = new ArrayList<>();
    for (int next = request + 1; next <= run.requests(); next++) {
      for (Victim victim : Victim.values()) {
        if (victim == Victim.PROCESS || run.accompanied().get(next)) {
          points.add(new CrashPoint(next, false, victim));
          points.add(new CrashPoint(next, true, victim));
        }
      }
    }
    return points;
  }

  private End check(End plain, List<CrashPoint> crashes) {
    End end = end(crashes, false);
    if (!end.failures().isEmpty() || !end.state().equals(plain.state())) {
      differences++;
      if (shown.size() < SHOWN) {
        shown.add(difference(plain, crashes, end));
      }
    }
    progress.ran(processCrashes + attemptCrashes + pairs, expected);
    return end;
  }

  private Difference difference(End plain, List<CrashPoint> crashes, End end) {
    List<Change> changes = plain.state().changes(end.state());
    // The same run once more, this time to be read: writing down is what would make it slow.
    return new Difference(crashes, end.failures(), changes, end(crashes, true).trace());
  }

  private End end(List<CrashPoint> crashes, boolean traced) {
    World world = new World(cast, crashes, traced);
    List<String> failures = new ArrayList<>();
    try {
      failures.addAll(play.in(world));
    } catch (AssertionError | RuntimeException thrown) {
      failures.add(String.valueOf(thrown));
    }
    return new End(failures, world.state(), world.requests(), world.accompanied(), world.trace());
  }
}
