package io.beldi.local.generation;

import io.beldi.compiler.Compiler;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Tells compilers apart by their bytes: a version number stays the same while one is worked on. */
public final class CompilerVersion {
  private CompilerVersion() {}

  /** A text that changes with the compiler of this process. */
  public static String current() throws IOException {
    return Digests.of(home() + " " + grammar());
  }

  /** The generated parser lies in a jar of its own, and only the compiler may know its classes. */
  private static String grammar() throws IOException {
    String name = "/io/beldi/grammar/BeldiParser.class";
    try (InputStream parser = Compiler.class.getResourceAsStream(name)) {
      if (parser == null) {
        throw new IOException("the compiler's grammar is missing");
      }
      return Digests.of(parser.readAllBytes());
    }
  }

  private static String home() throws IOException {
    Path home;
    try {
      home = Path.of(Compiler.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException malformed) {
      throw new IOException("the file that holds the compiler is not known", malformed);
    }
    if (Files.isRegularFile(home)) {
      return Digests.of(Files.readAllBytes(home));
    }
    StringBuilder content = new StringBuilder();
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        content.append(home.relativize(file)).append(' ').append(Digests.ofFile(file)).append('\n');
      }
    }
    return Digests.of(content.toString());
  }
}
