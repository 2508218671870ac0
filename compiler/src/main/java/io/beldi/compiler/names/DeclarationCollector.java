package io.beldi.compiler.names;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.names.Symbol.ConstantSymbol;
import io.beldi.compiler.names.Symbol.EnumSymbol;
import io.beldi.compiler.names.Symbol.ErrorSymbol;
import io.beldi.compiler.names.Symbol.ExternStepSymbol;
import io.beldi.compiler.names.Symbol.ExternSymbol;
import io.beldi.compiler.names.Symbol.FunctionSymbol;
import io.beldi.compiler.names.Symbol.IdSymbol;
import io.beldi.compiler.names.Symbol.ModuleSymbol;
import io.beldi.compiler.names.Symbol.PureFunctionSymbol;
import io.beldi.compiler.names.Symbol.RecordSymbol;
import io.beldi.compiler.names.Symbol.ServiceSymbol;
import io.beldi.compiler.names.Symbol.StateSymbol;
import io.beldi.compiler.names.Symbol.TopLevel;
import io.beldi.compiler.names.Symbol.UnionSymbol;
import io.beldi.compiler.syntax.CompilationUnit;
import io.beldi.compiler.syntax.Declaration;
import io.beldi.compiler.syntax.EnumValue;
import io.beldi.compiler.syntax.ExternStep;
import io.beldi.compiler.syntax.Field;
import io.beldi.compiler.syntax.Member;
import io.beldi.compiler.syntax.Name;
import io.beldi.compiler.syntax.NodeTable;
import io.beldi.compiler.syntax.Parameter;
import io.beldi.compiler.syntax.Visibility;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Gives every declaration its symbol, and reports names that are declared twice. */
final class DeclarationCollector implements Declaration.Visitor<TopLevel> {
  private final ModuleMembers members;
  private final NodeTable<Name, Symbol> symbols;
  private final List<Diagnostic> found;
  private final ModuleSymbol module;

  DeclarationCollector(
      ModuleMembers members,
      NodeTable<Name, Symbol> symbols,
      List<Diagnostic> found,
      ModuleSymbol module) {
    this.members = members;
    this.symbols = symbols;
    this.found = found;
    this.module = module;
  }

  void collect(CompilationUnit unit) {
    unit.declarations().forEach(declaration -> declaration.accept(this));
  }

  @Override
  public TopLevel id(Declaration.IdDeclaration node) {
    return declare(node, IdSymbol::new);
  }

  @Override
  public TopLevel record(Declaration.RecordDeclaration node) {
    distinct(node.fields().stream().map(Field::name).toList(), "a field");
    return declare(node, RecordSymbol::new);
  }

  @Override
  public TopLevel enumeration(Declaration.EnumDeclaration node) {
    distinct(node.values().stream().map(EnumValue::name).toList(), "a value");
    return declare(node, EnumSymbol::new);
  }

  @Override
  public TopLevel union(Declaration.UnionDeclaration node) {
    return declare(node, UnionSymbol::new);
  }

  @Override
  public TopLevel error(Declaration.ErrorDeclaration node) {
    parameters(node.parameters());
    return declare(node, ErrorSymbol::new);
  }

  @Override
  public TopLevel constant(Declaration.ConstantDeclaration node) {
    return declare(node, ConstantSymbol::new);
  }

  @Override
  public TopLevel pureFunction(Declaration.PureFunctionDeclaration node) {
    parameters(node.parameters());
    return declare(node, PureFunctionSymbol::new);
  }

  @Override
  public TopLevel extern(Declaration.ExternDeclaration node) {
    ExternSymbol extern = declare(node, ExternSymbol::new);
    for (ExternStep step : node.steps()) {
      parameters(step.parameters());
      member(extern, new ExternStepSymbol(extern, step.name()));
    }
    return extern;
  }

  @Override
  public TopLevel service(Declaration.ServiceDeclaration node) {
    ServiceSymbol service = declare(node, ServiceSymbol::new);
    for (Member member : node.members()) {
      if (member instanceof Member.StateDeclaration state) {
        member(service, new StateSymbol(service, state.name()));
      } else if (member instanceof Member.FunctionDeclaration function) {
        parameters(function.parameters());
        member(service, new FunctionSymbol(service, function.name()));
      }
    }
    return service;
  }

  private <S extends TopLevel> S declare(Declaration node, BiFunction<ModuleSymbol, Name, S> form) {
    S symbol = form.apply(module, node.name());
    symbols.put(node.name(), symbol);
    Visibility visibility = node.header().visibility();
    TopLevel earlier =
        members.declare(symbol, visibility == null ? Visibility.INTERNAL : visibility);
    if (earlier != null) {
      found.add(twice(node.name(), earlier.name()));
    }
    return symbol;
  }

  private void member(TopLevel owner, Symbol member) {
    symbols.put(member.name(), member);
    Symbol earlier = members.declareMember(owner, member);
    if (earlier != null) {
      found.add(twice(member.name(), earlier.name()));
    }
  }

  private void parameters(List<Parameter> parameters) {
    distinct(parameters.stream().map(Parameter::name).toList(), "a parameter");
  }

  private void distinct(List<Name> names, String kind) {
    Map<String, Name> seen = new HashMap<>();
    for (Name name : names) {
      Name earlier = seen.putIfAbsent(name.text(), name);
      if (earlier != null) {
        found.add(twice(name, earlier).withText(kind + " with this name exists"));
      }
    }
  }

  /** The finding that a name is declared twice in one scope. */
  static Diagnostic twice(Name second, Name first) {
    return Diagnostic.of(Code.BEL1002, second.span(), "`" + second.text() + "` is declared twice")
        .withLabel(first.span(), "first declared here")
        .withHelp("give one of them another name");
  }
}
