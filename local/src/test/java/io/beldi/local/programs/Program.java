package io.beldi.local.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A generated program.
 *
 * @param module its name
 * @param functions those that are called come first
 * @param roots the requests that are made of it, one after another
 */
record Program(String module, List<Function> functions, List<Root> roots) {
  Program {
    functions = List.copyOf(functions);
    roots = List.copyOf(roots);
  }

  /**
   * A function.
   *
   * @param header everything before the body
   */
  record Function(String service, String name, String header, List<Snippet> body) {
    Function {
      body = List.copyOf(body);
    }
  }

  /**
   * A request.
   *
   * @param function with its service, such as {@code A.root1}
   * @param arguments by parameter, as the interpreter holds values
   */
  record Root(String function, Map<String, Object> arguments) {
    Root {
      arguments = new TreeMap<>(arguments);
    }

    /** The arguments as a client sends them. */
    String json() {
      List<String> fields = new ArrayList<>();
      arguments.forEach((name, value) -> fields.add(JsonText.quoted(name) + ":" + json(value)));
      return "{" + String.join(",", fields) + "}";
    }

    private static String json(Object value) {
      if (value instanceof String text) {
        return JsonText.quoted(text);
      } else if (value instanceof List<?> list) {
        return "[" + String.join(",", list.stream().map(Root::json).toList()) + "]";
      }
      return String.valueOf(value);
    }
  }

  /** The same with every line of the bodies changed. */
  Program with(UnaryOperator<String> change) {
    List<Function> changed = new ArrayList<>();
    for (Function it : functions) {
      List<Snippet> body = Snippet.with(it.body(), change);
      changed.add(new Function(it.service(), it.name(), it.header(), body));
    }
    return new Program(module, changed, roots);
  }

  /** How many statements the functions have in all. */
  int statements() {
    return functions.stream().mapToInt(function -> Snippet.count(function.body())).sum();
  }

  boolean usesJava() {
    return bodies().contains("run Tools.");
  }

  /** The source, with those declarations that it needs. */
  String text() {
    StringBuilder out = new StringBuilder();
    String bodies = bodies();
    Set<String> states = Declarations.needed(Declarations.STATES.keySet(), bodies);
    StringBuilder used = new StringBuilder(bodies);
    states.forEach(name -> used.append(Declarations.STATES.get(name)).append('\n'));
    out.append("@suppress(\"BEL4030\", \"nobody else is there\") module ")
        .append(module)
        .append("\n\n");
    String known = used.toString();
    for (String name : Declarations.closure(known)) {
      out.append(Declarations.TOP.get(name)).append('\n');
    }
    for (String service : Declarations.SERVICES) {
      service(service, states, out);
    }
    return out.toString();
  }

  private void service(String service, Set<String> states, StringBuilder out) {
    List<String> own = Declarations.statesOf(service).stream().filter(states::contains).toList();
    List<Function> members = functions.stream().filter(it -> it.service().equals(service)).toList();
    if (own.isEmpty() && members.isEmpty()) {
      return;
    }
    out.append("\nservice ").append(service).append(" {\n");
    own.forEach(name -> out.append("  ").append(Declarations.STATES.get(name)).append('\n'));
    for (Function function : members) {
      out.append("\n  ").append(function.header()).append(" {\n");
      Snippet.write(function.body(), "    ", out);
      out.append("  }\n");
    }
    out.append("}\n");
  }

  /** The functions without their services. */
  String bodies() {
    StringBuilder out = new StringBuilder();
    for (Function function : functions) {
      out.append(function.header()).append('\n');
      Snippet.write(function.body(), "", out);
    }
    return out.toString();
  }

  /** Programs with a little less in them. */
  List<Program> smaller() {
    List<Program> found = new ArrayList<>();
    for (int i = 0; i < roots.size(); i++) {
      List<Root> fewer = new ArrayList<>(roots);
      fewer.remove(i);
      found.add(new Program(module, functions, fewer));
    }
    for (int i = 0; i < functions.size(); i++) {
      List<Function> fewer = new ArrayList<>(functions);
      Function function = fewer.remove(i);
      found.add(new Program(module, fewer, roots));
      for (List<Snippet> body : Snippet.smaller(function.body())) {
        List<Function> changed = new ArrayList<>(functions);
        changed.set(i, new Function(function.service(), function.name(), function.header(), body));
        found.add(new Program(module, changed, roots));
      }
    }
    return found;
  }

  /** Whether a name stands in a text as a word. */
  static boolean mentions(String text, String name) {
    return Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(text).find();
  }
}
