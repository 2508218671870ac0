package io.beldi.runtime.sqlite;

import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.Write;
import io.beldi.runtime.store.model.Expression;
import io.beldi.runtime.store.model.KeyAttributes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells one group of writes from another under the same token. */
final class GroupDigest {
  private GroupDigest() {}

  /** SHA-256 over everything that the writes say. */
  static byte[] of(List<Write> writes) {
    MessageDigest digest = sha256();
    for (Write write : writes) {
      Expression expression = new Expression();
      add(digest, write.getClass().getSimpleName());
      add(digest, write.key().table().name());
      add(digest, ItemJson.encode(KeyAttributes.of(write.key())));
      add(digest, expression.condition(write.condition()));
      if (write instanceof Write.Update update) {
        add(digest, expression.update(update.changes()));
      } else if (write instanceof Write.Put put) {
        add(digest, ItemJson.encode(put.item()));
      }
      addPlaceholders(digest, expression);
    }
    return digest.digest();
  }

  private static void addPlaceholders(MessageDigest digest, Expression expression) {
    Map<String, Value> names = new LinkedHashMap<>();
    expression.names().forEach((placeholder, name) -> names.put(placeholder, Value.text(name)));
    add(digest, ItemJson.encode(names));
    add(digest, ItemJson.encode(expression.values()));
  }

  /** Each part is led by its length, so that no two lists of parts run together alike. */
  private static void add(MessageDigest digest, String part) {
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
