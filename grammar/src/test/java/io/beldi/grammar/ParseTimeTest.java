package io.beldi.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.junit.jupiter.api.Test;

final class ParseTimeTest {
  /** Time on the processor: neither other programs nor the garbage collector count. */
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private static final int ROUNDS = 7;
  private static final int ATTEMPTS = 5;

  @Test
  void tenTimesTheLinesTakeTenTimesTheTime() {
    String small = program(10_000);
    String large = program(100_000);
    parse(small);
    parse(large);
    double best = Double.MAX_VALUE;
    for (int attempt = 0; attempt < ATTEMPTS && best > 1.2; attempt++) {
      best = Math.min(best, median(large, 3) / (10.0 * median(small, ROUNDS)));
    }
    System.out.printf(
        "10k lines: %.0f ms; 100k lines against ten times as much: %.2f%n",
        median(small, ROUNDS) / 1e6, best);
    assertThat(best).isLessThanOrEqualTo(1.2);
  }

  /** The declarations of the travel program again and again, up to a number of lines. */
  private static String program(int lines) {
    String whole =
        Corpus.files().stream()
            .filter(file -> file.endsWith("travel.beldi"))
            .map(Corpus::text)
            .findFirst()
            .orElseThrow();
    int header = whole.indexOf("id HotelId");
    String body = whole.substring(header);
    long perCopy = body.lines().count();
    return whole.substring(0, header) + body.repeat((int) (lines / perCopy) + 1);
  }

  private static long median(String text, int rounds) {
    long[] times = new long[rounds];
    for (int i = 0; i < rounds; i++) {
      long start = THREADS.getCurrentThreadCpuTime();
      parse(text);
      times[i] = THREADS.getCurrentThreadCpuTime() - start;
    }
    Arrays.sort(times);
    return times[rounds / 2];
  }

  private static void parse(String text) {
    var tokens = new CommonTokenStream(new BeldiLexer(CharStreams.fromString(text)));
    var parser = new BeldiParser(tokens);
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    parser.setErrorHandler(new BailErrorStrategy());
    assertThat(parser.file().getStop().getText()).isEqualTo("<EOF>");
  }
}
