package io.beldi.maven;

import io.beldi.testkit.TestRun;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Plays the {@code test} blocks of the project, as {@code ./beldi test} does. */
@Mojo(
    name = "test",
    defaultPhase = LifecyclePhase.TEST,
    requiresDependencyResolution = ResolutionScope.TEST,
    threadSafe = true)
@Execute(phase = LifecyclePhase.TEST_COMPILE)
public final class TestMojo extends AbstractBeldiMojo {
  /** Play each block again with a crash before and after every request to the store. */
  @Parameter(property = "beldi.crash", defaultValue = "false")
  private boolean crash;

  /** And with a second crash at every later point; includes {@code beldi.crash}. */
  @Parameter(property = "beldi.pairs", defaultValue = "false")
  private boolean pairs;

  /** Compile the tests, but do not run them. */
  @Parameter(property = "skipTests", defaultValue = "false")
  private boolean skipTests;

  /** Neither compile nor run tests. */
  @Parameter(property = "maven.test.skip", defaultValue = "false")
  private boolean skipAll;

  /** Go on with the build after a failed test. */
  @Parameter(property = "maven.test.failure.ignore", defaultValue = "false")
  private boolean testFailureIgnore;

  @Override
  void run() throws IOException, MojoExecutionException, MojoFailureException {
    if (skipTests || skipAll) {
      getLog().info("Beldi: tests are skipped");
      return;
    }
    try (URLClassLoader loader = loader()) {
      TestRun run = new TestRun(loader, crash || pairs, pairs);
      TestRun.Totals totals = run.play((block, done, all) -> {}, this::show);
      totals.lines().forEach(line -> getLog().info("Beldi: " + line));
      if (totals.failed() > 0) {
        fail(totals.failed());
      }
    }
  }

  private void show(TestRun.Result result) {
    for (String line : result.lines()) {
      if (result.passed()) {
        getLog().info(line);
      } else {
        getLog().error(line);
      }
    }
  }

  private void fail(int failed) throws MojoFailureException {
    String message =
        "Beldi: " + failed + (failed == 1 ? " test block" : " test blocks") + " failed";
    if (!testFailureIgnore) {
      throw new MojoFailureException(message);
    }
    getLog().error(message);
  }

  /** The classes of the project and of what it needs; the runtime is the plugin's own. */
  private URLClassLoader loader() throws IOException, MojoExecutionException {
    List<URL> urls = new ArrayList<>();
    try {
      for (String element : project.getTestClasspathElements()) {
        urls.add(Path.of(element).toUri().toURL());
      }
    } catch (DependencyResolutionRequiredException unresolved) {
      throw new MojoExecutionException("Beldi: the test class path is not known", unresolved);
    }
    return new URLClassLoader(urls.toArray(new URL[0]), TestMojo.class.getClassLoader());
  }
}
