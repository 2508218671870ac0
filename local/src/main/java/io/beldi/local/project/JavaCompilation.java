package io.beldi.local.project;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Compiles folders of Java into a folder of classes, unless that was done before. */
final class JavaCompilation {
  private final List<Path> sources;
  private final List<Path> classPath;
  private final Path classes;
  private final @Nullable Path originals;

  /**
   * @param sources folders; those that do not exist count as empty
   * @param classes the folder of the classes; emptied before each compilation
   */
  JavaCompilation(List<Path> sources, List<Path> classPath, Path classes) {
    this(sources, classPath, classes, null);
  }

  private JavaCompilation(
      List<Path> sources, List<Path> classPath, Path classes, @Nullable Path originals) {
    this.sources = List.copyOf(sources);
    this.classPath = List.copyOf(classPath);
    this.classes = classes;
    this.originals = originals;
  }

  /**
   * Of {@code tests} only the files that stand in for one of {@code originals}, and what these
   * need: tests themselves need libraries that nobody here knows.
   */
  static JavaCompilation standIns(Path tests, Path originals, List<Path> classPath, Path classes) {
    return new JavaCompilation(List.of(tests), classPath, classes, originals);
  }

  /**
   * @throws ProjectException with javac's errors
   */
  void run() throws IOException, ProjectException {
    List<Path> files = new ArrayList<>();
    for (Path folder : sources) {
      files.addAll(javaFiles(folder));
    }
    String digest = digest(files);
    Path stamp = classes.resolveSibling(classes.getFileName() + ".digest");
    if (Files.isRegularFile(stamp) && Files.readString(stamp).equals(digest)) {
      return;
    }
    Files.deleteIfExists(stamp);
    empty(classes);
    Files.createDirectories(classes);
    List<Path> wanted = files.stream().filter(this::isWanted).toList();
    if (!wanted.isEmpty()) {
      compile(wanted);
    }
    Files.writeString(stamp, digest);
  }

  private boolean isWanted(Path file) {
    return originals == null
        || sources.stream()
            .filter(file::startsWith)
            .anyMatch(folder -> Files.exists(originals.resolve(folder.relativize(file))));
  }

  private void compile(List<Path> files) throws IOException, ProjectException {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    if (javac == null) {
      throw new ProjectException("this Java has no compiler: run with a JDK, not a JRE");
    }
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    try (StandardJavaFileManager manager =
        javac.getStandardFileManager(found, Locale.ROOT, StandardCharsets.UTF_8)) {
      List<String> options =
          List.of(
              "-sourcepath",
              originals == null ? "" : joined(sources),
              "-implicit:class",
              "--release",
              "17",
              "-parameters",
              "-proc:none",
              "-d",
              classes.toString(),
              "-classpath",
              joined(classPath));
      boolean clean =
          javac
              .getTask(
                  null, manager, found, options, null, manager.getJavaFileObjectsFromPaths(files))
              .call();
      if (!clean) {
        throw new ProjectException("the project's Java does not compile", errors(found));
      }
    }
  }

  private static String joined(List<Path> paths) {
    return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private static List<String> errors(DiagnosticCollector<JavaFileObject> found) {
    List<String> errors =
        found.getDiagnostics().stream()
            .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
            .map(diagnostic -> diagnostic.toString())
            .toList();
    return Stream.concat(errors.stream(), errors.stream().flatMap(MissingJava::advice).distinct())
        .toList();
  }

  private String digest(List<Path> files) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Path entry : classPath) {
        digest.update(entry.toString().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        if (Files.isRegularFile(entry)) {
          // A rebuilt runtime may have another signature under the same name.
          digest.update(
              Files.getLastModifiedTime(entry).toString().getBytes(StandardCharsets.UTF_8));
        }
      }
      for (Path file : files) {
        digest.update(file.toString().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(Files.readAllBytes(file));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java platform offers SHA-256", missing);
    }
  }

  private static List<Path> javaFiles(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> found = Files.walk(folder)) {
      return found.filter(path -> path.toString().endsWith(".java")).sorted().toList();
    }
  }

  private static void empty(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> found = Files.walk(folder)) {
      for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
