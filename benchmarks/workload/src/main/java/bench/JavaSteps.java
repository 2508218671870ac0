package bench;

/** Steps that cost nothing, so that only their bookkeeping is measured. */
public final class JavaSteps implements Steps {
  @Override
  public int next(int n) {
    return n + 1;
  }
}
