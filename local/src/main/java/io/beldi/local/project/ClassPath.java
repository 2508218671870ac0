package io.beldi.local.project;

import com.fasterxml.jackson.core.JsonFactory;
import io.beldi.runtime.Instance;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;

/**
 * The libraries that a project's Java needs beside the runtime. Maven is asked only where the POM
 * names any, since asking takes seconds.
 */
final class ClassPath {
  private static final String PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1";
  private static final int MAVEN_MINUTES = 10;

  private ClassPath() {}

  /**
   * @throws ProjectException if Maven cannot tell
   */
  static List<Path> of(Project project) throws IOException, ProjectException {
    if (!Files.isRegularFile(project.pom())) {
      return List.of();
    }
    Pom pom = Pom.read(project.pom());
    if (!pom.needsLibraries()) {
      return List.of();
    }
    Path folder = project.build().resolve("libraries");
    Files.createDirectories(folder);
    Path answer = folder.resolve("class-path");
    Path log = folder.resolve("maven.log");
    if (Files.isRegularFile(answer)
        && Files.getLastModifiedTime(answer).compareTo(Files.getLastModifiedTime(project.pom()))
            > 0) {
      return entries(Files.readString(answer));
    }
    Path draft = folder.resolve("class-path.new");
    pom.ofLibraries(folder).write(folder.resolve("pom.xml"));
    ProcessBuilder maven =
        new ProcessBuilder(
            maven(),
            "-q",
            "-B",
            PLUGIN + ":build-classpath",
            "-DincludeScope=runtime",
            "-Dmdep.outputFile=" + draft.toAbsolutePath());
    maven.directory(folder.toFile()).redirectErrorStream(true);
    maven.redirectOutput(log.toFile());
    if (!finishes(maven)) {
      throw new ProjectException(
          "Maven cannot tell the class path of " + project.pom(),
          Files.readAllLines(log).stream().limit(20).toList());
    }
    Files.move(draft, answer, StandardCopyOption.REPLACE_EXISTING);
    return entries(Files.readString(answer));
  }

  /** What javac needs: the libraries, and the runtime that this process runs on. */
  static List<Path> withRuntime(List<Path> libraries) throws ProjectException {
    List<Path> all = new ArrayList<>(libraries);
    for (Class<?> part : List.of(Instance.class, JsonFactory.class, NullMarked.class)) {
      all.add(home(part));
    }
    return all;
  }

  /** Where a class was loaded from; the class path of the process is not known inside Maven. */
  private static Path home(Class<?> part) throws ProjectException {
    try {
      return Path.of(part.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException | RuntimeException unknown) {
      throw new ProjectException("the file that holds " + part.getName() + " is not known");
    }
  }

  private static boolean finishes(ProcessBuilder builder) throws IOException, ProjectException {
    Process process;
    try {
      process = builder.start();
    } catch (IOException missing) {
      throw new ProjectException(
          "the POM names libraries, but Maven was not found: put mvn on the PATH");
    }
    try {
      if (process.waitFor(MAVEN_MINUTES, TimeUnit.MINUTES)) {
        return process.exitValue() == 0;
      }
      process.destroyForcibly();
      return false;
    } catch (InterruptedException stop) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while Maven ran", stop);
    }
  }

  private static String maven() {
    return System.getProperty("os.name", "").startsWith("Windows") ? "mvn.cmd" : "mvn";
  }

  private static List<Path> entries(String classPath) {
    return Arrays.stream(classPath.trim().split(File.pathSeparator))
        .filter(entry -> !entry.isEmpty())
        .map(Path::of)
        .toList();
  }
}
