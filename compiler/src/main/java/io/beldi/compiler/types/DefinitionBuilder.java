package io.beldi.compiler.types;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.names.Builtins;
import io.beldi.compiler.names.Names;
import io.beldi.compiler.names.Program;
import io.beldi.compiler.names.Symbol;
import io.beldi.compiler.names.Symbol.ConstantSymbol;
import io.beldi.compiler.names.Symbol.EnumSymbol;
import io.beldi.compiler.names.Symbol.ErrorSymbol;
import io.beldi.compiler.names.Symbol.ExternSymbol;
import io.beldi.compiler.names.Symbol.IdSymbol;
import io.beldi.compiler.names.Symbol.PureFunctionSymbol;
import io.beldi.compiler.names.Symbol.RecordSymbol;
import io.beldi.compiler.names.Symbol.ServiceSymbol;
import io.beldi.compiler.syntax.CompilationUnit;
import io.beldi.compiler.syntax.Declaration;
import io.beldi.compiler.syntax.Name;
import io.beldi.compiler.types.Definition.ConstantDefinition;
import io.beldi.compiler.types.Definition.EnumDefinition;
import io.beldi.compiler.types.Definition.ErrorDefinition;
import io.beldi.compiler.types.Definition.ExternDefinition;
import io.beldi.compiler.types.Definition.ExternStepDefinition;
import io.beldi.compiler.types.Definition.IdDefinition;
import io.beldi.compiler.types.Definition.PureFunctionDefinition;
import io.beldi.compiler.types.Definition.RecordDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Resolves the types of all declarations. */
final class DefinitionBuilder implements Declaration.Visitor<DefinitionBuilder> {
  private static final int INTERNAL_SERVER_ERROR = 500;
  private static final int CONFLICT = 409;

  private final Names names;
  private final List<Diagnostic> found;
  private final TypeResolver types;
  private final AnnotationReader annotations;
  private final ComponentReader components;
  private final ServiceReader services;
  private final List<Definition> definitions = new ArrayList<>();

  private DefinitionBuilder(Names names, Constants constants, List<Diagnostic> found) {
    this.names = names;
    this.found = found;
    this.types = new TypeResolver(names, constants, found);
    this.annotations = new AnnotationReader(constants, found);
    this.components = new ComponentReader(types, annotations, found);
    this.services = new ServiceReader(names, types, annotations, components, found);
  }

  /** All definitions of a program. */
  static Definitions build(
      Program program, Names names, Constants constants, List<Diagnostic> found) {
    List<CompilationUnit> units =
        program.modules().stream().flatMap(module -> module.units().stream()).toList();
    DefinitionBuilder builder = new DefinitionBuilder(names, constants, found);
    builder.definitions.add(conflict());
    for (CompilationUnit unit : units) {
      builder.annotations.check(unit.annotations(), "a module", Set.of());
      unit.declarations().forEach(declaration -> declaration.accept(builder));
    }
    builder.services.indexes(builder.definitions);
    return new Definitions(builder.definitions);
  }

  private static Definition conflict() {
    Name error = Builtins.CONFLICT.name();
    Name field = new Name(error.span(), "retryAfter");
    Component retryAfter = new Component(field, Types.DURATION, null, false, null);
    return new ErrorDefinition(Builtins.CONFLICT, null, List.of(retryAfter), CONFLICT);
  }

  private <S extends Symbol> S symbol(Declaration node, Class<S> kind) {
    annotations.check(node.header().annotations(), "this declaration", Set.of());
    return symbol(node.name(), kind);
  }

  private <S extends Symbol> S symbol(Name name, Class<S> kind) {
    Symbol symbol = names.find(name);
    if (symbol == null) {
      throw new IllegalStateException("no symbol for the declaration at " + name.span());
    }
    return kind.cast(symbol);
  }

  private DefinitionBuilder add(Definition definition) {
    definitions.add(definition);
    return this;
  }

  @Override
  public DefinitionBuilder id(Declaration.IdDeclaration node) {
    return add(new IdDefinition(symbol(node, IdSymbol.class), node));
  }

  @Override
  public DefinitionBuilder record(Declaration.RecordDeclaration node) {
    RecordSymbol symbol = symbol(node, RecordSymbol.class);
    return add(new RecordDefinition(symbol, node, components.fields(node.fields())));
  }

  @Override
  public DefinitionBuilder enumeration(Declaration.EnumDeclaration node) {
    return add(new EnumDefinition(symbol(node, EnumSymbol.class), node, node.values()));
  }

  @Override
  public DefinitionBuilder union(Declaration.UnionDeclaration node) {
    found.add(Diagnostic.of(Code.BEL0900, node.name().span(), "not supported yet: unions"));
    return this;
  }

  @Override
  public DefinitionBuilder error(Declaration.ErrorDeclaration node) {
    ErrorSymbol symbol = symbol(node, ErrorSymbol.class);
    Integer status = node.status();
    if (status != null && (status < 400 || status > 599)) {
      found.add(
          Diagnostic.of(
              Code.BEL2009,
              node.span(),
              "the HTTP status of an error lies between 400 and 599, and " + status + " does not"));
    }
    return add(
        new ErrorDefinition(
            symbol,
            node,
            components.parameters(node.parameters()),
            status == null ? INTERNAL_SERVER_ERROR : status));
  }

  @Override
  public DefinitionBuilder constant(Declaration.ConstantDeclaration node) {
    ConstantSymbol symbol = symbol(node, ConstantSymbol.class);
    return add(new ConstantDefinition(symbol, node, types.resolve(node.type()), node.value()));
  }

  @Override
  public DefinitionBuilder pureFunction(Declaration.PureFunctionDeclaration node) {
    PureFunctionSymbol symbol = symbol(node, PureFunctionSymbol.class);
    Type result = types.result(node.result());
    if (node.result() == null) {
      result = Types.UNKNOWN;
      found.add(
          Diagnostic.of(
                  Code.BEL2015,
                  node.name().span(),
                  "a pure function declares the type of its result")
              .withHelp("write it behind the parameters: `" + symbol.text() + "(…): T`"));
    }
    return add(
        new PureFunctionDefinition(
            symbol, node, components.parameters(node.parameters()), result, node.body()));
  }

  @Override
  public DefinitionBuilder extern(Declaration.ExternDeclaration node) {
    ExternSymbol symbol = symbol(node, ExternSymbol.class);
    List<ExternStepDefinition> steps = node.steps().stream().map(services::externStep).toList();
    return add(new ExternDefinition(symbol, node, steps));
  }

  @Override
  public DefinitionBuilder service(Declaration.ServiceDeclaration node) {
    return add(services.service(symbol(node.name(), ServiceSymbol.class), node));
  }
}
