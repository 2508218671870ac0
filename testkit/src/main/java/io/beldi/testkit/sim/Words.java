package io.beldi.testkit.sim;

import io.beldi.runtime.item.Value;
import io.beldi.runtime.store.Change;
import io.beldi.runtime.store.ItemKey;
import io.beldi.runtime.store.Outcome;
import io.beldi.runtime.store.Outcome.Reason;
import io.beldi.runtime.store.Write;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Requests and outcomes, for people and for hashes that are the same in every process. */
final class Words {
  private static final int LONG = 60;

  private Words() {}

  static String of(ItemKey key) {
    String sort = key.sort() == null ? "" : "/" + text(key.sort());
    return key.table().name() + "/" + text(key.partition()) + sort;
  }

  static String of(List<Write> writes) {
    return writes.stream().map(Words::of).collect(Collectors.joining(", "));
  }

  private static String of(Write write) {
    String kind = write.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    String changes = "";
    if (write instanceof Write.Update update) {
      changes = " " + update.changes().stream().map(Words::of).collect(Collectors.joining(" "));
    }
    return kind + " " + of(write.key()) + changes;
  }

  private static String of(Change change) {
    if (change instanceof Change.Assign assign) {
      return assign.attribute() + "=" + text(assign.value());
    }
    if (change instanceof Change.Add add) {
      return add.attribute() + "+=" + add.amount();
    }
    return change.getClass().getSimpleName().toLowerCase(Locale.ROOT) + ":" + change.attribute();
  }

  static String of(Outcome outcome) {
    if (outcome instanceof Outcome.Refused refused) {
      return "REFUSED "
          + refused.reasons().stream()
              .map(reason -> reason.getClass().getSimpleName())
              .collect(Collectors.joining(","));
    }
    return outcome instanceof Outcome.Applied ? "APPLIED" : "UNKNOWN";
  }

  /** The same for outcomes of one kind. */
  static long code(Outcome outcome) {
    if (outcome instanceof Outcome.Refused refused) {
      long code = 2;
      for (Reason reason : refused.reasons()) {
        code = code * 7 + code(reason);
      }
      return code;
    }
    return outcome instanceof Outcome.Applied ? 0 : 1;
  }

  private static long code(Reason reason) {
    if (reason instanceof Reason.None) {
      return 1;
    }
    if (reason instanceof Reason.ConditionFailed) {
      return 2;
    }
    if (reason instanceof Reason.Conflict) {
      return 3;
    }
    return reason instanceof Reason.Throttled ? 4 : 5;
  }

  /** Not {@link ItemKey#hashCode}, which is another one in each process. */
  static long hash(ItemKey key) {
    long sort = key.sort() == null ? 0 : key.sort().hashCode();
    return (key.table().name().hashCode() * 31L + key.partition().hashCode()) * 31 + sort;
  }

  private static String text(Value value) {
    String text;
    if (value instanceof Value.Text plain) {
      text = plain.text();
    } else if (value instanceof Value.Num number) {
      text = number.number().toPlainString();
    } else {
      text = value.toString();
    }
    return text.length() > LONG ? text.substring(0, LONG) + "…" : text;
  }
}
