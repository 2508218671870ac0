package io.beldi.testkit.sim;

import io.beldi.runtime.Application;
import io.beldi.runtime.invoke.Reply;
import io.beldi.runtime.store.Store;
import java.util.List;

/** A program under test, what clients ask of it, and what must hold. One object serves one run. */
public interface Workload {
  /** For people. */
  String name();

  /** The program; may be the same in all runs. */
  Application application();

  /** Writes the rows that are there at the beginning. */
  default void setUp(Store store) {}

  /** What clients ask for; drawn before anything runs, so that faults do not change it. */
  List<Operation> operations(Draw draw, int count);

  /** How many clients ask for them, in turns; 0: as each run decides. */
  default int clients() {
    return 0;
  }

  /** Whether a fault is a legitimate end of an instance of that function. */
  default boolean mayFault(String function) {
    return false;
  }

  /** A client asks for the first time. */
  default void asked(Operation operation) {}

  /**
   * A client was answered; also when it asks again under its key.
   *
   * @throws Violation if it must not be this
   */
  default void answered(Operation operation, Reply reply) {}

  /**
   * Looks at the rows in the middle of a run.
   *
   * @throws Violation if they are not as they must always be
   */
  default void during(Look look) {}

  /**
   * Looks at the rows at rest, when everything has ended.
   *
   * @param observations one of each operation; where it is a {@code Conflict}, or there is no
   *     reply, the operation may have been done all the same, or not at all
   * @throws Violation if they are not as they must be
   */
  void atRest(Look look, List<Observation> observations);
}
