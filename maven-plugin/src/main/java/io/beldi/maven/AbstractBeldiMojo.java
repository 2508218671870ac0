package io.beldi.maven;

import io.beldi.compiler.Compiler;
import io.beldi.compiler.diagnostics.LineRenderer;
import io.beldi.local.generation.CompilerVersion;
import io.beldi.local.generation.Folders;
import io.beldi.local.generation.Generation.Message;
import io.beldi.local.generation.Generator;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** What the goals have in common: where things are, and how findings reach the log. */
abstract class AbstractBeldiMojo extends AbstractMojo {
  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  protected MavenProject project;

  /** The folder of the {@code .beldi} files. */
  @Parameter(
      property = "beldi.sourceDirectory",
      defaultValue = "${project.basedir}/src/main/beldi",
      required = true)
  protected File sourceDirectory;

  /** The lock file, which keeps step numbers stable; commit it. */
  @Parameter(
      property = "beldi.lockFile",
      defaultValue = "${project.basedir}/beldi.lock",
      required = true)
  protected File lockFile;

  @Parameter(defaultValue = "${project.build.directory}", readonly = true, required = true)
  protected File buildDirectory;

  /** Do nothing. */
  @Parameter(property = "beldi.skip", defaultValue = "false")
  protected boolean skip;

  /** Take warnings for errors. */
  @Parameter(property = "beldi.werror", defaultValue = "false")
  protected boolean werror;

  /** Set by Maven before {@link #execute}. */
  @SuppressWarnings("NullAway.Init")
  AbstractBeldiMojo() {}

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("Beldi is skipped");
      return;
    }
    try {
      run();
    } catch (IOException unreadable) {
      throw new MojoExecutionException("Beldi: " + unreadable.getMessage(), unreadable);
    } catch (RuntimeException defect) {
      throw new MojoExecutionException(
          "a defect of Beldi itself, in " + getClass().getSimpleName() + "; please report it",
          defect);
    }
  }

  abstract void run() throws IOException, MojoExecutionException, MojoFailureException;

  Path base() {
    return project.getBasedir().toPath();
  }

  Folders folders() {
    Folders usual = Folders.of(base(), base(), buildDirectory.toPath());
    return new Folders(
        usual.root(),
        sourceDirectory.toPath(),
        lockFile.toPath(),
        usual.main(),
        usual.test(),
        usual.resources(),
        usual.testResources(),
        usual.record());
  }

  Generator generator() throws IOException {
    LineRenderer renderer = new LineRenderer(base());
    return new Generator(CompilerVersion.current(), Compiler::compile, renderer::render);
  }

  /** Shows every finding, and fails the build for errors; for warnings too, where asked. */
  void show(List<Message> messages) throws MojoFailureException {
    long errors = 0;
    for (Message message : messages) {
      if (message.failsBuild()) {
        errors++;
        getLog().error(message.text());
      } else {
        getLog().warn(message.text());
      }
    }
    if (errors > 0) {
      throw new MojoFailureException(
          "Beldi found "
              + errors
              + (errors == 1 ? " error" : " errors")
              + "; nothing was generated");
    }
    if (werror && !messages.isEmpty()) {
      throw new MojoFailureException("Beldi found warnings, which beldi.werror takes for errors");
    }
  }
}
