package io.beldi.local.programs;

import io.beldi.local.programs.Callee.Parameter;
import io.beldi.local.programs.Program.Function;
import io.beldi.local.programs.Program.Root;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes programs that the compiler must accept: two services with nine states between them (boxes
 * with defaults for all fields, pairs without, bounded and free numbers; keys that are ids, texts,
 * values of an enum, and of two parts), functions on three levels of which each calls and spawns
 * those below it, 20 statements or few more in all, a function for each service that fills its
 * states, and requests to make of the uppermost ones. Covered are reads and their three ways to go
 * on where a row is absent, puts, field updates with and without {@code else}, adjacent updates,
 * {@code insert}, {@code delete}, pages; calls, spawns with and without a delay, extern steps;
 * {@code if}, {@code match}, loops with and without a value, one after another and in parallel,
 * {@code parallel}; declared errors with {@code fail}, {@code require}, {@code try}; transactions
 * with and without a value, functions that are transactional; variables, records, optionals, lists
 * and the expressions over them; rows that have expired and others that will, pages of an index,
 * ids that are made at run time, decimal numbers, maps.
 *
 * <p>Not covered: the clock and {@code started()}, money, and whatever the compiler refuses as not
 * supported yet. Only the functions that fill states write rows that have expired already, since
 * the language leaves open whether their writer sees them.
 */
final class Generator {
  private static final int STATEMENTS = 20;
  private static final List<Kind> RESULTS =
      List.of(Kind.INT, Kind.INT, Kind.TEXT, Kind.BOX, Kind.INTS, Kind.KEY, Kind.BOOL);
  private static final List<Kind> PARAMETERS =
      List.of(Kind.INT, Kind.INT, Kind.KEY, Kind.KEY, Kind.COLOR, Kind.TEXT, Kind.BOOL, Kind.INTS);

  private final Choices choices;
  private final List<Function> functions = new ArrayList<>();
  private final List<Callee> callees = new ArrayList<>();
  private int budget = STATEMENTS;

  private Generator(Choices choices) {
    this.choices = choices;
  }

  /** The program that a stream of choices makes. */
  static Program program(String module, Choices choices) {
    return new Generator(choices).program(module);
  }

  private Program program(String module) {
    int lowest = 1 + choices.draw(2);
    int middle = 1 + choices.draw(2);
    for (int i = 0; i < lowest; i++) {
      function("low" + i, List.of(), 1 + choices.draw(3), false);
    }
    List<Callee> below = List.copyOf(callees);
    for (int i = 0; i < middle; i++) {
      function("mid" + i, below, 1 + choices.draw(4), false);
    }
    below = List.copyOf(callees);
    int roots = budget > 8 ? 2 : 1;
    List<Callee> uppermost = new ArrayList<>();
    for (int i = 0; i < roots; i++) {
      int most = Math.max(2, budget / (roots - i));
      uppermost.add(function("root" + i, below, most, true));
    }
    List<Root> requests = new ArrayList<>();
    for (String service : Declarations.SERVICES) {
      if (!choices.oneIn(4)) {
        fill(service, requests);
      }
    }
    int count = 2 + choices.draw(3);
    for (int i = 0; i < count; i++) {
      requests.add(request(choices.pick(uppermost)));
    }
    return new Program(module, functions, requests);
  }

  /** Adds a function that puts some rows into the states that the others use, and asks for it. */
  private void fill(String service, List<Root> requests) {
    String bodies = new Program("", functions, List.of()).bodies();
    List<Snippet> rows = new ArrayList<>();
    for (String state :
        Declarations.needed(new LinkedHashSet<>(Declarations.statesOf(service)), bodies)) {
      String key = choices.pick(Declarations.keysOf(state));
      String value = Declarations.valueOf(state, choices.draw(9));
      rows.add(Snippet.line(state + "[" + key + "] = " + value));
    }
    if (!rows.isEmpty()) {
      functions.add(new Function(service, "fill", "public function fill()", rows));
      requests.add(new Root(service + ".fill", Map.of()));
    }
  }

  private Callee function(String name, List<Callee> below, int statements, boolean root) {
    String service = choices.pick(Declarations.SERVICES);
    Scope scope = new Scope(choices);
    List<Parameter> parameters = new ArrayList<>();
    int count = choices.draw(4);
    for (int i = 0; i < count; i++) {
      Kind kind = choices.pick(PARAMETERS);
      Parameter parameter = new Parameter("a" + i, kind, kind == Kind.INT && choices.oneIn(4));
      parameters.add(parameter);
      scope.add(parameter.name(), kind, parameter.optional(), false);
    }
    boolean transactional = choices.oneIn(root ? 6 : 3);
    scope.inTransaction = transactional;
    @Nullable Kind result = choices.oneIn(3) ? null : choices.pick(RESULTS);
    boolean optional = result != null && choices.oneIn(4);
    List<Snippet> body =
        new Statements(choices, scope, service, below, result, optional, statements).body();
    budget -= Snippet.count(body);
    boolean visible = root || choices.oneIn(2);
    Set<String> raises = new TreeSet<>(scope.raises);
    if (transactional && root) {
      raises.add("Conflict");
    }
    Callee callee =
        new Callee(
            service,
            name,
            parameters,
            result,
            optional,
            raises,
            visible,
            transactional,
            transactional || (!visible && !scope.prevented),
            scope.writes);
    functions.add(new Function(service, name, header(callee, root), body));
    callees.add(callee);
    return callee;
  }

  private static String header(Callee callee, boolean root) {
    List<String> parameters = callee.parameters().stream().map(Parameter::text).toList();
    @Nullable Kind result = callee.result();
    return (root ? "public " : callee.visible() ? "internal " : "private ")
        + (callee.transactional() ? "transactional " : "")
        + "function "
        + callee.name()
        + "("
        + String.join(", ", parameters)
        + ")"
        + (result == null ? "" : ": " + result.type() + (callee.optionalResult() ? "?" : ""))
        + (callee.visible() && !callee.raises().isEmpty()
            ? " fails " + String.join(", ", callee.raises())
            : "");
  }

  private Root request(Callee callee) {
    Map<String, Object> arguments = new TreeMap<>();
    for (Parameter parameter : callee.parameters()) {
      if (!parameter.optional() || choices.oneIn(2)) {
        arguments.put(parameter.name(), argument(parameter.kind()));
      }
    }
    return new Root(callee.service() + "." + callee.name(), arguments);
  }

  private Object argument(Kind kind) {
    return switch (kind) {
      case INT -> (long) choices.draw(15) - 3;
      case TEXT -> choices.pick(List.of("", "x", "zwölf", "a\"b\\"));
      case BOOL -> choices.oneIn(2);
      case KEY -> choices.pick(List.of("a", "b", "c", "d"));
      case COLOR -> choices.pick(List.of("red", "green", "blue"));
      case INTS -> choices.pick(List.of(List.of(), List.of(2L), List.of(7L, -1L, 3L)));
      default -> throw new IllegalArgumentException("no argument of kind " + kind);
    };
  }
}
