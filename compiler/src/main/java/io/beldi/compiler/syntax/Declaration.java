package io.beldi.compiler.syntax;

import io.beldi.compiler.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands at the top of a file, apart from tests. */
public sealed interface Declaration extends Node {

  /** What stands before the declaration, and its name. */
  Header header();

  /** The declared name. */
  default Name name() {
    return header().name();
  }

  /** Calls the method of the visitor that belongs to this kind. */
  <R> R accept(Visitor<R> visitor);

  /**
   * One method for each kind.
   *
   * @param <R> what a visit gives
   */
  interface Visitor<R> {

    /** A type of identifiers. */
    R id(IdDeclaration node);

    /** A record. */
    R record(RecordDeclaration node);

    /** An enum. */
    R enumeration(EnumDeclaration node);

    /** A union of records. */
    R union(UnionDeclaration node);

    /** An error. */
    R error(ErrorDeclaration node);

    /** A constant. */
    R constant(ConstantDeclaration node);

    /** A function without effects. */
    R pureFunction(PureFunctionDeclaration node);

    /** Steps whose work is done by Java code. */
    R extern(ExternDeclaration node);

    /** A service: states and functions. */
    R service(ServiceDeclaration node);
  }

  /** A type of identifiers. */
  record IdDeclaration(Span span, Header header) implements Declaration {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.id(this);
    }
  }

  /** A record. */
  record RecordDeclaration(Span span, Header header, List<Field> fields) implements Declaration {
    /** Keeps unchangeable copies of the lists. */
    public RecordDeclaration {
      fields = List.copyOf(fields);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.record(this);
    }
  }

  /** An enum. */
  record EnumDeclaration(Span span, Header header, List<EnumValue> values) implements Declaration {
    /** Keeps unchangeable copies of the lists. */
    public EnumDeclaration {
      values = List.copyOf(values);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.enumeration(this);
    }
  }

  /** A union of records. */
  record UnionDeclaration(Span span, Header header, List<TypeReference> members)
      implements Declaration {
    /** Keeps unchangeable copies of the lists. */
    public UnionDeclaration {
      members = List.copyOf(members);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.union(this);
    }
  }

  /**
   * An error.
   *
   * @param status the HTTP status as written, where one is given
   */
  record ErrorDeclaration(
      Span span, Header header, List<Parameter> parameters, @Nullable Integer status)
      implements Declaration {
    /** Keeps unchangeable copies of the lists. */
    public ErrorDeclaration {
      parameters = List.copyOf(parameters);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.error(this);
    }
  }

  /** A constant. */
  record ConstantDeclaration(Span span, Header header, TypeReference type, Expression value)
      implements Declaration {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.constant(this);
    }
  }

  /**
   * A function without effects.
   *
   * @param body absent where the function is a static Java method
   */
  record PureFunctionDeclaration(
      Span span,
      Header header,
      List<Parameter> parameters,
      @Nullable TypeReference result,
      @Nullable Expression body)
      implements Declaration {
    /** Keeps unchangeable copies of the lists. */
    public PureFunctionDeclaration {
      parameters = List.copyOf(parameters);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.pureFunction(this);
    }
  }

  /** Steps whose work is done by Java code. */
  record ExternDeclaration(Span span, Header header, List<ExternStep> steps)
      implements Declaration {
    /** Keeps unchangeable copies of the lists. */
    public ExternDeclaration {
      steps = List.copyOf(steps);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.extern(this);
    }
  }

  /** A service: states and functions. */
  record ServiceDeclaration(Span span, Header header, List<Member> members) implements Declaration {
    /** Keeps unchangeable copies of the lists. */
    public ServiceDeclaration {
      members = List.copyOf(members);
    }

    /** Whether it keeps its tables to itself. */
    public boolean isSovereign() {
      return header.annotations().stream().anyMatch(it -> it.name().text().equals("sovereign"));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.service(this);
    }
  }
}
