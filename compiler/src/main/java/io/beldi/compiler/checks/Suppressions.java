package io.beldi.compiler.checks;

import io.beldi.compiler.diagnostics.Catalogue;
import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.diagnostics.Severity;
import io.beldi.compiler.source.Span;
import io.beldi.compiler.syntax.Annotation;
import io.beldi.compiler.syntax.Argument;
import io.beldi.compiler.syntax.Children;
import io.beldi.compiler.syntax.CompilationUnit;
import io.beldi.compiler.syntax.Declaration;
import io.beldi.compiler.syntax.ExternStep;
import io.beldi.compiler.syntax.Field;
import io.beldi.compiler.syntax.Literal;
import io.beldi.compiler.syntax.Member;
import io.beldi.compiler.syntax.Node;
import io.beldi.compiler.syntax.Parameter;
import io.beldi.compiler.syntax.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes away the findings that a program accepts with {@code @suppress("BEL4030", "the reason")},
 * before a module, a declaration, a member, a field, a parameter or a statement.
 */
public final class Suppressions {
  private final List<Suppression> known = new ArrayList<>();
  private final List<Diagnostic> wrong = new ArrayList<>();

  private Suppressions() {}

  /**
   * The findings that stay, with those that the annotations themselves give rise to.
   *
   * @param found everything found so far
   */
  public static List<Diagnostic> apply(List<CompilationUnit> units, List<Diagnostic> found) {
    Suppressions suppressions = new Suppressions();
    units.forEach(suppressions::unit);
    return suppressions.apply(found);
  }

  private List<Diagnostic> apply(List<Diagnostic> found) {
    List<Diagnostic> kept = new ArrayList<>();
    Set<Suppression> used = new HashSet<>();
    for (Diagnostic one : found) {
      Optional<Suppression> nearest =
          known.stream()
              .filter(suppression -> suppression.covers(one))
              .min(Comparator.comparingInt(Suppression::length));
      nearest.ifPresentOrElse(used::add, () -> kept.add(one));
    }
    // With errors in the program some checks have not looked, so nothing shows that it is unused.
    if (kept.stream().noneMatch(one -> one.severity() == Severity.ERROR)) {
      known.stream()
          .filter(one -> !used.contains(one))
          .map(Suppressions::unused)
          .forEach(kept::add);
    }
    kept.addAll(wrong);
    return kept;
  }

  private static Diagnostic unused(Suppression suppression) {
    return Diagnostic.of(
            Code.BEL9005,
            suppression.written(),
            "nothing here gives " + suppression.code() + ", so there is nothing to suppress")
        .withHelp("remove the annotation");
  }

  private void unit(CompilationUnit unit) {
    Span file = unit.span().file().span(0, unit.span().file().text().length());
    read(unit.annotations(), file);
    unit.declarations().forEach(this::declaration);
    unit.tests().forEach(this::statements);
  }

  private void declaration(Declaration node) {
    read(node.header().annotations(), node.span());
    if (node instanceof Declaration.ServiceDeclaration service) {
      service.members().forEach(this::member);
    } else if (node instanceof Declaration.RecordDeclaration record) {
      for (Field field : record.fields()) {
        read(field.annotations(), field.span());
      }
    } else if (node instanceof Declaration.ExternDeclaration extern) {
      for (ExternStep step : extern.steps()) {
        read(step.annotations(), step.span());
        parameters(step.parameters());
      }
    } else if (node instanceof Declaration.ErrorDeclaration error) {
      parameters(error.parameters());
    } else if (node instanceof Declaration.PureFunctionDeclaration function) {
      parameters(function.parameters());
    }
  }

  private void member(Member node) {
    read(node.header().annotations(), node.span());
    if (node instanceof Member.FunctionDeclaration function) {
      parameters(function.parameters());
      statements(function.body());
    }
  }

  private void parameters(List<Parameter> parameters) {
    parameters.forEach(parameter -> read(parameter.annotations(), parameter.span()));
  }

  private void statements(Node node) {
    if (node instanceof Statement.Annotated annotated) {
      read(annotated.annotations(), annotated.span());
    }
    Children.of(node).forEach(this::statements);
  }

  private void read(List<Annotation> annotations, Span scope) {
    for (Annotation annotation : annotations) {
      if (annotation.name().text().equals("suppress")) {
        read(annotation, scope);
      }
    }
  }

  private void read(Annotation annotation, Span scope) {
    List<Argument> arguments = annotation.arguments();
    if (arguments.size() != 2 || text(arguments, 0).isBlank() || text(arguments, 1).isBlank()) {
      wrong.add(
          Diagnostic.of(Code.BEL2005, annotation.span(), "`@suppress` takes a code and the reason")
              .withHelp("write `@suppress(\"BEL4030\", \"why it is right here\")`"));
      return;
    }
    Optional<Code> code = Catalogue.find(text(arguments, 0));
    if (code.isEmpty()) {
      wrong.add(
          Diagnostic.of(
              Code.BEL1001,
              arguments.get(0).span(),
              "no finding has the code `" + text(arguments, 0) + "`"));
    } else if (code.get().severity() == Severity.ERROR) {
      wrong.add(
          Diagnostic.of(
                  Code.BEL2005,
                  arguments.get(0).span(),
                  code.get() + " is an error, which cannot be suppressed")
              .withHelp("dangers, warnings and notes can"));
    } else {
      known.add(new Suppression(code.get(), annotation.span(), scope));
    }
  }

  private static String text(List<Argument> arguments, int position) {
    Argument argument = arguments.get(position);
    return argument.name() == null && argument.value() instanceof Literal.StringLiteral text
        ? text.value()
        : "";
  }
}
