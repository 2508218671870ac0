package io.beldi.local.programs;

import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.local.programs.Comparison.Difference;
import io.beldi.local.project.ProjectException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The engine and the interpreter agree on random programs, whatever crashes. {@code
 * -Dprograms.seed=…} with {@code -Dprograms.count=…} runs others than the usual ones.
 */
final class RandomProgramsTest {
  private static final int FEW = 80;
  private static final int BATCHES = 20;
  private static final int BATCH = 75;
  private static final int THREADS = 2;

  @TempDir private Path folder;

  @Test
  void randomProgramsDoWhatTheInterpreterDoes() throws IOException, ProjectException {
    long seed = Long.getLong("programs.seed", 1);
    int count = Integer.getInteger("programs.count", FEW);
    Suite suite = new Suite();

    suite.run(seed, count, folder.resolve("programs"));

    report(suite);
    assertThat(suite.programs()).isEqualTo(count);
    if (count >= FEW) {
      assertThat(suite.coverage().missing()).isEmpty();
      assertThat(suite.answers()).containsKeys("returned", "failed");
      assertThat(suite.roots()).isGreaterThan(count * 3);
      assertThat(suite.crashes()).isGreaterThan(count * 15);
      assertThat(suite.racy()).isLessThan(count / 4);
    }
  }

  /** {@code -Dprograms.first=…} looks at other programs than the usual ones. */
  @Test
  @Tag("deep")
  void manyRandomProgramsDoWhatTheInterpreterDoes() throws Exception {
    long first = Long.getLong("programs.first", 1_000);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    List<Future<Suite>> running = new ArrayList<>();
    for (int batch = 0; batch < BATCHES; batch++) {
      int number = batch;
      running.add(
          threads.submit(
              () -> {
                Suite part = new Suite();
                part.run(first + (long) number * BATCH, BATCH, folder.resolve("batch" + number));
                return part;
              }));
    }
    threads.shutdown();
    Suite suite = new Suite();
    for (Future<Suite> part : running) {
      suite.add(part.get());
    }
    report(suite);
    assertThat(suite.programs()).isEqualTo(BATCHES * BATCH);
    assertThat(suite.coverage().missing()).isEmpty();
    assertThat(suite.answers()).containsKeys("returned", "failed", "faulted");
    assertThat(suite.crashes()).isGreaterThan(BATCHES * BATCH * 15);
    assertThat(suite.racy()).isLessThan(suite.programs() / 4);
  }

  private void report(Suite suite) throws IOException, ProjectException {
    System.out.println(suite);
    if (!suite.differences().isEmpty()) {
      suite.differences().forEach(each -> System.out.println(told(each)));
      Difference first = suite.differences().get(0);
      Difference small = Shrinking.shrink(first, folder.resolve("shrinking"));
      String seed = first.program().module().substring(1);
      throw new AssertionError(
          "the engine and the interpreter differ"
              + told(first)
              + "\nshrunk to"
              + told(small)
              + "\n"
              + small.program().text()
              + small.program().roots()
              + "\nto repeat it: mvn -pl local -am test -Dsurefire.failIfNoSpecifiedTests=false"
              + " -Dtest=RandomProgramsTest -Dprograms.count=1 -Dprograms.seed="
              + seed);
    }
  }

  private static String told(Difference difference) {
    String crash = difference.crash() == null ? "" : " with " + difference.crash();
    return "\n" + difference.program().module() + crash + ":" + difference.text();
  }
}
