package io.beldi.compiler.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.beldi.compiler.steps.Analysis;
import io.beldi.compiler.types.Definition.FunctionDefinition;
import io.beldi.compiler.types.Definition.ServiceDefinition;
import java.time.Duration;
import javax.lang.model.element.Modifier;

/** Writes the class through which other functions call and spawn those of a service. */
final class ClientEmitter {
  private final Analysis analysis;

  ClientEmitter(Analysis analysis) {
    this.analysis = analysis;
  }

  /** Three methods for each function: call, spawn now, spawn later. */
  TypeSpec emit(ServiceDefinition service) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(JavaNames.client(service.symbol()))
            .addJavadoc("Calls and spawns functions of {@code $L}.\n", service.symbol().fullName())
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL);
    for (FunctionDefinition function : service.functions()) {
      type.addMethod(call(function)).addMethod(spawn(function)).addMethod(spawnAfter(function));
    }
    return type.build();
  }

  private MethodSpec call(FunctionDefinition function) {
    RemoteMethod remote = new RemoteMethod(function.parameters());
    MethodSpec.Builder method = RemoteMethod.begin(JavaNames.member(function.symbol().text()));
    remote.parameters(method);
    CodeBlock request =
        CodeBlock.of(
            "self.call(step, $T.SIGNATURE,$W$L)",
            JavaNames.function(function.symbol()),
            input(function, remote));
    return RemoteMethod.perform(
            method, request, function.result(), FunctionErrors.of(function.symbol(), analysis))
        .addJavadoc("Calls {@code $L}, and waits for its result.\n", function.symbol().fullName())
        .build();
  }

  private static MethodSpec spawn(FunctionDefinition function) {
    RemoteMethod remote = new RemoteMethod(function.parameters());
    String name = JavaNames.spawnMethod(function.symbol());
    CodeBlock arguments = remote.arguments();
    CodeBlock rest = arguments.isEmpty() ? arguments : CodeBlock.of(",$W$L", arguments);
    return remote
        .parameters(RemoteMethod.begin(name))
        .addJavadoc("Hands work to {@code $L}.\n", function.symbol().fullName())
        .addStatement("$NAfter(self, step, $T.ZERO$L)", name, Duration.class, rest)
        .build();
  }

  private static MethodSpec spawnAfter(FunctionDefinition function) {
    RemoteMethod remote = new RemoteMethod(function.parameters());
    MethodSpec.Builder method =
        RemoteMethod.begin(JavaNames.spawnMethod(function.symbol()) + "After")
            .addParameter(Duration.class, "delay");
    return remote
        .parameters(method)
        .addJavadoc("Hands work to {@code $L}, to begin later.\n", function.symbol().fullName())
        .addStatement(
            "self.spawn(step, $T.SIGNATURE,$W$L,$Wdelay)",
            JavaNames.function(function.symbol()),
            input(function, remote))
        .build();
  }

  private static CodeBlock input(FunctionDefinition function, RemoteMethod remote) {
    return CodeBlock.of("new $T($L)", JavaNames.input(function.symbol()), remote.arguments());
  }
}
