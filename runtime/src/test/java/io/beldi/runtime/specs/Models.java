package io.beldi.runtime.specs;

import static io.beldi.runtime.specs.Model.fails;
import static io.beldi.runtime.specs.Model.holds;
import static io.beldi.runtime.specs.Model.never;

import java.util.List;
import java.util.stream.Stream;

/** What each configuration shows; {@code specs/README.md} says it in words. */
final class Models {
  private static final List<Model> CALLS =
      List.of(
          holds("Calls", "calls_safe", 521_436),
          holds("Calls", "calls_safe_tries", 618_363),
          holds("Calls", "calls_live", 34_287),
          fails("Calls", "calls_bad_flat", "Agree", 19),
          fails("Calls", "calls_bad_lax", "Agree", 17),
          fails("Calls", "calls_bad_dup", "Agree", 15).always(),
          fails("Calls", "calls_bad_sealmissing", "Agree", 15).always(),
          fails("Calls", "calls_bad_unknown", "Agree", 14));

  private static final List<Model> ONE_RESULT =
      List.of(
          holds("OneResult", "one_safe", 623).always(),
          holds("OneResult", "one_safe_effects", 527),
          fails("OneResult", "one_bad", "OneResult", 6).always());

  private static final List<Model> RELEASE =
      List.of(
          holds("Release", "release_safe", 877_758),
          holds("Release", "release_live", 13_422),
          fails("Release", "release_bad_seal", "NoLate", 13),
          fails("Release", "release_bad_look", "ToldTruth", 7).always());

  private static final List<Model> SPAWN =
      List.of(
          holds("Spawn", "spawn_safe", 226_146),
          holds("Spawn", "spawn_live", 42_915),
          holds("Spawn", "spawn_safe_park", 2_088_939),
          fails("Spawn", "spawn_bad_hintdup", "Agree", 13).always(),
          never("Spawn", "spawn_bad_epstrict", "Ends"),
          fails("Spawn", "spawn_bad_eplax", "Agree", 16),
          fails("Spawn", "spawn_bad_park", "NoLate", 13),
          fails("Spawn", "spawn_bad_parkcallee", "NoLate", 13));

  private static final List<Model> JOINT =
      List.of(
          holds("Joint", "joint_safe", 499_521),
          holds("Joint", "joint_safe_each", 553_173),
          holds("Joint", "joint_safe_short", 30_075),
          fails("Joint", "joint_bad_counter", "Serializable", 12),
          fails("Joint", "joint_bad_nover", "Serializable", 9),
          fails("Joint", "joint_bad_norec", "OnceCommitted", 11),
          fails("Joint", "joint_bad_noval", "Opaque", 8),
          fails("Joint", "joint_bad_pushstamp", "Serializable", 7).always(),
          fails("Joint", "joint_bad_bound", "ShortIsReal", 10));

  private static final List<Model> SOVEREIGN =
      List.of(
          holds("Sovereign", "sov_safe_dups_nd", 107_580),
          holds("Sovereign", "sov_safe_atts_nd", 2_182_248),
          holds("Sovereign", "sov_safe_read", 324_174),
          holds("Sovereign", "sov_safe_consult", 69_738),
          holds("Sovereign", "sov_safe_settle", 94_569),
          holds("Sovereign", "sov_live", 8_211),
          holds("Sovereign", "sov_live_nodue", 3_036),
          holds("Sovereign", "sov_live_crash", 8_751),
          fails("Sovereign", "sov_bad_txid", "Atomic", 19),
          fails("Sovereign", "sov_bad_txid_input", "Atomic", 19),
          fails("Sovereign", "sov_bad_prepgone", "Atomic", 19),
          fails("Sovereign", "sov_bad_earlygc", "Atomic", 17),
          fails("Sovereign", "sov_bad_nolockcheck", "Atomic", 15).always(),
          never("Sovereign", "sov_bad_lateprep", "Released"),
          never("Sovereign", "sov_bad_nodue", "Released"));

  private static final List<Model> LOCKS =
      List.of(
          holds("Locks", "locks_safe", 234).always(),
          holds("Locks", "locks_safe_skew", 62),
          holds("Locks", "locks_safe_newage", 368),
          never("Locks", "locks_bad_deadlock", "Termination").always(),
          never("Locks", "locks_bad_nowait", "Termination"),
          never("Locks", "locks_bad_diewait", "Termination"),
          fails("Locks", "locks_bad_skew", "NoSkew", 9));

  static final List<Model> ALL =
      Stream.of(CALLS, ONE_RESULT, RELEASE, SPAWN, RetentionModels.ALL, JOINT, SOVEREIGN, LOCKS)
          .flatMap(List::stream)
          .toList();

  private Models() {}
}
