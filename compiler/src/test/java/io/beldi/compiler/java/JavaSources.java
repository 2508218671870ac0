package io.beldi.compiler.java;

import com.fasterxml.jackson.core.JsonParser;
import io.beldi.runtime.DurableFunction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;

/** Java files in memory, compiled as a user's build would compile them at its strictest. */
final class JavaSources {
  private static final String CLASS_PATH =
      Stream.of(DurableFunction.class, JsonParser.class, NullMarked.class)
          .map(JavaSources::location)
          .collect(Collectors.joining(java.io.File.pathSeparator));

  private JavaSources() {}

  /**
   * Compiles files by path.
   *
   * @throws AssertionError with javac's words, if it finds as much as a warning
   */
  static ClassLoader compile(Map<String, String> files) {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    Classes classes = new Classes(javac.getStandardFileManager(found, Locale.ROOT, null));
    List<JavaFileObject> units =
        files.entrySet().stream()
            .map(file -> (JavaFileObject) new Source(file.getKey(), file.getValue()))
            .toList();
    List<String> options =
        List.of("-Xlint:all", "-Werror", "-proc:none", "--release", "17", "-classpath", CLASS_PATH);
    boolean compiles = javac.getTask(null, classes, found, options, null, units).call();
    if (!compiles || !found.getDiagnostics().isEmpty()) {
      throw new AssertionError(
          found.getDiagnostics().stream()
              .map(JavaSources::describe)
              .collect(Collectors.joining("\n")));
    }
    return new Loader(classes.bytes);
  }

  private static String describe(Diagnostic<? extends JavaFileObject> found) {
    JavaFileObject source = found.getSource();
    String place = source == null ? "" : source.getName() + ":" + found.getLineNumber() + ": ";
    return place + found.getMessage(Locale.ROOT);
  }

  private static String location(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException wrong) {
      throw new IllegalStateException(wrong);
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String path, String text) {
      super(URI.create("string:///" + path), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class Output extends SimpleJavaFileObject {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Output(String name) {
      super(URI.create("string:///" + name.replace('.', '/') + ".class"), Kind.CLASS);
    }

    @Override
    public OutputStream openOutputStream() {
      return bytes;
    }
  }

  private static final class Classes extends ForwardingJavaFileManager<StandardJavaFileManager> {
    private final Map<String, Output> bytes = new HashMap<>();

    Classes(StandardJavaFileManager standard) {
      super(standard);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        JavaFileManager.Location location,
        String name,
        JavaFileObject.Kind kind,
        FileObject sibling) {
      return bytes.computeIfAbsent(name, Output::new);
    }

    @Override
    public void close() {
      try {
        super.close();
      } catch (IOException wrong) {
        throw new UncheckedIOException(wrong);
      }
    }
  }

  private static final class Loader extends ClassLoader {
    private final Map<String, Output> classes;

    Loader(Map<String, Output> classes) {
      super(JavaSources.class.getClassLoader());
      this.classes = classes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      Output found = classes.get(name);
      if (found == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] bytes = found.bytes.toByteArray();
      return defineClass(name, bytes, 0, bytes.length);
    }
  }
}
