package io.beldi.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.compiler.source.SourceFile;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * How much processor time 10,000 lines take. Prints figures and checks none of them; not part of
 * any suite: {@code mvn -q -Dquick -pl compiler -am test -Dtest=CompileSpeed
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
final class CompileSpeed {
  private static final int LINES = 10_000;
  private static final int WARM = 10;
  private static final int MEASURED = 7;

  @Test
  void tenThousandLines() throws IOException {
    CompilationRequest request = program();
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long[] whole = new long[MEASURED];
    long[] analysis = new long[MEASURED];
    int files = 0;
    for (int round = -WARM; round < MEASURED; round++) {
      long start = threads.getCurrentThreadCpuTime();
      assertThat(Compiler.analyse(request).analysis()).isNotNull();
      long analysed = threads.getCurrentThreadCpuTime();
      Compilation compilation = Compiler.compile(request);
      long end = threads.getCurrentThreadCpuTime();
      assertThat(compilation.output()).isNotNull();
      files = compilation.output().main().size();
      if (round >= 0) {
        analysis[round] = analysed - start;
        whole[round] = end - analysed;
      }
    }
    int lines =
        request.sources().stream().mapToInt(file -> (int) file.text().lines().count()).sum();
    System.out.printf(
        "compile %,d lines in %d modules to %,d files of Java: %d ms of CPU (median of %d, warm);"
            + " without writing Java %d ms%n",
        lines, request.sources().size(), files, median(whole), MEASURED, median(analysis));
  }

  private static CompilationRequest program() throws IOException {
    String travel = Files.readString(Path.of("../examples/travel/src/main/beldi/travel.beldi"));
    List<SourceFile> sources = new ArrayList<>();
    for (int lines = 0; lines < LINES; lines += (int) travel.lines().count()) {
      String module = "travel" + (sources.size() + 1);
      sources.add(
          new SourceFile(
              module + ".beldi", travel.replace("\nmodule travel\n", "\nmodule " + module + "\n")));
    }
    return new CompilationRequest("", sources, null);
  }

  private static long median(long[] nanos) {
    Arrays.sort(nanos);
    return nanos[nanos.length / 2] / 1_000_000;
  }
}
