package io.beldi.runtime;

/** A {@code test} block. Starts on empty state; its steps run one after another. */
public interface Scenario {

  /** The name that the source gives it. */
  String name();

  /** Where it stands, such as {@code travel.beldi:186:1}. */
  String site();

  /**
   * Plays it.
   *
   * @throws DeclaredError if a statement ends with an error that no {@code expect … fails} awaits
   */
  void play(Stage stage) throws DeclaredError;
}
