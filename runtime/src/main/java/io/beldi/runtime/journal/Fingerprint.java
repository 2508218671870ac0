package io.beldi.runtime.journal;

import io.beldi.runtime.codec.StoredForm;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.store.ItemKey;
import java.util.List;

/**
 * A hash of what a step is about (FNV-1a, 64 bits): enough to notice that a body took another way
 * than the attempt that was recorded.
 */
public final class Fingerprint {
  private static final long BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private Fingerprint() {}

  public static long of(String target) {
    return add(BASIS, target);
  }

  public static long of(String target, Bytes content) {
    long hash = add(BASIS, target);
    for (byte octet : content.toByteArray()) {
      hash = (hash ^ (octet & 0xff)) * PRIME;
    }
    return hash;
  }

  public static long of(List<ItemKey> keys) {
    long hash = BASIS;
    for (ItemKey key : keys) {
      hash = add(hash, key.table().name());
      hash = add(hash, StoredForm.toText(key.partition()));
      if (key.sort() != null) {
        hash = add(hash, StoredForm.toText(key.sort()));
      }
    }
    return hash;
  }

  private static long add(long start, String text) {
    long hash = (start ^ text.length()) * PRIME;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * PRIME;
    }
    return hash;
  }
}
