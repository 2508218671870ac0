package io.beldi.runtime;

/**
 * One attempt of a transaction block: the scope in which its body runs. Writes nothing before
 * {@link #commit}; an attempt that is dropped has cost nothing.
 */
public interface Transaction extends Instance {

  /**
   * Makes the block's writes visible, all at once, if all that it read still holds.
   *
   * @throws TransactionConflict if it does not: the block must run again
   */
  void commit();

  /**
   * Commits and ends the instance in one request. Only for a block whose tail to the end of the
   * function ran in this scope.
   *
   * @return {@code result}, for the function to return
   */
  <O> O commitAndReturn(O result);
}
