package io.beldi.compiler.types;

import io.beldi.compiler.names.Symbol;
import io.beldi.compiler.names.Symbol.ConstantSymbol;
import io.beldi.compiler.names.Symbol.EnumSymbol;
import io.beldi.compiler.names.Symbol.ErrorSymbol;
import io.beldi.compiler.names.Symbol.ExternStepSymbol;
import io.beldi.compiler.names.Symbol.ExternSymbol;
import io.beldi.compiler.names.Symbol.FunctionSymbol;
import io.beldi.compiler.names.Symbol.IdSymbol;
import io.beldi.compiler.names.Symbol.PureFunctionSymbol;
import io.beldi.compiler.names.Symbol.RecordSymbol;
import io.beldi.compiler.names.Symbol.ServiceSymbol;
import io.beldi.compiler.names.Symbol.StateSymbol;
import io.beldi.compiler.syntax.Declaration.ConstantDeclaration;
import io.beldi.compiler.syntax.Declaration.EnumDeclaration;
import io.beldi.compiler.syntax.Declaration.ErrorDeclaration;
import io.beldi.compiler.syntax.Declaration.ExternDeclaration;
import io.beldi.compiler.syntax.Declaration.IdDeclaration;
import io.beldi.compiler.syntax.Declaration.PureFunctionDeclaration;
import io.beldi.compiler.syntax.Declaration.RecordDeclaration;
import io.beldi.compiler.syntax.Declaration.ServiceDeclaration;
import io.beldi.compiler.syntax.EnumValue;
import io.beldi.compiler.syntax.Expression;
import io.beldi.compiler.syntax.ExternStep;
import io.beldi.compiler.syntax.Member.FunctionDeclaration;
import io.beldi.compiler.syntax.Member.StateDeclaration;
import io.beldi.compiler.syntax.Name;
import io.beldi.compiler.syntax.Visibility;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a symbol declares, with all types resolved. */
public sealed interface Definition {

  /** What is declared. */
  Symbol symbol();

  /** An id. */
  record IdDefinition(IdSymbol symbol, IdDeclaration node) implements Definition {}

  /** A record. */
  record RecordDefinition(RecordSymbol symbol, RecordDeclaration node, List<Component> fields)
      implements Definition {
    /** Keeps an unchangeable copy of the fields. */
    public RecordDefinition {
      fields = List.copyOf(fields);
    }
  }

  /** An enum. */
  record EnumDefinition(EnumSymbol symbol, EnumDeclaration node, List<EnumValue> values)
      implements Definition {
    /** Keeps an unchangeable copy of the values. */
    public EnumDefinition {
      values = List.copyOf(values);
    }
  }

  /**
   * An error.
   *
   * @param node null for the built-in one
   * @param status the HTTP status; 500 where none is declared
   */
  record ErrorDefinition(
      ErrorSymbol symbol, @Nullable ErrorDeclaration node, List<Component> fields, int status)
      implements Definition {
    /** Keeps an unchangeable copy of the fields. */
    public ErrorDefinition {
      fields = List.copyOf(fields);
    }
  }

  /** A constant. */
  record ConstantDefinition(
      ConstantSymbol symbol, ConstantDeclaration node, Type type, Expression value)
      implements Definition {}

  /**
   * A pure function.
   *
   * @param body null where it is a static method of Java
   */
  record PureFunctionDefinition(
      PureFunctionSymbol symbol,
      PureFunctionDeclaration node,
      List<Component> parameters,
      Type result,
      @Nullable Expression body)
      implements Definition {
    /** Keeps an unchangeable copy of the parameters. */
    public PureFunctionDefinition {
      parameters = List.copyOf(parameters);
    }
  }

  /** A group of extern steps. */
  record ExternDefinition(
      ExternSymbol symbol, ExternDeclaration node, List<ExternStepDefinition> steps)
      implements Definition {
    /** Keeps an unchangeable copy of the steps. */
    public ExternDefinition {
      steps = List.copyOf(steps);
    }
  }

  /**
   * A step of an extern.
   *
   * @param safe without effect on the outside world
   * @param idempotent repeating it is harmless
   * @param timeoutMillis how long one try may take; null where it is not said
   * @param attempts the most tries; null where it is not said
   * @param backoffMillis the wait before the second try; null where it is not said
   */
  record ExternStepDefinition(
      ExternStepSymbol symbol,
      ExternStep node,
      List<Component> parameters,
      Type result,
      List<ErrorSymbol> failures,
      boolean safe,
      boolean idempotent,
      @Nullable Long timeoutMillis,
      @Nullable Integer attempts,
      @Nullable Long backoffMillis)
      implements Definition {
    /** Keeps unchangeable copies of the lists. */
    public ExternStepDefinition {
      parameters = List.copyOf(parameters);
      failures = List.copyOf(failures);
    }
  }

  /** A service. */
  record ServiceDefinition(
      ServiceSymbol symbol,
      ServiceDeclaration node,
      List<StateDefinition> states,
      List<FunctionDefinition> functions)
      implements Definition {
    /** Keeps unchangeable copies of the lists. */
    public ServiceDefinition {
      states = List.copyOf(states);
      functions = List.copyOf(functions);
    }

    /** Whether it keeps its tables to itself: no other role commits to them. */
    public boolean isSovereign() {
      return node.isSovereign();
    }
  }

  /**
   * A state.
   *
   * @param keys one or two
   * @param timeToLive the field that says until when a row lives, where one does
   */
  record StateDefinition(
      StateSymbol symbol,
      StateDeclaration node,
      List<Type> keys,
      Type value,
      List<IndexDefinition> indexes,
      @Nullable Component timeToLive)
      implements Definition {
    /** Keeps unchangeable copies of the lists. */
    public StateDefinition {
      keys = List.copyOf(keys);
      indexes = List.copyOf(indexes);
    }

    /** Whether the key has two parts. */
    public boolean isSorted() {
      return keys.size() == 2;
    }

    /** The type of one row with its key. */
    public Type row() {
      return isSorted()
          ? new Type.SortedRowType(keys.get(0), keys.get(1), value)
          : new Type.RowType(keys.get(0), value);
    }
  }

  /**
   * An index.
   *
   * @param partition the field whose value is looked up
   * @param sort the field that orders the rows; null where none does
   * @param descending whether the greatest comes first
   */
  record IndexDefinition(
      Name name, Component partition, @Nullable Component sort, boolean descending) {
    /** The name as text. */
    public String text() {
      return name.text();
    }
  }

  /**
   * A function of a service.
   *
   * @param transactional whether it says so; the effects tell whether it is
   * @param declared the errors after {@code fails}; a private function may have more
   * @param allowed the services that may call it; null where its visibility alone decides
   * @param route how HTTP reaches it; null where it does not
   */
  record FunctionDefinition(
      FunctionSymbol symbol,
      FunctionDeclaration node,
      Visibility visibility,
      boolean transactional,
      List<Component> parameters,
      Type result,
      List<ErrorSymbol> declared,
      @Nullable List<ServiceSymbol> allowed,
      @Nullable RouteDefinition route)
      implements Definition {
    /** Keeps unchangeable copies of the lists. */
    public FunctionDefinition {
      parameters = List.copyOf(parameters);
      declared = List.copyOf(declared);
    }
  }

  /**
   * How HTTP reaches a function.
   *
   * @param method such as {@code POST}
   * @param path such as {@code /users/{who}}
   * @param key the parameter that names the instance; null where none does
   * @param pathParameters the names between braces in {@code path}, in order
   */
  record RouteDefinition(
      String method, String path, @Nullable String key, List<String> pathParameters) {
    /** Keeps an unchangeable copy of the parameters. */
    public RouteDefinition {
      pathParameters = List.copyOf(pathParameters);
    }
  }
}
