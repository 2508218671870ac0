package io.beldi.runtime.invoke;

/** What an engine needs of the machine it runs on, beside its store and its invoker. */
public record Platform(Clock clock, Ids ids, Concurrency concurrency, Probe probe) {
  /** This machine. */
  public static Platform system() {
    Clock clock = Clock.system();
    return new Platform(clock, Ids.random(clock), Concurrency.threads(), Probe.none());
  }
}
