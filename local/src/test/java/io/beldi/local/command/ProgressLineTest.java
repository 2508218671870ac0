package io.beldi.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class ProgressLineTest {
  private final StringWriter shown = new StringWriter();

  @Test
  void a_terminal_shows_now_and_then_how_far_it_is_and_is_cleared_after() {
    ProgressLine line = new ProgressLine(new PrintWriter(shown), true);
    for (int done = 1; done <= 2_000; done++) {
      line.show("adds", done, 12_345);
    }
    line.clear();
    line.clear();

    assertThat(shown.toString().split("\r"))
        .hasSize(5)
        .contains("\u001b[K        adds: 1,536 of 12,345 runs")
        .endsWith("\u001b[K");
  }

  @Test
  void elsewhere_nothing_is_shown() {
    ProgressLine line = new ProgressLine(new PrintWriter(shown), false);
    line.show("adds", 512, 12_345);
    line.clear();

    assertThat(shown.toString()).isEmpty();
  }
}
