package io.beldi.local.faults;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.sqlite.util.LibraryLoaderUtil;

/** Starts processes of one main class quickly: from jars, with an archive of loaded classes. */
final class JavaProcess {
  private final List<String> command;

  private JavaProcess(List<String> command) {
    this.command = command;
  }

  /**
   * Prepares the class path of this test and more folders.
   *
   * @param folder for what is made on the way
   */
  static JavaProcess of(Class<?> main, List<Path> more, Path folder) throws IOException {
    List<String> jars = new ArrayList<>();
    List<Path> entries = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      entries.add(Path.of(entry));
    }
    entries.addAll(more);
    for (Path entry : entries) {
      if (Files.isDirectory(entry)) {
        Path jar = folder.resolve("classes-" + jars.size() + ".jar");
        pack(entry, jar);
        jars.add(jar.toString());
      } else if (Files.exists(entry)) {
        jars.add(entry.toString());
      }
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m", "-Xshare:auto"));
    command.add("-Dorg.sqlite.lib.path=" + sqlite(folder));
    if (Runtime.version().feature() >= 22) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    command.addAll(List.of("-cp", String.join(File.pathSeparator, jars), main.getName()));
    return new JavaProcess(command);
  }

  /** Starts it with another option and these arguments. */
  Process start(String option, List<String> arguments) throws IOException {
    List<String> line = new ArrayList<>(command);
    line.add(1, option);
    line.addAll(arguments);
    return new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  /** SQLite unpacks itself in every process, and a killed one leaves that behind. */
  private static Path sqlite(Path folder) throws IOException {
    String name = LibraryLoaderUtil.getNativeLibName();
    String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
    try (InputStream in =
        Objects.requireNonNull(JavaProcess.class.getResourceAsStream(resource), resource)) {
      Files.copy(in, folder.resolve(name));
    }
    return folder;
  }

  private static void pack(Path folder, Path jar) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file);
        Stream<Path> found = Files.walk(folder)) {
      for (Path path : found.filter(Files::isRegularFile).sorted().toList()) {
        String name = folder.relativize(path).toString().replace(File.separatorChar, '/');
        if (!name.equals("META-INF/MANIFEST.MF")) {
          out.putNextEntry(new ZipEntry(name));
          Files.copy(path, out);
          out.closeEntry();
        }
      }
    }
  }
}
