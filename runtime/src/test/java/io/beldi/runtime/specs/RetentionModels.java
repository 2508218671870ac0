package io.beldi.runtime.specs;

import static io.beldi.runtime.specs.Model.fails;
import static io.beldi.runtime.specs.Model.holds;

import io.beldi.runtime.journal.Waits;
import java.time.Duration;
import java.util.List;

/**
 * The configurations of the spec about deletion. Their waits come from the class that the engine
 * takes its own from: what it computes has to hold, and one unit less has to fail.
 */
final class RetentionModels {
  private static final String SPEC = "Retention";
  private static final String ONCE = "EffectOnce";
  private static final String NOT_REFUSED = "NeverRefusedWhenFirst";
  private static final String BOTH = ONCE + " " + NOT_REFUSED;

  /** The times that the spec was first checked with: no late events, equal clocks. */
  private static final Waits PLAIN = waits(2, 0, 1, 0, 6);

  /** Every part of the sum counts. */
  private static final Waits FULL = waits(1, 1, 1, 1, 2);

  static final List<Model> ALL =
      List.of(
          holds(SPEC, "ret_safe", 612_960).made(configuration(PLAIN, 0, "none", BOTH)),
          fails(SPEC, "ret_bad_short", ONCE, 15).made(configuration(PLAIN, 1, "none", ONCE)),
          holds(SPEC, "ret_safe_attemptage", 612_960)
              .made(configuration(PLAIN, 0, "attemptAge", ONCE)),
          fails(SPEC, "ret_bad_attemptage", ONCE, 15)
              .made(configuration(PLAIN, 1, "attemptAge", ONCE)),
          holds(SPEC, "ret_safe_idage_effects", 433_550)
              .made(configuration(PLAIN, 2, "idAge", ONCE)),
          fails(SPEC, "ret_bad_idage", NOT_REFUSED, 9)
              .made(configuration(PLAIN, 0, "idAge", NOT_REFUSED)),
          holds(SPEC, "ret_safe_full", 85_356).made(configuration(FULL, 0, "none", BOTH)).always(),
          fails(SPEC, "ret_bad_full", ONCE, 11)
              .made(configuration(FULL, 1, "none", ONCE))
              .always());

  private RetentionModels() {}

  private static Waits waits(long attempt, long event, long flight, long skew, long stretch) {
    return new Waits(
        Duration.ofSeconds(attempt),
        Duration.ofSeconds(event),
        Duration.ofSeconds(flight),
        Duration.ofSeconds(skew),
        Duration.ofSeconds(stretch));
  }

  /**
   * @param less how much sooner than computed the record goes
   * @param refuse the rule for commits that would create a record
   */
  private static String configuration(Waits waits, long less, String refuse, String invariants) {
    long retention = waits.records().toSeconds();
    return String.join(
        "\n",
        "SPECIFICATION Spec",
        "CONSTANTS A = {11, 12, 13}",
        constant("L", waits.attempt().toSeconds()),
        constant("D", waits.event().toSeconds()),
        constant("N", waits.flight().toSeconds()),
        constant("S", waits.skew().toSeconds()),
        constant("R", waits.stretch().toSeconds()),
        constant("T2", retention - less),
        " REFUSE = \"" + refuse + "\"",
        constant("MaxTime", 2 * retention + 6),
        "INVARIANTS " + invariants,
        "");
  }

  private static String constant(String name, long value) {
    return " " + name + " = " + value;
  }
}
