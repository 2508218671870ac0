package io.beldi.compiler.names;

import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.names.Symbol.Role;
import io.beldi.compiler.names.Symbol.ServiceSymbol;
import io.beldi.compiler.syntax.Annotation;
import io.beldi.compiler.syntax.Block;
import io.beldi.compiler.syntax.CompilationUnit;
import io.beldi.compiler.syntax.Declaration;
import io.beldi.compiler.syntax.DeclaredEffect;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.ExternStep;
import io.beldi.compiler.syntax.Field;
import io.beldi.compiler.syntax.JavaBody;
import io.beldi.compiler.syntax.Member;
import io.beldi.compiler.syntax.Name;
import io.beldi.compiler.syntax.NodeTable;
import io.beldi.compiler.syntax.Parameter;
import io.beldi.compiler.syntax.TestDeclaration;
import java.util.List;

/** Finds the symbols of the names in the declarations of one file. */
final class UnitResolver
    implements Declaration.Visitor<UnitResolver>, Member.Visitor<UnitResolver> {
  private final UnitScope unit;
  private final LocalScopes locals = new LocalScopes();
  private final NodeTable<Name, Symbol> symbols;
  private final References references;
  private final BodyResolver bodies;

  UnitResolver(UnitScope unit, NodeTable<Name, Symbol> symbols, List<Diagnostic> found) {
    this.unit = unit;
    this.symbols = symbols;
    this.references = new References(unit, locals, symbols, found);
    this.bodies = new BodyResolver(references, locals, symbols, found);
  }

  void resolve(CompilationUnit file) {
    file.declarations().forEach(declaration -> declaration.accept(this));
    file.tests().forEach(this::test);
  }

  private void test(TestDeclaration test) {
    locals.open();
    bodies.resolve(test);
    locals.close();
  }

  @Override
  public UnitResolver id(Declaration.IdDeclaration node) {
    return this;
  }

  @Override
  public UnitResolver record(Declaration.RecordDeclaration node) {
    for (Field field : node.fields()) {
      bodies.type(field.type());
      inScope(() -> bodies.resolve(field.defaultValue()));
    }
    return this;
  }

  @Override
  public UnitResolver enumeration(Declaration.EnumDeclaration node) {
    return this;
  }

  @Override
  public UnitResolver union(Declaration.UnionDeclaration node) {
    node.members().forEach(bodies::type);
    return this;
  }

  @Override
  public UnitResolver error(Declaration.ErrorDeclaration node) {
    parameters(node.parameters());
    return this;
  }

  @Override
  public UnitResolver constant(Declaration.ConstantDeclaration node) {
    bodies.type(node.type());
    inScope(() -> bodies.resolve(node.value()));
    return this;
  }

  @Override
  public UnitResolver pureFunction(Declaration.PureFunctionDeclaration node) {
    parameters(node.parameters());
    bodies.type(node.result());
    inScope(
        () -> {
          declare(node.parameters());
          bodies.resolve(node.body());
        });
    return this;
  }

  @Override
  public UnitResolver extern(Declaration.ExternDeclaration node) {
    for (ExternStep step : node.steps()) {
      parameters(step.parameters());
      bodies.type(step.result());
      step.failures().forEach(references::error);
    }
    return this;
  }

  @Override
  public UnitResolver service(Declaration.ServiceDeclaration node) {
    unit.enter(symbols.find(node.name()) instanceof ServiceSymbol service ? service : null);
    node.members().forEach(member -> member.accept(this));
    unit.enter(null);
    return this;
  }

  @Override
  public UnitResolver state(Member.StateDeclaration node) {
    node.keys().forEach(bodies::type);
    bodies.type(node.value());
    return this;
  }

  @Override
  public UnitResolver function(Member.FunctionDeclaration node) {
    parameters(node.parameters());
    bodies.type(node.result());
    node.failures().forEach(references::error);
    node.header().annotations().forEach(this::annotation);
    inScope(
        () -> {
          declare(node.parameters());
          if (node.body() instanceof Block body) {
            bodies.resolve(body);
          } else if (node.body() instanceof JavaBody java) {
            java.effects().forEach(this::effect);
          }
        });
    return this;
  }

  /** Only {@code @allow} names symbols; what other annotations say is looked at with the types. */
  private void annotation(Annotation annotation) {
    if (annotation.name().text().equals("allow")) {
      annotation
          .arguments()
          .forEach(
              argument -> {
                if (argument.value() instanceof Expression.NameReference name) {
                  references.service(name.name());
                }
              });
    }
  }

  private void effect(DeclaredEffect effect) {
    DeclaredEffect.Kind kind = effect.kind();
    if (kind != DeclaredEffect.Kind.READS && kind != DeclaredEffect.Kind.WRITES) {
      boolean extern = kind == DeclaredEffect.Kind.RUNS;
      effect.targets().forEach(target -> references.callee(target, extern));
    }
  }

  private void parameters(List<Parameter> parameters) {
    for (Parameter parameter : parameters) {
      bodies.type(parameter.type());
      inScope(() -> bodies.resolve(parameter.defaultValue()));
    }
  }

  private void declare(List<Parameter> parameters) {
    parameters.forEach(parameter -> bodies.declare(parameter.name(), Role.PARAMETER));
  }

  private void inScope(Runnable body) {
    locals.open();
    body.run();
    locals.close();
  }
}
