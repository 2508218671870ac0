package io.beldi.compiler.checks;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One program of the corpus of checks, with what is expected of it. A line {@code //@ file
 * a/b.beldi} begins a further source file; without one, the program is one file at the path that
 * its module name asks for. A comment {@code //~ BEL1001} expects that finding on its line; {@code
 * //~^ BEL1001} on the line above, {@code //~^^} two lines above.
 */
record CheckCase(Code code, Path path, List<SourceFile> sources, SortedSet<String> expected) {
  private static final Pattern FILE = Pattern.compile("^//@ file (\\S+)$");
  private static final Pattern MODULE =
      Pattern.compile("^\\s*module\\s+([\\w.]+)", Pattern.MULTILINE);
  private static final Pattern CODE = Pattern.compile("BEL\\d{4}");
  private static final Pattern MARK = Pattern.compile("//~(\\^*)((?: BEL\\d{4})+)\\s*$");

  /** All cases below a folder with one folder per code, in order. */
  static List<CheckCase> below(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      List<Path> paths = files.filter(file -> file.toString().endsWith(".beldi")).sorted().toList();
      List<CheckCase> cases = new ArrayList<>();
      for (Path path : paths) {
        cases.add(read(path));
      }
      return cases;
    }
  }

  private static CheckCase read(Path path) throws IOException {
    Code code = Code.valueOf(path.getName(path.getNameCount() - 2).toString());
    List<SourceFile> sources = split(Files.readString(path));
    SortedSet<String> expected = new TreeSet<>();
    for (SourceFile source : sources) {
      expected.addAll(marks(source));
    }
    return new CheckCase(code, path, sources, expected);
  }

  /** A file at the path that its module name asks for. */
  static SourceFile file(String text) {
    Matcher module = MODULE.matcher(text);
    String name = module.find() ? module.group(1) : "nameless";
    return new SourceFile(name.replace('.', '/') + ".beldi", text);
  }

  /** Findings in the form of {@link #expected}. */
  static SortedSet<String> found(Collection<Diagnostic> diagnostics) {
    SortedSet<String> found = new TreeSet<>();
    for (Diagnostic one : diagnostics) {
      found.add(one.span().file().path() + ":" + one.span().line() + " " + one.code());
    }
    return found;
  }

  String name() {
    return path.getFileName().toString().replace(".beldi", "");
  }

  boolean isBad() {
    return name().startsWith("bad-");
  }

  boolean isGood() {
    return name().startsWith("good-");
  }

  private static List<SourceFile> split(String text) {
    List<SourceFile> files = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    String path = "";
    for (String line : text.split("(?<=\n)", -1)) {
      Matcher start = FILE.matcher(line.stripTrailing());
      if (start.matches()) {
        if (!path.isEmpty()) {
          files.add(new SourceFile(path, part.toString()));
        }
        path = start.group(1);
        part.setLength(0);
      } else {
        part.append(line);
      }
    }
    files.add(path.isEmpty() ? file(part.toString()) : new SourceFile(path, part.toString()));
    return files;
  }

  private static List<String> marks(SourceFile source) {
    List<String> marks = new ArrayList<>();
    for (int line = 1; line <= source.lines().count(); line++) {
      Matcher mark = MARK.matcher(source.lines().text(line));
      if (mark.find()) {
        int marked = line - mark.group(1).length();
        CODE.matcher(mark.group(2))
            .results()
            .forEach(code -> marks.add(source.path() + ":" + marked + " " + code.group()));
      }
    }
    return marks;
  }
}
