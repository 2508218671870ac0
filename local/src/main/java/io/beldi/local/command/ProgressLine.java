package io.beldi.local.command;

import java.io.PrintWriter;
import java.util.Locale;

/** A line on the terminal that says how far long work is; nothing where there is no terminal. */
final class ProgressLine {
  private static final int EVERY = 512;

  private final PrintWriter err;
  private final boolean live;
  private boolean shown;

  /**
   * @param live whether {@code err} is a terminal
   */
  ProgressLine(PrintWriter err, boolean live) {
    this.err = err;
    this.live = live;
  }

  /** Shows now and then that {@code done} of {@code all} runs of {@code what} are over. */
  void show(String what, long done, long all) {
    if (live && done % EVERY == 0 && done > 0) {
      err.print(
          String.format(Locale.ROOT, "\r\u001b[K        %s: %,d of %,d runs", what, done, all));
      err.flush();
      shown = true;
    }
  }

  /** Makes room for other output. */
  void clear() {
    if (shown) {
      err.print("\r\u001b[K");
      err.flush();
      shown = false;
    }
  }
}
