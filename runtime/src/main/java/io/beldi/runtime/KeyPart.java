package io.beldi.runtime;

import io.beldi.runtime.codec.Codec;
import io.beldi.runtime.codec.StoredForm;
import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.Table.KeyType;

/** How one part of a key is stored. */
public record KeyPart<K>(KeyType type, Codec<K> codec) {

  public static <K> KeyPart<K> text(Codec<K> codec) {
    return new KeyPart<>(KeyType.TEXT, codec);
  }

  public static <K> KeyPart<K> number(Codec<K> codec) {
    return new KeyPart<>(KeyType.NUMBER, codec);
  }

  public static <K> KeyPart<K> bytes(Codec<K> codec) {
    return new KeyPart<>(KeyType.BYTES, codec);
  }

  Value store(K key) {
    return StoredForm.toValue(codec, key);
  }

  K load(Value stored) {
    return StoredForm.fromValue(codec, stored);
  }
}
