package io.beldi.compiler.steps;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.diagnostics.Result;
import io.beldi.compiler.source.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the lock. Anything that it does not understand is an error, never ignored. */
final class LockReader {
  static final String HEADER = "beldi.lock 1";

  private static final String NUMBER = "[1-9][0-9]{0,6}";
  private static final Pattern FUNCTION =
      Pattern.compile("function (\\S+) v(" + NUMBER + ")((?: \\S+)*)");
  private static final Pattern STEP =
      Pattern.compile(
          "(" + NUMBER + ")=([A-Za-z]+(?::[\\w.]+)?)(?:@(" + NUMBER + "))?(?:#(\\S+))?");
  private static final Pattern GONE =
      Pattern.compile("gone (\\S+) step (" + NUMBER + ") (\\S+) since v(" + NUMBER + ")");
  private static final Pattern CONTRACT = Pattern.compile("(?:record|state) \\S+.*");

  private final SourceFile file;
  private final List<Diagnostic> found = new ArrayList<>();
  private final Map<String, LockedFunction> functions = new TreeMap<>();
  private final Map<String, List<LockedFunction.Gone>> gone = new HashMap<>();

  private LockReader(String text) {
    this.file = new SourceFile("beldi.lock", text);
  }

  /** The functions of a lock by their full names. */
  static Result<Map<String, LockedFunction>> read(@Nullable String text) {
    return text == null || text.isBlank() ? Result.of(Map.of()) : new LockReader(text).run();
  }

  private Result<Map<String, LockedFunction>> run() {
    for (int line = 1; line <= file.lines().count(); line++) {
      line(line, file.lines().text(line).strip());
    }
    Map<String, LockedFunction> all = new TreeMap<>(functions);
    gone.forEach(
        (name, steps) -> {
          LockedFunction function = functions.get(name);
          all.put(
              name,
              function == null
                  ? new LockedFunction(name, newest(steps), List.of(), steps)
                  : new LockedFunction(name, function.version(), function.steps(), steps));
        });
    all.values().forEach(this::unique);
    return new Result<>(all, found);
  }

  private static int newest(List<LockedFunction.Gone> steps) {
    return steps.stream().mapToInt(LockedFunction.Gone::since).max().orElse(1);
  }

  private void line(int line, String text) {
    Matcher function = FUNCTION.matcher(text);
    Matcher removed = GONE.matcher(text);
    if (line == 1) {
      if (!text.equals(HEADER)) {
        error(
            line,
            "the lock begins with `" + HEADER + "`; another version of Beldi may have written it");
      }
    } else if (text.startsWith("<<<<<<<")
        || text.startsWith("=======")
        || text.startsWith(">>>>>>>")) {
      error(
          line,
          "a merge was not finished here: keep the lines of both sides, and give new steps numbers that differ");
    } else if (function.matches()) {
      function(line, function);
    } else if (removed.matches()) {
      gone.computeIfAbsent(removed.group(1), name -> new ArrayList<>())
          .add(
              new LockedFunction.Gone(
                  Integer.parseInt(removed.group(2)),
                  removed.group(3),
                  Integer.parseInt(removed.group(4))));
    } else if (!text.isEmpty() && !CONTRACT.matcher(text).matches()) {
      error(line, "the lock has no such line");
    }
  }

  private void function(int line, Matcher matcher) {
    List<LockedStep> steps = new ArrayList<>();
    for (String part : matcher.group(3).strip().split(" ", -1)) {
      Matcher step = STEP.matcher(part);
      if (step.matches()) {
        steps.add(
            new LockedStep(
                Integer.parseInt(step.group(1)),
                step.group(2),
                step.group(3) == null ? 0 : Integer.parseInt(step.group(3)),
                step.group(4)));
      } else if (!part.isEmpty()) {
        error(line, "`" + part + "` is no step; one looks like `2=call:Hotel.reserve`");
      }
    }
    String name = matcher.group(1);
    int version = Integer.parseInt(matcher.group(2));
    if (functions.put(name, new LockedFunction(name, version, steps, List.of())) != null) {
      error(line, "`" + name + "` stands here twice");
    }
  }

  private void unique(LockedFunction function) {
    Map<Integer, String> seen = new HashMap<>();
    function.steps().forEach(step -> once(function, step.number(), step.what(), seen));
    function.gone().forEach(step -> once(function, step.number(), step.what(), seen));
  }

  private void once(LockedFunction function, int number, String what, Map<Integer, String> seen) {
    String earlier = seen.put(number, what);
    if (earlier != null) {
      error(
          lineOf(function.name()),
          "`"
              + function.name()
              + "` gives number "
              + number
              + " to `"
              + earlier
              + "` and to `"
              + what
              + "`");
    }
  }

  private int lineOf(String function) {
    for (int line = 1; line <= file.lines().count(); line++) {
      if (file.lines().text(line).contains(" " + function + " ")) {
        return line;
      }
    }
    return 1;
  }

  private void error(int line, String message) {
    found.add(
        Diagnostic.of(
            Code.BEL0001, file.span(file.lines().start(line), file.lines().end(line)), message));
  }
}
