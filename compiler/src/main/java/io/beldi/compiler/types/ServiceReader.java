package io.beldi.compiler.types;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.names.Names;
import io.beldi.compiler.names.Symbol.ErrorSymbol;
import io.beldi.compiler.names.Symbol.ExternStepSymbol;
import io.beldi.compiler.names.Symbol.FunctionSymbol;
import io.beldi.compiler.names.Symbol.ServiceSymbol;
import io.beldi.compiler.syntax.Annotation;
import io.beldi.compiler.syntax.Argument;
import io.beldi.compiler.syntax.Declaration.ServiceDeclaration;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.ExternStep;
import io.beldi.compiler.syntax.JavaBody;
import io.beldi.compiler.syntax.Member.FunctionDeclaration;
import io.beldi.compiler.syntax.Member.StateDeclaration;
import io.beldi.compiler.syntax.QualifiedName;
import io.beldi.compiler.syntax.Visibility;
import io.beldi.compiler.types.Definition.ExternStepDefinition;
import io.beldi.compiler.types.Definition.FunctionDefinition;
import io.beldi.compiler.types.Definition.RouteDefinition;
import io.beldi.compiler.types.Definition.ServiceDefinition;
import io.beldi.compiler.types.Definition.StateDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads services and extern steps. */
final class ServiceReader {
  private final Names names;
  private final TypeResolver types;
  private final AnnotationReader annotations;
  private final ComponentReader components;
  private final StateReader states;
  private final RouteReader routes;
  private final List<Diagnostic> found;

  ServiceReader(
      Names names,
      TypeResolver types,
      AnnotationReader annotations,
      ComponentReader components,
      List<Diagnostic> found) {
    this.names = names;
    this.types = types;
    this.annotations = annotations;
    this.components = components;
    this.states = new StateReader(names, types, annotations, found);
    this.routes = new RouteReader(found);
    this.found = found;
  }

  ServiceDefinition service(ServiceSymbol symbol, ServiceDeclaration node) {
    annotations.check(node.header().annotations(), "a service", Set.of("sovereign"));
    List<StateDefinition> ofStates = new ArrayList<>();
    List<FunctionDefinition> ofFunctions = new ArrayList<>();
    for (var member : node.members()) {
      if (member instanceof StateDeclaration state) {
        ofStates.add(states.state(state));
      } else if (member instanceof FunctionDeclaration function) {
        ofFunctions.add(function(function));
      }
    }
    return new ServiceDefinition(symbol, node, ofStates, ofFunctions);
  }

  /** Adds the indexes of all states, now that the records are known. */
  void indexes(List<Definition> definitions) {
    states.indexes(definitions);
  }

  private FunctionDefinition function(FunctionDeclaration node) {
    if (!(names.find(node.name()) instanceof FunctionSymbol symbol)) {
      throw new IllegalStateException("no symbol for the function at " + node.span());
    }
    annotations.check(
        node.header().annotations(), "a function", Set.of("http", "allow", "operator"));
    if (node.body() instanceof JavaBody) {
      found.add(
          Diagnostic.of(
              Code.BEL0900, node.name().span(), "not supported yet: functions with a Java body"));
    }
    Visibility visibility = node.header().visibility();
    List<Component> parameters = components.parameters(node.parameters());
    Annotation http = AnnotationReader.find(node.header().annotations(), "http");
    RouteDefinition route = http == null ? null : routes.read(http, parameters);
    return new FunctionDefinition(
        symbol,
        node,
        visibility == null ? Visibility.PRIVATE : visibility,
        node.transactional(),
        parameters,
        types.result(node.result()),
        errors(node.failures()),
        allowed(node.header().annotations()),
        route);
  }

  private List<ErrorSymbol> errors(List<QualifiedName> failures) {
    return failures.stream()
        .map(names::find)
        .filter(ErrorSymbol.class::isInstance)
        .map(ErrorSymbol.class::cast)
        .distinct()
        .toList();
  }

  private @Nullable List<ServiceSymbol> allowed(List<Annotation> all) {
    Annotation allow = AnnotationReader.find(all, "allow");
    if (allow == null) {
      return null;
    }
    return allow.arguments().stream()
        .map(Argument::value)
        .map(
            value ->
                value instanceof Expression.NameReference name ? names.find(name.name()) : null)
        .filter(Objects::nonNull)
        .filter(ServiceSymbol.class::isInstance)
        .map(ServiceSymbol.class::cast)
        .toList();
  }

  ExternStepDefinition externStep(ExternStep node) {
    if (!(names.find(node.name()) instanceof ExternStepSymbol symbol)) {
      throw new IllegalStateException("no symbol for the step at " + node.span());
    }
    List<Annotation> all = node.annotations();
    annotations.check(all, "an extern step", Set.of("timeout", "retry", "idempotent", "safe"));
    Annotation timeout = AnnotationReader.find(all, "timeout");
    Annotation retry = AnnotationReader.find(all, "retry");
    return new ExternStepDefinition(
        symbol,
        node,
        components.parameters(node.parameters()),
        types.result(node.result()),
        errors(node.failures()),
        AnnotationReader.has(all, "safe"),
        AnnotationReader.has(all, "idempotent"),
        timeout == null ? null : annotations.duration(AnnotationReader.positional(timeout, 0)),
        retry == null ? null : annotations.count(AnnotationReader.named(retry, "attempts")),
        retry == null ? null : annotations.duration(AnnotationReader.named(retry, "backoff")));
  }
}
