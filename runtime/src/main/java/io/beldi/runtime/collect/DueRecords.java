package io.beldi.runtime.collect;

import io.beldi.runtime.item.Item;

/** Sees to records of the journal that are due and are not of instances. */
public interface DueRecords {
  /**
   * Does what is to be done with a record that is due.
   *
   * @param due may be old, as an index gives it
   * @return false if it is of an instance, and nothing was done
   */
  boolean look(Item due);

  /** Where every record is of an instance. */
  static DueRecords none() {
    return due -> false;
  }
}
