package io.beldi.compiler.java;

import com.palantir.javapoet.ClassName;
import io.beldi.compiler.names.Builtins;
import io.beldi.compiler.names.Symbol.ErrorSymbol;
import io.beldi.compiler.names.Symbol.ExternSymbol;
import io.beldi.compiler.names.Symbol.FunctionSymbol;
import io.beldi.compiler.names.Symbol.ModuleSymbol;
import io.beldi.compiler.names.Symbol.ServiceSymbol;
import io.beldi.compiler.names.Symbol.TopLevel;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/** The Java name of each thing that the source names. */
final class JavaNames {
  /** Methods and constants of Java and the runtime that nothing generated may be named after. */
  private static final Set<String> TAKEN_MEMBERS =
      Set.of(
          "CODEC",
          "TYPE",
          "addSuppressed",
          "clone",
          "errorType",
          "fillInStackTrace",
          "finalize",
          "getCause",
          "getClass",
          "getLocalizedMessage",
          "getMessage",
          "getStackTrace",
          "getSuppressed",
          "hashCode",
          "initCause",
          "notify",
          "notifyAll",
          "printStackTrace",
          "serialVersionUID",
          "setStackTrace",
          "toString",
          "wait");

  private JavaNames() {}

  /** The package of a module; parts that are reserved words of Java get an underscore. */
  static String packageOf(ModuleSymbol module) {
    String path = module.fullName();
    return path.indexOf('.') < 0
        ? identifier(path)
        : Arrays.stream(path.split("\\."))
            .map(JavaNames::identifier)
            .collect(Collectors.joining("."));
  }

  /** The class of an id, a record, an enum, an error. */
  static ClassName type(TopLevel symbol) {
    return inModule(symbol.module(), upper(symbol.text()));
  }

  /** The class of an error; the built-in one is part of the runtime. */
  static ClassName error(ErrorSymbol symbol) {
    return symbol.equals(Builtins.CONFLICT) ? RuntimeNames.CONFLICT : type(symbol);
  }

  /** The class of a function: {@code BookingReserve}. */
  static ClassName function(FunctionSymbol function) {
    return inModule(function.service().module(), functionName(function));
  }

  /** The record of a function's parameters: {@code BookingReserveInput}. */
  static ClassName input(FunctionSymbol function) {
    return inModule(function.service().module(), functionName(function) + "Input");
  }

  /** The class of a service's functions as others call them: {@code HotelClient}. */
  static ClassName client(ServiceSymbol service) {
    return inModule(service.module(), upper(service.text()) + "Client");
  }

  /** The class through which the steps of an extern run: {@code TokensClient}. */
  static ClassName client(ExternSymbol extern) {
    return inModule(extern.module(), upper(extern.text()) + "Client");
  }

  /** The class of a service's states: {@code HotelState}. */
  static ClassName states(ServiceSymbol service) {
    return inModule(service.module(), upper(service.text()) + "State");
  }

  /** A class of a module. */
  static ClassName inModule(ModuleSymbol module, String simpleName) {
    return ClassName.get(packageOf(module), simpleName);
  }

  /** A field, a parameter or a method by its name in the source. */
  static String member(String name) {
    return TAKEN_MEMBERS.contains(name) ? name + "_" : identifier(name);
  }

  /** The method of a client that spawns a function: {@code spawnPlace}. */
  static String spawnMethod(FunctionSymbol function) {
    return "spawn" + upper(function.text());
  }

  /** A constant: {@code byUser} becomes {@code BY_USER}. */
  static String constant(String name) {
    StringBuilder words = new StringBuilder(name.length() + 4);
    for (int index = 0; index < name.length(); index++) {
      char letter = name.charAt(index);
      if (index > 0 && isUpper(letter) && isLowerOrDigit(name.charAt(index - 1))) {
        words.append('_');
      }
      words.append(letter);
    }
    String constant = words.toString().toUpperCase(Locale.ROOT);
    return constant.equals("CODEC") ? "CODEC_" : constant;
  }

  private static boolean isUpper(char letter) {
    return letter >= 'A' && letter <= 'Z';
  }

  private static boolean isLowerOrDigit(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
  }

  /** A name that Java reserves gets an underscore. */
  static String identifier(String name) {
    return SourceVersion.isKeyword(name, SourceVersion.RELEASE_17) ? name + "_" : name;
  }

  /** The name with a capital at its start. */
  static String upper(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  /** The name with a small letter at its start. */
  static String lower(String name) {
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  private static String functionName(FunctionSymbol function) {
    return upper(function.service().text()) + upper(function.text());
  }
}
