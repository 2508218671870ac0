package io.beldi.compiler.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the class that lists the tests of a module. */
final class ScenariosEmitter {
  private static final ClassName MODULE = ClassName.get(RuntimeNames.RUNTIME, "BeldiModule");
  private static final ClassName LIST = ClassName.get(List.class);
  private static final TypeName ANY = WildcardTypeName.subtypeOf(Object.class);

  private ScenariosEmitter() {}

  /**
   * The class.
   *
   * @param module the full name of the module
   * @param scenarios the classes of its tests, in the order of the source
   */
  static TypeSpec emit(ClassName name, String module, List<ClassName> scenarios) {
    ClassName table = ClassName.get("io.beldi.runtime.store", "Table");
    ClassName route = ClassName.get(RuntimeNames.RUNTIME, "Route");
    TypeName function = ParameterizedTypeName.get(RuntimeNames.DURABLE_FUNCTION, ANY, ANY);
    TypeName seed = ParameterizedTypeName.get(ClassName.get(RuntimeNames.RUNTIME, "Seed"), ANY);
    List<CodeBlock> created = scenarios.stream().map(it -> CodeBlock.of("new $T()", it)).toList();
    return TypeSpec.classBuilder(name)
        .addJavadoc("The tests of module {@code $L}.\n", module)
        .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
        .addSuperinterface(MODULE)
        .addMethod(method("name", ClassName.get(String.class), CodeBlock.of("$S", module)))
        .addMethod(list("functions", function, List.of()))
        .addMethod(list("tables", table, List.of()))
        .addMethod(list("routes", route, List.of()))
        .addMethod(list("seeds", seed, List.of()))
        .addMethod(list("scenarios", RuntimeNames.SCENARIO, created))
        .build();
  }

  private static MethodSpec list(String name, TypeName element, List<CodeBlock> elements) {
    return method(
        name,
        ParameterizedTypeName.get(LIST, element),
        CodeBlock.of("$T.of($L)", LIST, CodeBlock.join(elements, ",$W")));
  }

  private static MethodSpec method(String name, TypeName type, CodeBlock result) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(type)
        .addCode("return $L;\n", result)
        .build();
  }
}
