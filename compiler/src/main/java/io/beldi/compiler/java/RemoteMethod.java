package io.beldi.compiler.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import io.beldi.compiler.names.Symbol.ErrorSymbol;
import io.beldi.compiler.types.Component;
import io.beldi.compiler.types.Type;
import io.beldi.compiler.types.Type.NothingType;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** What the methods of clients have in common. */
final class RemoteMethod {
  private static final Set<String> TAKEN =
      Set.of("self", "step", "delay", "failed", "implementation");

  private final List<Component> parameters;
  private final List<String> names;

  RemoteMethod(List<Component> parameters) {
    this.parameters = parameters;
    this.names = FieldNames.locals(parameters, TAKEN);
  }

  /** The arguments, as the method passes them on. */
  CodeBlock arguments() {
    return CodeBlock.join(names.stream().map(name -> CodeBlock.of("$N", name)).toList(), ",$W");
  }

  /** A method that begins with the scope and the step. */
  static MethodSpec.Builder begin(String name) {
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PUBLIC)
        .addParameter(RuntimeNames.INSTANCE, "self")
        .addParameter(RuntimeNames.STEP, "step");
  }

  /** Adds the parameters of the source. */
  MethodSpec.Builder parameters(MethodSpec.Builder method) {
    for (int index = 0; index < names.size(); index++) {
      method.addParameter(JavaTypes.declared(parameters.get(index).type()), names.get(index));
    }
    return method;
  }

  /** The body: performs {@code request}, and raises each error under its own type. */
  static MethodSpec.Builder perform(
      MethodSpec.Builder method, CodeBlock request, Type result, Collection<ErrorSymbol> errors) {
    boolean nothing = result instanceof NothingType;
    if (!nothing) {
      method.returns(JavaTypes.declared(result));
    }
    method.beginControlFlow("try");
    method.addStatement(nothing ? "$L" : "return $L", request);
    method.nextControlFlow("catch ($T failed)", RuntimeNames.CALL_FAILED);
    for (ErrorSymbol error : errors) {
      ClassName type = JavaNames.error(error);
      method.addException(type);
      method.addStatement("failed.rethrow($T.class)", type);
    }
    return method.addStatement("throw failed.unexpected()").endControlFlow();
  }
}
