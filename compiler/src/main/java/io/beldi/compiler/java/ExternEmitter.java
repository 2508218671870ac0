package io.beldi.compiler.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.beldi.compiler.names.Symbol.ErrorSymbol;
import io.beldi.compiler.names.Symbol.ExternSymbol;
import io.beldi.compiler.types.Component;
import io.beldi.compiler.types.Definition.ExternDefinition;
import io.beldi.compiler.types.Definition.ExternStepDefinition;
import io.beldi.compiler.types.Type.NothingType;
import java.time.Duration;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** Writes externs: the interface that the user implements, and the class that runs its steps. */
final class ExternEmitter {
  private static final ClassName EXTERN = RuntimeNames.INSTANCE.nestedClass("Extern");
  private static final long DEFAULT_TIMEOUT_MILLIS = 10_000;
  private static final long DEFAULT_BACKOFF_MILLIS = 200;

  /** Tries of a step that may be repeated without harm; any other step gets one. */
  private static final int DEFAULT_ATTEMPTS = 3;

  private ExternEmitter() {}

  /** What the user implements. */
  static TypeSpec contract(ExternDefinition extern) {
    TypeSpec.Builder type =
        TypeSpec.interfaceBuilder(JavaNames.type(extern.symbol()))
            .addJavadoc(
                "What {@link $L} implements, with a constructor without parameters.\n",
                implementation(extern.symbol()).simpleName())
            .addModifiers(Modifier.PUBLIC);
    for (ExternStepDefinition step : extern.steps()) {
      MethodSpec.Builder method =
          MethodSpec.methodBuilder(JavaNames.member(step.symbol().text()))
              .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT);
      if (step.node().documentation() != null) {
        method.addJavadoc("$L\n", JavaFiles.comment(step.node().documentation().markdown()));
      }
      for (Component parameter : step.parameters()) {
        method.addParameter(
            ParameterSpec.builder(
                    JavaTypes.declared(parameter.type()), JavaNames.identifier(parameter.text()))
                .build());
      }
      for (ErrorSymbol error : step.failures()) {
        method.addException(JavaNames.error(error));
      }
      if (!(step.result() instanceof NothingType)) {
        method.returns(JavaTypes.declared(step.result()));
      }
      type.addMethod(method.build());
    }
    return type.build();
  }

  private static ClassName implementation(ExternSymbol extern) {
    return JavaNames.inModule(extern.module(), "Java" + JavaNames.upper(extern.text()));
  }

  /** What generated code runs the steps through. */
  static TypeSpec client(ExternDefinition extern) {
    ClassName contract = JavaNames.type(extern.symbol());
    ClassName java = implementation(extern.symbol());
    TypeSpec.Builder type =
        TypeSpec.classBuilder(JavaNames.client(extern.symbol()))
            .addJavadoc("Runs the steps of {@code $L}.\n", extern.symbol().fullName())
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL);
    for (ExternStepDefinition step : extern.steps()) {
      type.addField(extern(step));
    }
    type.addField(contract, "implementation", Modifier.PRIVATE, Modifier.FINAL)
        .addMethod(
            MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PUBLIC)
                // On the line itself, since that is what javac shows when the class is missing.
                .addCode(
                    "this.implementation = new $T(); // yours to write: it implements $T\n",
                    java,
                    contract)
                .build());
    extern.steps().forEach(step -> type.addMethod(run(step)));
    return type.build();
  }

  private static FieldSpec extern(ExternStepDefinition step) {
    TypeName type = ParameterizedTypeName.get(EXTERN, JavaTypes.boxed(step.result()));
    int attempts = step.idempotent() || step.safe() ? DEFAULT_ATTEMPTS : 1;
    List<CodeBlock> errors =
        step.failures().stream()
            .map(error -> CodeBlock.of("$T.TYPE", JavaNames.error(error)))
            .toList();
    return FieldSpec.builder(
            type,
            JavaNames.constant(step.symbol().text()),
            Modifier.PRIVATE,
            Modifier.STATIC,
            Modifier.FINAL)
        .initializer(
            "new $T<>(\n$>$>$S,\n$L,\n$L,\n$L,\n$L,\n$L,\n$T.of($L))$<$<",
            EXTERN,
            step.symbol().fullName(),
            step.safe(),
            millis(step.timeoutMillis(), DEFAULT_TIMEOUT_MILLIS),
            step.attempts() == null ? attempts : step.attempts(),
            millis(step.backoffMillis(), DEFAULT_BACKOFF_MILLIS),
            JavaCodecs.of(step.result()),
            List.class,
            CodeBlock.join(errors, ",$W"))
        .build();
  }

  private static CodeBlock millis(@Nullable Long given, long otherwise) {
    long length = given == null ? otherwise : given;
    return length % 1_000 == 0
        ? CodeBlock.of("$T.ofSeconds($L)", Duration.class, length / 1_000)
        : CodeBlock.of("$T.ofMillis($LL)", Duration.class, length);
  }

  private static MethodSpec run(ExternStepDefinition step) {
    RemoteMethod remote = new RemoteMethod(step.parameters());
    String name = JavaNames.member(step.symbol().text());
    MethodSpec.Builder method = RemoteMethod.begin(name);
    remote.parameters(method);
    CodeBlock work = CodeBlock.of("implementation.$N($L)", name, remote.arguments());
    CodeBlock action =
        step.result() instanceof NothingType
            ? CodeBlock.of("() -> {\n$>$L;\nreturn null;\n$<}", work)
            : CodeBlock.of("() -> $L", work);
    CodeBlock request =
        CodeBlock.of("self.run(step, $L, $L)", JavaNames.constant(step.symbol().text()), action);
    return RemoteMethod.perform(method, request, step.result(), step.failures())
        .addJavadoc("Runs {@code $L}; its first result stands.\n", step.symbol().fullName())
        .build();
  }
}
