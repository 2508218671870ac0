package io.beldi.local.programs;

import io.beldi.local.programs.Scope.Variable;
import io.beldi.local.programs.Snippet.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes the statements of one function. */
final class Statements {
  private static final int DEPTH = 3;

  private final Choices choices;
  private final Scope scope;
  private final Values values;
  private final Steps steps;
  private final @Nullable Kind result;
  private final boolean optionalResult;
  private int budget;

  /**
   * @param callees what the function may call
   * @param result what it returns; null where it has no result
   * @param budget the most statements
   */
  Statements(
      Choices choices,
      Scope scope,
      String service,
      List<Callee> callees,
      @Nullable Kind result,
      boolean optionalResult,
      int budget) {
    this.choices = choices;
    this.scope = scope;
    this.values = new Values(choices, scope, service);
    this.steps = new Steps(choices, scope, values, service, callees);
    this.result = result;
    this.optionalResult = optionalResult;
    this.budget = budget;
  }

  /** A whole body, with the return at its end. */
  List<Snippet> body() {
    List<Snippet> out = new ArrayList<>();
    while (budget > 0) {
      statement(out);
    }
    if (result != null) {
      out.add(returns());
    }
    return out;
  }

  private Snippet returns() {
    if (result == null) {
      return Snippet.line("return");
    }
    boolean none = optionalResult && choices.oneIn(3);
    return Snippet.line("return " + (none ? "none" : values.of(result, 2)));
  }

  private void statement(List<Snippet> out) {
    budget--;
    if (scope.depth < DEPTH && budget > 0 && choices.oneIn(3)) {
      compound(out);
    } else if ((scope.someMutable() != null && choices.oneIn(4)) || !steps.add(out)) {
      simple(out);
    }
  }

  private void simple(List<Snippet> out) {
    Variable mutable = scope.someMutable();
    if (mutable != null && !choices.oneIn(3)) {
      String name = mutable.name();
      out.add(
          Snippet.line(
              choices.oneIn(2)
                  ? name + " = " + values.of(Kind.INT, 2)
                  : name + choices.pick(List.of(" += ", " -= ")) + values.of(Kind.INT, 1)));
      return;
    }
    switch (choices.draw(5)) {
      case 0, 1 -> {
        if (scope.inBranch && scope.depth == 0) {
          fixedValue(out);
        } else {
          String initial = values.of(Kind.INT, 1);
          String name = scope.fresh("v");
          out.add(Snippet.line("var " + name + " = " + initial));
          scope.add(name, Kind.INT, false, true);
        }
      }
      case 2 -> {
        String condition = values.of(Kind.BOOL, 2);
        out.add(Snippet.line("require " + condition + " else fail " + steps.failure()));
      }
      default -> fixedValue(out);
    }
  }

  private void fixedValue(List<Snippet> out) {
    Kind kind =
        choices.pick(
            List.of(
                Kind.INT,
                Kind.TEXT,
                Kind.BOX,
                Kind.INTS,
                Kind.PAIR,
                Kind.KEY,
                Kind.TAG,
                Kind.LEASE));
    String value = values.of(kind, 3);
    String name = scope.fresh("n");
    boolean list = kind == Kind.INTS;
    out.add(Snippet.line("let " + name + " = " + value + (list ? ".take(4)" : "")));
    scope.add(name, kind, false, false);
  }

  private void compound(List<Snippet> out) {
    switch (choices.draw(scope.inTransaction ? 8 : 11)) {
      case 0 -> condition(out);
      case 1, 2 -> presence(out);
      case 3 -> loop(out);
      case 4 -> valueLoop(out);
      case 5 -> parallel(out);
      case 6 -> match(out);
      case 7 -> attempt(out);
      case 8 -> attempt(out);
      case 9 -> transaction(out);
      default -> valueTransaction(out);
    }
  }

  /** Statements of an inner block, after which its names are forgotten. */
  private List<Snippet> block(int most, boolean mayExit) {
    List<Variable> before = scope.variables();
    scope.depth++;
    List<Snippet> out = new ArrayList<>();
    int count = 1 + choices.draw(most);
    for (int i = 0; i < count && budget > 0; i++) {
      statement(out);
    }
    if (mayExit && choices.oneIn(4)) {
      out.add(exit());
    }
    scope.depth--;
    scope.restore(before);
    return out;
  }

  private Snippet exit() {
    boolean returns = !scope.inBlock && !scope.inBranch && choices.oneIn(2);
    return returns ? returns() : Snippet.line("fail " + steps.failure());
  }

  private void condition(List<Snippet> out) {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part("if " + values.of(Kind.BOOL, 2) + " {", block(2, true)));
    if (choices.oneIn(4)) {
      parts.add(new Part("} else if " + values.of(Kind.BOOL, 1) + " {", block(2, true)));
    }
    if (choices.oneIn(2)) {
      parts.add(new Part("} else {", block(2, true)));
    }
    out.add(new Snippet(parts, "}"));
  }

  /** Looks whether something is there, and uses it where it is. */
  private void presence(List<Snippet> out) {
    Variable optional = scope.someOptional();
    if (optional == null) {
      condition(out);
      return;
    }
    List<Variable> before = scope.variables();
    if (choices.oneIn(3)) {
      String error = steps.failure();
      out.add(Snippet.line("require " + optional.name() + " is present else fail " + error));
      scope.present(optional);
      return;
    }
    scope.present(optional);
    List<Snippet> body = block(2, true);
    scope.restore(before);
    out.add(Snippet.block("if " + optional.name() + " is present {", body));
  }

  private String collection(String element) {
    boolean keys = choices.oneIn(2);
    String list = values.of(keys ? Kind.KEYS : Kind.INTS, 1);
    scope.add(element, keys ? Kind.KEY : Kind.INT, false, false);
    return list + ".take(" + (2 + choices.draw(3)) + ")";
  }

  private void loop(List<Snippet> out) {
    out.add(rounds("", List.of()));
  }

  private void valueLoop(List<Snippet> out) {
    String name = scope.fresh("n");
    out.add(rounds("let " + name + " = ", List.of(name)));
    scope.add(name, Kind.INTS, false, false);
  }

  /**
   * @param value what takes the list of what is yielded; empty where nothing is
   */
  private Snippet rounds(String value, List<String> yields) {
    List<Variable> before = scope.variables();
    Set<String> fixed = scope.fixed;
    boolean inBranch = scope.inBranch;
    boolean beside = scope.beside;
    boolean parallel = choices.oneIn(2);
    String element = scope.fresh("e");
    String list = collection(element);
    if (parallel) {
      scope.fix();
      scope.inBranch = true;
      scope.beside = true;
    }
    List<Variable> inside = scope.variables();
    List<Snippet> body = new ArrayList<>(block(2, yields.isEmpty()));
    scope.restore(inside);
    if (!yields.isEmpty()) {
      Snippet yield = Snippet.line("yield " + values.of(Kind.INT, 2));
      body.add(
          choices.oneIn(3)
              ? Snippet.block("if " + values.of(Kind.BOOL, 1) + " {", List.of(yield))
              : yield);
    }
    scope.restore(before);
    scope.fixed = fixed;
    scope.inBranch = inBranch;
    scope.beside = beside;
    String width = parallel ? " parallel " + (1 + choices.draw(3)) : "";
    return Snippet.block(value + "for " + element + " in " + list + width + " {", body);
  }

  private void parallel(List<Snippet> out) {
    List<Variable> before = scope.variables();
    List<Variable> bound = new ArrayList<>();
    Set<String> fixed = scope.fixed;
    boolean inBranch = scope.inBranch;
    boolean beside = scope.beside;
    int depth = scope.depth;
    List<Snippet> branches = new ArrayList<>();
    int count = 2 + choices.draw(2);
    for (int i = 0; i < count; i++) {
      scope.restore(before);
      scope.fix();
      scope.inBranch = true;
      scope.beside |= i > 0;
      scope.depth = DEPTH;
      List<Snippet> branch = new ArrayList<>();
      budget--;
      if (!steps.one(branch)) {
        fixedValue(branch);
      }
      branches.add(branch.get(0));
      for (Variable variable : scope.variables()) {
        if (!before.contains(variable) && branch.size() == 1) {
          bound.add(variable);
        }
      }
    }
    scope.fixed = fixed;
    scope.inBranch = inBranch;
    scope.beside = beside;
    scope.depth = depth;
    scope.restore(before);
    bound.forEach(it -> scope.add(it.name(), it.kind(), it.optional(), it.mutable()));
    out.add(Snippet.block("parallel {", branches));
  }

  private void match(List<Snippet> out) {
    List<Part> parts = new ArrayList<>();
    String subject = "match " + values.of(Kind.COLOR, 1) + " {";
    String first = choices.pick(List.of("red -> {", "blue -> {", "red | green -> {"));
    parts.add(new Part(subject + " " + first, block(2, false)));
    parts.add(new Part("} else -> {", block(2, false)));
    out.add(new Snippet(parts, "} }"));
  }

  private void attempt(List<Snippet> out) {
    boolean readOnly = scope.readOnly;
    scope.readOnly |= scope.inTransaction;
    Set<String> around = scope.raises;
    scope.raises = new TreeSet<>();
    List<Snippet> body = new ArrayList<>(block(3, true));
    if (scope.raises.isEmpty()) {
      body.add(
          0, Snippet.line("require " + values.of(Kind.BOOL, 1) + " else fail " + steps.failure()));
    }
    scope.readOnly = readOnly;
    List<Part> parts = new ArrayList<>();
    parts.add(new Part("try {", body));
    around.addAll(catches(parts));
    scope.raises = around;
    out.add(new Snippet(parts, "}"));
  }

  /** Adds clauses for some of the errors; gives those that are left, and those of the clauses. */
  private Set<String> catches(List<Part> parts) {
    Set<String> inside = scope.raises;
    Set<String> left = new TreeSet<>(inside);
    scope.raises = new TreeSet<>();
    for (String error : inside) {
      if (choices.oneIn(4) && parts.size() > 1) {
        continue;
      }
      left.remove(error);
      List<Variable> before = scope.variables();
      String variable = scope.fresh("err");
      String bound = "";
      if (error.equals("Odd")) {
        scope.add(variable + ".n", Kind.INT, false, false);
        bound = "(" + variable + ")";
      } else if (error.equals("Lost")) {
        scope.add(variable + ".key", Kind.KEY, false, false);
        scope.add(variable + ".why", Kind.TEXT, false, false);
        bound = "(" + variable + ")";
      }
      List<Snippet> body = block(2, true);
      scope.restore(before);
      parts.add(new Part("} catch " + error + bound + " {", body));
    }
    left.addAll(scope.raises);
    return left;
  }

  private void transaction(List<Snippet> out) {
    Set<String> around = scope.raises;
    scope.raises = new TreeSet<>();
    List<Part> parts = new ArrayList<>();
    String settings = choices.oneIn(4) ? "transaction (retries: 3) {" : "transaction {";
    parts.add(new Part(settings, inside(List.of())));
    scope.raises.add("Conflict");
    if (choices.oneIn(2)) {
      around.addAll(catches(parts));
    } else {
      around.addAll(scope.raises);
    }
    scope.raises = around;
    out.add(new Snippet(parts, "}"));
  }

  private void valueTransaction(List<Snippet> out) {
    String name = scope.fresh("n");
    List<Snippet> body = inside(List.of(name));
    scope.raises.add("Conflict");
    if (Snippet.leave(body.subList(0, body.size() - 1))) {
      // Then there is no value, and the compiler says so.
      out.add(Snippet.block("transaction {", body.subList(0, body.size() - 1)));
      return;
    }
    out.add(Snippet.block("let " + name + " = transaction {", body));
    scope.add(name, Kind.INT, false, false);
  }

  private List<Snippet> inside(List<String> yields) {
    List<Variable> before = scope.variables();
    boolean inBlock = scope.inBlock;
    scope.inTransaction = true;
    scope.inBlock = true;
    List<Snippet> body = new ArrayList<>(block(4, yields.isEmpty()));
    if (!yields.isEmpty()) {
      body.add(Snippet.line("yield " + values.of(Kind.INT, 2)));
    }
    scope.inTransaction = false;
    scope.inBlock = inBlock;
    scope.restore(before);
    return body;
  }
}
