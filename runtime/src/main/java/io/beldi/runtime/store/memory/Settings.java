package io.beldi.runtime.store.memory;

import io.beldi.runtime.store.model.PageBuilder;
import java.time.InstantSource;

/**
 * What the model leaves open, for tests that look into the corners.
 *
 * @param clock when tokens expire
 * @param pageItems the most items of a page whatever a request asks for, at least 1
 * @param pageBytes the size at which a page ends, in bytes
 * @param indexLag by how many writes the indexes of a table lag behind it, at least 0
 */
public record Settings(InstantSource clock, int pageItems, long pageBytes, int indexLag) {

  /** DynamoDB's limits, and indexes that do not lag. */
  public static Settings standard() {
    return new Settings(InstantSource.system(), Integer.MAX_VALUE, PageBuilder.MAX_BYTES, 0);
  }

  /** These settings with another clock. */
  public Settings withClock(InstantSource other) {
    return new Settings(other, pageItems, pageBytes, indexLag);
  }

  /** These settings with smaller pages. */
  public Settings withPages(int items, long bytes) {
    return new Settings(clock, items, bytes, indexLag);
  }

  /** These settings with indexes that lag. */
  public Settings withIndexLag(int writes) {
    return new Settings(clock, pageItems, pageBytes, writes);
  }
}
