package io.beldi.runtime.record;

import io.beldi.runtime.codec.MalformedInput;
import io.beldi.runtime.invoke.Answer;
import io.beldi.runtime.invoke.Control;
import io.beldi.runtime.invoke.Decision;
import io.beldi.runtime.invoke.Envelope;
import io.beldi.runtime.invoke.InvocationFailed;
import io.beldi.runtime.invoke.Mark;
import io.beldi.runtime.invoke.TransactionContext;
import io.beldi.runtime.item.Bytes;
import io.beldi.runtime.store.Outcome;
import io.beldi.runtime.store.Outcome.Reason;
import io.beldi.runtime.store.StoreException;

/** What a domain does when another one asks it for something else than an attempt. */
final class Controls {
  private final Services services;

  Controls(Services services) {
    this.services = services;
  }

  Answer answer(Control control) {
    try {
      return new Answer.Told(decision(control));
    } catch (Signal.Over over) {
      return over.answer();
    } catch (StoreException trouble) {
      return new Answer.Unavailable(String.valueOf(trouble.getMessage()));
    } catch (MalformedInput malformed) {
      return new Answer.Malformed(malformed.pointer(), String.valueOf(malformed.getMessage()));
    }
  }

  private Decision decision(Control control) {
    return switch (control.kind()) {
      case COMMIT -> new Finish(services).end(control.transaction(), true);
      case ABORT -> new Finish(services).end(control.transaction(), false);
      case STATUS ->
          new Holders(services).find(control.transaction()) == null
              ? Decision.ABORTED
              : Decision.UNDECIDED;
      case RESOLVE -> resolve(control.transaction());
      case PEEK -> new Decisions(services).peek(TransactionContext.decode(control.payload()));
      case SETTLE -> new Decisions(services).settle(TransactionContext.decode(control.payload()));
      case REGISTER -> register(Envelope.decode(control.payload()));
    };
  }

  private Decision resolve(String transaction) {
    Holders holders = new Holders(services);
    TransactionRecord record = holders.find(transaction);
    return record == null ? Decision.ABORTED : holders.resolve(record);
  }

  /**
   * Records an instance of this domain that was handed over elsewhere; once, however often asked.
   */
  private Decision register(Envelope handed) {
    long now = services.platform().clock().millis();
    long end = now + services.settings().attempts().limit().toMillis();
    Envelope envelope =
        new Envelope(
            handed.instance(),
            handed.caller(),
            handed.stamp(),
            handed.sealed(),
            handed.origin(),
            handed.started(),
            now,
            end,
            handed.function(),
            handed.version(),
            handed.input());
    Bytes encoded = envelope.encode();
    Spawned child = new Spawned(envelope, encoded, end, true);
    Outcome outcome = services.store().write(child.pending(services));
    if (outcome instanceof Outcome.Refused refused
        && refused.reasons().get(0) instanceof Reason.ConditionFailed) {
      services.reached(Mark.REGISTERED_BEFORE);
      return Decision.COMMITTED;
    }
    if (!(outcome instanceof Outcome.Applied)) {
      throw Signal.Over.unavailable("an instance could not be registered");
    }
    try {
      services.invoker().send(envelope.function(), encoded);
    } catch (InvocationFailed lost) {
      services.reached(Mark.HINT_LOST); // Its record says when it is due.
    }
    return Decision.COMMITTED;
  }
}
