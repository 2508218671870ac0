package io.beldi.local.simulation.planted;

import io.beldi.runtime.invoke.Invoker;
import io.beldi.runtime.store.Store;
import io.beldi.testkit.sim.Tampering;
import java.util.function.UnaryOperator;

/** What an engine of this design could get wrong, each found within so many seeds. */
public enum PlantedBug implements Tampering {
  NO_SEAL("an attempt reads its record instead of sealing it", SealDefects::none),
  SEAL_ONLY_WHAT_IS_THERE("a record that is missing is not sealed", SealDefects::missing),
  LAX_SEAL("two attempts of one stamp may both seal", SealDefects::lax),
  FINISHED_RUNS_AGAIN("an instance that has ended runs again", SealDefects::finishedRunsAgain),
  UNCONDITIONAL_COMMIT("a commit does not look at the record", CommitDefects::unconditional),
  UNCOUNTED_COMMIT("a commit does not compare the number of commits", CommitDefects::uncounted),
  EFFECT_BEFORE_LOG("effects are written before their evidence", CommitDefects::effectBeforeLog),
  LOG_BEFORE_EFFECT("evidence is written before its effects", CommitDefects::logBeforeEffect),
  UNKNOWN_IS_APPLIED("a lost reply counts as success", CommitDefects::unknownIsApplied),
  NO_VERSIONS("a transaction does not compare versions", CommitDefects::noVersions),
  NO_ROW_CONDITIONS("a commit asks nothing of the rows", CommitDefects::noRowConditions),
  UNSTAMPED_UPDATES("an update leaves the old version", CommitDefects::unstampedUpdates),
  NO_ANSWER_WITHOUT_EFFECT(
      "a key that had no effect keeps no answer", CommitDefects::noAnswerWithoutEffect),
  SPAWN_BEFORE_COMMIT("a child is registered before the commit", SpawnDefects::beforeCommit),
  SPAWN_AFTER_COMMIT("a child is registered after the commit", SpawnDefects::afterCommit),
  HINT_IS_DELIVERY("a hint counts as delivery", SpawnDefects::hintIsDelivery),
  ROOTS_ARE_FORGOTTEN("only spawned instances are looked after", SpawnDefects::rootsAreForgotten),
  CLAIM_SETS_EPOCH("a claim raises the epoch", SpawnDefects::claimSetsEpoch),
  ERROR_IS_ABSENT("a failed read counts as no row", ReadDefects::errorIsAbsent),
  GONE_AT_ONCE("a record may go as soon as its instance has ended", DeletionDefects::atOnce),
  WAIT_WITHOUT_EVENT_AGE("records do not outlive late events", DeletionDefects::withoutEventAge),
  DELETION_BY_PREFIX(
      "who deletes a root deletes all whose names begin alike", DeletionDefects::byPrefix),
  FLAT_STAMPS(
      "later tries of an older attempt outrank a newer one",
      UnaryOperator.identity(),
      CallDefects::flatStamps),
  TRIES_ONLY(
      "each attempt numbers its tries from one again",
      UnaryOperator.identity(),
      CallDefects::triesOnly),
  CALL_SENT_TWICE(
      "a client sends a call twice under one stamp",
      UnaryOperator.identity(),
      CallDefects::sentTwice),
  LOOP_INDEX_LEFT_OUT(
      "the turns of a loop share a name", UnaryOperator.identity(), CallDefects::loopIndexLeftOut),
  ATTEMPT_IN_NAME(
      "each attempt calls under another name",
      UnaryOperator.identity(),
      CallDefects::attemptInName);

  private final String defect;

  @SuppressWarnings("ImmutableEnumChecker") // they keep nothing
  private final UnaryOperator<Store> store;

  @SuppressWarnings("ImmutableEnumChecker") // they keep nothing
  private final UnaryOperator<Invoker> invoker;

  PlantedBug(String defect, UnaryOperator<Store> store) {
    this(defect, store, UnaryOperator.identity());
  }

  PlantedBug(String defect, UnaryOperator<Store> store, UnaryOperator<Invoker> invoker) {
    this.defect = defect;
    this.store = store;
    this.invoker = invoker;
  }

  /** In words. */
  public String defect() {
    return defect;
  }

  @Override
  public Store around(Store used) {
    return store.apply(used);
  }

  @Override
  public Invoker around(Invoker used) {
    return invoker.apply(used);
  }
}
