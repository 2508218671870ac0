package io.beldi.compiler.java;

import com.palantir.javapoet.ClassName;
import io.beldi.compiler.names.Symbol.ConstantSymbol;
import io.beldi.compiler.names.Symbol.ModuleSymbol;
import io.beldi.compiler.names.Symbol.PureFunctionSymbol;

/** The classes that hold pure functions and constants of a module. */
final class PureNames {
  private PureNames() {}

  /** Where the user writes the functions that the source only declares. */
  static ClassName written(PureFunctionSymbol function) {
    return JavaNames.inModule(function.module(), "PureFunctions");
  }

  /** Where the functions are that have a body in the source. */
  static ClassName generated(PureFunctionSymbol function) {
    return functions(function.module());
  }

  /** The class of the pure functions with a body. */
  static ClassName functions(ModuleSymbol module) {
    return JavaNames.inModule(module, "Functions");
  }

  /** The class of the constants. */
  static ClassName constants(ModuleSymbol module) {
    return JavaNames.inModule(module, "Constants");
  }

  /** The class of a constant. */
  static ClassName constants(ConstantSymbol constant) {
    return constants(constant.module());
  }
}
