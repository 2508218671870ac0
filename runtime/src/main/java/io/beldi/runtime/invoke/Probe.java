package io.beldi.runtime.invoke;

/**
 * Is told which way an engine went, so that tests can show that every way out of trouble has been
 * gone. An engine never does anything differently because of it.
 */
@FunctionalInterface
public interface Probe {
  /** A branch was entered; called often, by many threads. */
  void reached(Mark mark);

  /** Takes no notice. */
  static Probe none() {
    return mark -> {};
  }
}
