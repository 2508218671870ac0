package io.beldi.runtime.daal;

import io.beldi.runtime.collect.DeadLetter;
import io.beldi.runtime.collect.DeadLetters;
import io.beldi.runtime.collect.Pass;
import io.beldi.runtime.daal.Intents.Intent;
import io.beldi.runtime.invoke.AttemptPolicy;
import io.beldi.runtime.invoke.Envelope;
import io.beldi.runtime.invoke.InvocationFailed;
import io.beldi.runtime.journal.Digest;
import java.time.Instant;

/**
 * Runs again what was begun and has not ended, roots and callees alike, with all that they were
 * asked (section 3.3). To run what is running still does no harm.
 */
final class DaalCollector implements Pass {
  private final Services services;
  private final DeadLetters letters;

  DaalCollector(Services services, DeadLetters letters) {
    this.services = services;
    this.letters = letters;
  }

  @Override
  public int pass() {
    int[] found = {0};
    for (Service service : services.all()) {
      service
          .intents()
          .due(
              services.millis(),
              intent -> {
                found[0]++;
                see(service, intent);
              });
    }
    return found[0];
  }

  private void see(Service service, Intent intent) {
    long now = services.millis();
    Long due = intent.due();
    // An index may be behind.
    if (due == null || due > now || intent.result() != null) {
      return;
    }
    AttemptPolicy policy = services.settings().attempts();
    if (intent.attempts() >= policy.most()) {
      if (service.intents().park(intent)) {
        letters.send(letter(intent, now));
      }
      return;
    }
    long end = now + policy.limit().toMillis();
    long next = end + policy.waits().after(intent.attempts(), services.platform().ids()).toMillis();
    if (service.intents().claim(intent, next)) {
      Envelope again = intent.envelope().again(intent.envelope().stamp(), now, end);
      try {
        services.invoker().send(again.function(), again.encode());
      } catch (InvocationFailed lost) {
        // It is due again later.
        return;
      }
    }
  }

  private static DeadLetter letter(Intent intent, long now) {
    Envelope envelope = intent.envelope();
    return new DeadLetter(
        Digest.of("parked", envelope.instance().toString(), "" + intent.attempts()).shortHex(),
        envelope.instance(),
        envelope.function(),
        "it was attempted too often",
        "",
        intent.attempts(),
        Instant.ofEpochMilli(now));
  }
}
