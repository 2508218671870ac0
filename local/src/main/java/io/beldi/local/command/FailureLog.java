package io.beldi.local.command;

import io.beldi.runtime.store.StoreException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** Tells what goes wrong while a host runs; the same complaint of the store only once in a row. */
final class FailureLog implements Consumer<Throwable> {
  private final PrintWriter err;
  private String last = "";

  FailureLog(PrintWriter err) {
    this.err = err;
  }

  @Override
  public synchronized void accept(Throwable failure) {
    if (failure instanceof StoreException || failure instanceof UncheckedIOException) {
      String complaint = String.valueOf(failure.getMessage());
      if (!complaint.equals(last)) {
        err.println("beldi: " + complaint);
      }
      last = complaint;
    } else {
      Failures.printDefect(failure, err);
      last = "";
    }
    err.flush();
  }
}
