package io.beldi.runtime.store.model;

import io.beldi.runtime.store.Condition;
import io.beldi.runtime.store.Write;

/** How long a write's condition and changes may be once they are written out for DynamoDB. */
final class ExpressionRules {
  private static final int MAX_BYTES = 4096;

  /** Rendering takes under 60 bytes a leaf, so that fewer leaves need not be rendered. */
  private static final int SHORT = 64;

  private ExpressionRules() {}

  static void check(Write write) {
    checkLength("condition", write, leaves(write.condition()));
    if (write instanceof Write.Update update) {
      checkLength("update", write, update.changes().size());
    }
  }

  private static void checkLength(String part, Write write, int leaves) {
    if (leaves < SHORT) {
      return;
    }
    Expression expression = new Expression();
    String text =
        part.equals("update")
            ? expression.update(((Write.Update) write).changes())
            : expression.condition(write.condition());
    if (text.length() > MAX_BYTES) {
      throw RequestRules.invalid(
          part + " takes " + text.length() + " bytes, at most " + MAX_BYTES + " are accepted");
    }
  }

  private static int leaves(Condition condition) {
    if (condition instanceof Condition.All all) {
      return all.conditions().stream().mapToInt(ExpressionRules::leaves).sum();
    }
    if (condition instanceof Condition.Any any) {
      return any.conditions().stream().mapToInt(ExpressionRules::leaves).sum();
    }
    return 1;
  }
}
