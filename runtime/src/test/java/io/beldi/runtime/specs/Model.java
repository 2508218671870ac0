package io.beldi.runtime.specs;

import java.util.List;
import java.util.Optional;

/**
 * One configuration of a spec, and what checking it has to show.
 *
 * @param spec name of the module
 * @param name of the configuration
 * @param violated the invariant or property that fails; empty where all hold
 * @param states distinct states where all hold; states of the shortest trace to a violated
 *     invariant; 0 for a violated liveness property, whose trace is not the shortest
 * @param quick whether it is checked in every build
 * @param text of a configuration that is made by the suite; empty where a file has it
 */
record Model(
    String spec,
    String name,
    Optional<String> violated,
    long states,
    boolean quick,
    Optional<String> text) {

  static Model holds(String spec, String name, long states) {
    return new Model(spec, name, Optional.empty(), states, false, Optional.empty());
  }

  /** Fails on an invariant, after a shortest trace of so many states. */
  static Model fails(String spec, String name, String invariant, long trace) {
    return new Model(spec, name, Optional.of(invariant), trace, false, Optional.empty());
  }

  /** Fails on a liveness property. */
  static Model never(String spec, String name, String property) {
    return new Model(spec, name, Optional.of(property), 0, false, Optional.empty());
  }

  /** This one, checked in every build. */
  Model always() {
    return new Model(spec, name, violated, states, true, text);
  }

  /** This one, with a configuration that no file has. */
  Model made(String configuration) {
    return new Model(spec, name, violated, states, quick, Optional.of(configuration));
  }

  boolean mustFail() {
    return violated.isPresent();
  }

  /** All of them. */
  static List<Model> all() {
    return Models.ALL;
  }

  @Override
  public String toString() {
    return name;
  }
}
