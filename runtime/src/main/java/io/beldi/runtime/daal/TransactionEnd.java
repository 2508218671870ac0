package io.beldi.runtime.daal;

import io.beldi.runtime.daal.Shadows.Known;
import io.beldi.runtime.daal.Shadows.Shadow;
import io.beldi.runtime.invoke.Envelope;
import java.util.ArrayList;
import java.util.List;

/**
 * Commits or aborts a transaction in one service and in those that it has called: writes what is to
 * be written, lets go of every row, read or written, and tells the others (section 5). Every part
 * of it may be done again.
 */
final class TransactionEnd {
  private final Service service;
  private final Envelope envelope;

  /**
   * @param envelope on whose behalf
   */
  TransactionEnd(Service service, Envelope envelope) {
    this.service = service;
    this.envelope = envelope;
  }

  /**
   * @param told the services that know of it already
   */
  void end(String transaction, boolean commit, List<String> told) {
    boolean committed = service.shadows().end(transaction, commit);
    Known known = service.shadows().known(transaction);
    LinkedRows rows = new LinkedRows(service.services(), this::checkTime);
    for (Shadow row : known.rows()) {
      rows.settle(row.key(), transaction, committed && row.written(), row.value());
    }
    Messages messages = new Messages(service, envelope);
    if (committed) {
      known.work().values().forEach(work -> work.send(messages));
    }
    List<String> all = new ArrayList<>(told);
    all.add(service.name());
    for (String function : known.participants()) {
      String name = function.substring(0, function.lastIndexOf('.'));
      if (!all.contains(name)) {
        messages.end(function, transaction, committed, all);
      }
    }
    service.shadows().over(transaction);
  }

  private void checkTime() {
    if (service.services().millis() >= envelope.deadline()) {
      throw Stop.unavailable("the time of this execution is over");
    }
  }
}
