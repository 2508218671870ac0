package io.beldi.compiler.java;

import com.palantir.javapoet.CodeBlock;
import io.beldi.compiler.effects.Effects;
import io.beldi.compiler.names.Names;
import io.beldi.compiler.names.Symbol.LocalSymbol;
import io.beldi.compiler.names.Symbol.Role;
import io.beldi.compiler.steps.Analysis;
import io.beldi.compiler.steps.StepSite;
import io.beldi.compiler.steps.StepTree;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.Node;
import io.beldi.compiler.syntax.NodeTable;
import io.beldi.compiler.types.Definitions;
import io.beldi.compiler.types.Typing;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the emitters of one class share: what is known of the program, and each other. */
final class Body {
  final Analysis analysis;
  final Typing typing;
  final Definitions definitions;
  final Names names;
  final Effects effects;
  final StepTree steps;
  final StepConstants constants;
  final Collaborators clients;

  final ExpressionEmitter expressions = new ExpressionEmitter(this);
  final ConversionEmitter conversions = new ConversionEmitter(this);
  final OperatorEmitter operators = new OperatorEmitter(this);
  final ConstructionEmitter constructions = new ConstructionEmitter(this);
  final OptionalEmitter optionals = new OptionalEmitter(this);
  final CollectionEmitter collections = new CollectionEmitter(this);
  final StateEmitter states = new StateEmitter(this);
  final UpdateEmitter updates = new UpdateEmitter(this);
  final RemoteEmitter remotes = new RemoteEmitter(this);
  final StatementEmitter statements = new StatementEmitter(this);
  final MatchEmitter matches = new MatchEmitter(this);
  final LoopEmitter loops = new LoopEmitter(this);
  final BranchEmitter branches = new BranchEmitter(this);
  final TransactionEmitter transactions = new TransactionEmitter(this);

  private final Map<LocalSymbol, Local> locals = new HashMap<>();
  private final NodeTable<Node, String> namesake = new NodeTable<>();
  private @Nullable StepSite firstStep;
  private @Nullable Expression wantedFor;
  private String wantedName = "";
  private @Nullable Consumer<Frame> absentRow;

  /**
   * @param types the simple names of the program's types
   */
  Body(Analysis analysis, Set<String> types, Collaborators clients) {
    this.constants = new StepConstants(types);
    this.analysis = analysis;
    this.typing = analysis.typing();
    this.definitions = analysis.typing().definitions();
    this.names = analysis.names();
    this.effects = analysis.effects();
    this.steps = analysis.steps();
    this.clients = clients;
  }

  /** Notes how a local is read from now on. */
  void bind(LocalSymbol symbol, JavaExpression expression, boolean fixed, Frame frame) {
    locals.put(symbol, new Local(expression, fixed, frame.depth()));
  }

  /** Reads a local; a lambda gets a copy of one that Java assigns more than once. */
  JavaExpression read(LocalSymbol symbol, Frame frame) {
    Local local = locals.get(symbol);
    if (local == null) {
      throw new IllegalStateException("nothing is bound at " + symbol.name().span());
    }
    if (local.fixed() || frame.depth() == local.depth()) {
      return local.expression();
    }
    JavaExpression known = frame.findCopy(symbol);
    return known == null ? copy(symbol, local, frame) : known;
  }

  private JavaExpression copy(LocalSymbol symbol, Local local, Frame frame) {
    Frame outside = frame.outside(local.depth());
    String name = outside.names.takeFresh(symbol.text() + "Here");
    outside.add("$T $N = $L", JavaTypes.of(typing.local(symbol)), name, local.expression().code());
    JavaExpression copy = JavaExpression.variable(name, local.expression().primitive());
    frame.copy(symbol, copy, local.depth());
    return copy;
  }

  /** The variables declared so far. */
  Set<LocalSymbol> variables() {
    return locals.keySet().stream()
        .filter(symbol -> symbol.role() == Role.VAR)
        .collect(Collectors.toSet());
  }

  /** The name of a variable that can be assigned. */
  CodeBlock variable(LocalSymbol symbol) {
    Local local = locals.get(symbol);
    if (local == null) {
      throw new IllegalStateException("nothing is bound at " + symbol.name().span());
    }
    return local.expression().code();
  }

  /** Lets the step of a node be named after the local or the field that gets its value. */
  void nameAfter(Node node, String name) {
    namesake.put(node, name);
  }

  /** Lets the step of a node have the name that was meant for another one. */
  void nameAfterSame(Node other, Node node) {
    String name = namesake.find(other);
    if (name != null) {
      namesake.put(node, name);
    }
  }

  /** The constant of the step at a node. */
  CodeBlock step(Node node) {
    StepSite site = steps.find(node);
    if (site == null) {
      throw new IllegalStateException("no step at " + node.span());
    }
    if (firstStep == null) {
      firstStep = site;
    }
    return constants.of(site, namesake.find(node));
  }

  /** Begins a statement: forgets the steps seen so far, and gives the first of them. */
  @Nullable StepSite beginStatement() {
    StepSite before = firstStep;
    firstStep = null;
    return before;
  }

  /** Ends a statement: gives its first step, and goes back to what was seen before it. */
  @Nullable StepSite endStatement(@Nullable StepSite before) {
    StepSite first = firstStep;
    firstStep = before;
    return first;
  }

  /** The place of a node, as faults name it. */
  String site(Node node) {
    String path = node.span().file().path();
    return path.substring(path.lastIndexOf('/') + 1)
        + ":"
        + node.span().line()
        + ":"
        + node.span().column();
  }

  /** Says what is to be written where a row that a test expects is absent. */
  void onAbsentRow(@Nullable Consumer<Frame> writing) {
    this.absentRow = writing;
  }

  /** A row that may be absent where its surroundings take it for granted, as a test may. */
  JavaExpression expectPresent(Expression expression, JavaExpression value, Frame frame) {
    if (absentRow == null) {
      return value;
    }
    String name = frame.names.takeFresh("row");
    frame.add("$T $N = $L", JavaTypes.of(typing.type(expression)), name, value.code());
    Frame absent = frame.block();
    absentRow.accept(absent);
    frame.add(Blocks.of(CodeBlock.of("if ($N == null)", name), absent));
    return JavaExpression.variable(name, false);
  }

  /** Lets an expression that needs a variable for its value use one of this name. */
  void want(Expression expression, String name) {
    wantedFor = expression;
    wantedName = name;
  }

  /** The name of the variable for the value of an expression. */
  String variableFor(Expression expression, String otherwise, Frame frame) {
    if (wantedFor == expression) {
      wantedFor = null;
      return wantedName;
    }
    return frame.names.takeFresh(otherwise);
  }
}
