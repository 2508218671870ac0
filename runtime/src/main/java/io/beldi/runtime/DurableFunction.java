package io.beldi.runtime;

/**
 * A function of a service, as the compiler writes it: its contract and its body. Holds no state of
 * its own; one object serves all instances, at the same time.
 */
public abstract class DurableFunction<I, O> {
  private final Signature<I, O> signature;

  protected DurableFunction(Signature<I, O> signature) {
    this.signature = signature;
  }

  public final Signature<I, O> signature() {
    return signature;
  }

  /**
   * The body. Touches the world only through {@code self}, and gives the same answers to the same
   * observations, so that an engine may run it again.
   *
   * @throws DeclaredError as the result of the instance, if the contract lists it
   */
  public abstract O execute(Instance self, I in) throws DeclaredError;
}
