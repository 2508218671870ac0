package io.beldi.runtime.record;

import io.beldi.runtime.invoke.Answer;
import io.beldi.runtime.invoke.Control;
import io.beldi.runtime.invoke.Decision;
import io.beldi.runtime.invoke.InvocationFailed;
import io.beldi.runtime.invoke.Mark;
import io.beldi.runtime.invoke.TransactionContext;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.item.Item;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The transactions that hold rows of one domain, for those who meet such a row. */
final class Holders {
  private final Services services;

  Holders(Services services) {
    this.services = services;
  }

  /** What the domain knows of a transaction that still holds rows; null if it does not any more. */
  @Nullable TransactionRecord find(String id) {
    Item item = services.store().get(services.journal().transactionKey(id));
    if (item == null) {
      return null;
    }
    TransactionRecord record = new TransactionRecord(id, item);
    return record.isOver() ? null : record;
  }

  /**
   * Waits until a transaction holds nothing any more, and sees to that in the end.
   *
   * @param before done before each look; may end the waiting by an exception
   * @param impatient whether that transaction must be seen to without any wait
   */
  void await(String id, Runnable before, Predicate<TransactionContext> impatient) {
    for (int look = 1; ; look++) {
      before.run();
      TransactionRecord record = find(id);
      if (record == null) {
        services.reached(Mark.LOCK_GONE);
        return;
      }
      if (look > services.settings().attempts().looks() || impatient.test(record.context())) {
        services.reached(Mark.LOCK_SETTLED);
        resolve(record);
        return;
      }
      services
          .platform()
          .clock()
          .sleep(services.settings().attempts().conflicts().after(look, services.platform().ids()));
    }
  }

  /**
   * Finds out how a transaction ends, and sees to it in this domain.
   *
   * @throws Signal.Over if that cannot be found out
   */
  Decision resolve(TransactionRecord record) {
    Decision decision = ask(Control.Kind.SETTLE, record.context());
    return new Finish(services).end(record.id(), decision == Decision.COMMITTED);
  }

  /** Asks the coordinator how a transaction stands. */
  Decision peek(TransactionRecord record) {
    return ask(Control.Kind.PEEK, record.context());
  }

  private Decision ask(Control.Kind kind, TransactionContext transaction) {
    Control control =
        new Control(kind, transaction.function(), transaction.id(), transaction.encode());
    return ask(control);
  }

  /**
   * Sends a control message to any domain.
   *
   * @throws Signal.Over if there is no answer
   */
  Decision ask(Control control) {
    String trouble;
    try {
      Answer answer = Answer.decode(services.invoker().call(control.function(), control.encode()));
      if (answer instanceof Answer.Told told) {
        return told.decision();
      }
      trouble = answer.toString();
    } catch (InvocationFailed lost) {
      trouble = String.valueOf(lost.getMessage());
    }
    services.reached(Mark.CONTROL_LOST);
    throw Signal.Over.unavailable(control.function() + " does not answer: " + trouble);
  }

  /** Waits until a transaction holds nothing any more in the domain of {@code function}. */
  void awaitElsewhere(String function, String id, Runnable before) {
    for (int look = 1; look <= services.settings().attempts().looks(); look++) {
      before.run();
      Control status = new Control(Control.Kind.STATUS, function, id, Bytes.utf8(""));
      if (ask(status) != Decision.UNDECIDED) {
        services.reached(Mark.LOCK_GONE);
        return;
      }
      services
          .platform()
          .clock()
          .sleep(services.settings().attempts().conflicts().after(look, services.platform().ids()));
    }
    services.reached(Mark.LOCK_SETTLED);
    ask(new Control(Control.Kind.RESOLVE, function, id, Bytes.utf8("")));
  }
}
