package io.beldi.compiler.names;

import io.beldi.compiler.syntax.Name;

/**
 * What a name can stand for. A symbol is an identity, cheap to compare and to hash: what it
 * declares is found in the definitions. Two symbols are equal only if they were declared at the
 * same place.
 */
public sealed interface Symbol {

  /** The name where it is declared. */
  Name name();

  /** The declared name as text. */
  default String text() {
    return name().text();
  }

  /** The name with everything it is declared in, such as {@code travel.Hotel.rooms}. */
  String fullName();

  /** What kind of thing this is, with its article, for messages: {@code a record}. */
  String kind();

  /** What stands at the top of a module. */
  sealed interface TopLevel extends Symbol {
    /** The module. */
    ModuleSymbol module();

    @Override
    default String fullName() {
      return module().fullName() + "." + text();
    }
  }

  /** What a type reference can name. */
  sealed interface TypeSymbol extends TopLevel {}

  /**
   * A module.
   *
   * @param name the last part of its path, in the first file that declares it
   * @param path such as {@code shop.orders}
   */
  record ModuleSymbol(Name name, String path) implements Symbol {
    @Override
    public String fullName() {
      return path;
    }

    @Override
    public String kind() {
      return "a module";
    }
  }

  /** A type of identifiers. */
  record IdSymbol(ModuleSymbol module, Name name) implements TypeSymbol {
    @Override
    public String kind() {
      return "an id";
    }
  }

  /** A record. */
  record RecordSymbol(ModuleSymbol module, Name name) implements TypeSymbol {
    @Override
    public String kind() {
      return "a record";
    }
  }

  /** An enum. */
  record EnumSymbol(ModuleSymbol module, Name name) implements TypeSymbol {
    @Override
    public String kind() {
      return "an enum";
    }
  }

  /** A union of records. */
  record UnionSymbol(ModuleSymbol module, Name name) implements TypeSymbol {
    @Override
    public String kind() {
      return "a union";
    }
  }

  /** An error. {@link Builtins#CONFLICT} is the one that no program declares. */
  record ErrorSymbol(ModuleSymbol module, Name name) implements TopLevel {
    @Override
    public String kind() {
      return "an error";
    }
  }

  /** A constant. */
  record ConstantSymbol(ModuleSymbol module, Name name) implements TopLevel {
    @Override
    public String kind() {
      return "a constant";
    }
  }

  /** A pure function, of this language or of Java. */
  record PureFunctionSymbol(ModuleSymbol module, Name name) implements TopLevel {
    @Override
    public String kind() {
      return "a pure function";
    }
  }

  /** A group of steps that Java code performs. */
  record ExternSymbol(ModuleSymbol module, Name name) implements TopLevel {
    @Override
    public String kind() {
      return "an extern";
    }
  }

  /** A service. */
  record ServiceSymbol(ModuleSymbol module, Name name) implements TopLevel {
    @Override
    public String kind() {
      return "a service";
    }
  }

  /** What {@code call} and {@code spawn}, or {@code run}, can name. */
  sealed interface Callee extends Symbol {}

  /** A step of an extern. */
  record ExternStepSymbol(ExternSymbol extern, Name name) implements Callee {
    @Override
    public String fullName() {
      return extern.fullName() + "." + text();
    }

    @Override
    public String kind() {
      return "an extern step";
    }
  }

  /** A function of a service. */
  record FunctionSymbol(ServiceSymbol service, Name name) implements Callee {
    @Override
    public String fullName() {
      return service.fullName() + "." + text();
    }

    /** The name as another service says it, such as {@code Hotel.reserve}. */
    public String shortName() {
      return service.text() + "." + text();
    }

    @Override
    public String kind() {
      return "a function";
    }
  }

  /** A state of a service. */
  record StateSymbol(ServiceSymbol service, Name name) implements Symbol {
    @Override
    public String fullName() {
      return service.fullName() + "." + text();
    }

    /** The name as a test says it, such as {@code Hotel.rooms}. */
    public String shortName() {
      return service.text() + "." + text();
    }

    @Override
    public String kind() {
      return "a state";
    }
  }

  /** A name of a function's inside: unique by the place where it is declared. */
  record LocalSymbol(Name name, Role role) implements Symbol {
    @Override
    public String fullName() {
      return text();
    }

    @Override
    public String kind() {
      return role.words;
    }
  }

  /** How a local name comes to its value. */
  enum Role {
    /** A parameter of a function. */
    PARAMETER("a parameter"),
    /** Bound by {@code let}. */
    LET("a local name"),
    /** Declared by {@code var}, so that it can be assigned. */
    VAR("a variable"),
    /** An element of the collection that a loop or a comprehension walks. */
    ELEMENT("a name of a loop"),
    /** The parameter of a lambda. */
    LAMBDA("a parameter"),
    /** The error in a {@code catch}. */
    CAUGHT("a caught error"),
    /** A name bound by a pattern of {@code match}. */
    PATTERN("a name of a pattern");

    private final String words;

    Role(String words) {
      this.words = words;
    }
  }
}
