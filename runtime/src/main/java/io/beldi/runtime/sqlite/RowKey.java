package io.beldi.runtime.sqlite;

import io.beldi.runtime.store.ItemKey;
import java.util.Arrays;

/** The encoded keys of a row; {@code sk} has no bytes where there is no sort key. */
final class RowKey {
  private final byte[] pk;
  private final byte[] sk;

  RowKey(byte[] pk, byte[] sk) {
    this.pk = pk;
    this.sk = sk;
  }

  static RowKey of(ItemKey key) {
    return new RowKey(KeyBytes.of(key.partition()), KeyBytes.of(key.sort()));
  }

  byte[] pk() {
    return pk;
  }

  byte[] sk() {
    return sk;
  }

  boolean sameAs(RowKey other) {
    return Arrays.equals(pk, other.pk) && Arrays.equals(sk, other.sk);
  }
}
