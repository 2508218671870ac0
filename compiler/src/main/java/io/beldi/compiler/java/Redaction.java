package io.beldi.compiler.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import io.beldi.compiler.types.Component;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes text that shows components, apart from those that are sensitive. */
final class Redaction {
  private static final String HIDDEN = "***";

  private Redaction() {}

  /** A {@code toString} of the form that Java gives records. */
  static MethodSpec textOfRecord(String name, List<Component> components) {
    return MethodSpec.methodBuilder("toString")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(String.class)
        .addStatement("return $L", text(name + "[", "=", components, "]"))
        .build();
  }

  /** The message of an error, such as {@code NoRoom(hotelId: h1)}. */
  static CodeBlock message(String name, List<Component> components) {
    return components.isEmpty()
        ? CodeBlock.of("$S", name)
        : text(name + "(", ": ", components, ")");
  }

  private static CodeBlock text(
      String start, String between, List<Component> components, String end) {
    CodeBlock.Builder code = CodeBlock.builder();
    String pending = start;
    for (int index = 0; index < components.size(); index++) {
      Component component = components.get(index);
      pending += (index == 0 ? "" : ", ") + component.text() + between;
      if (component.sensitive()) {
        pending += HIDDEN;
      } else {
        code.add("$S + $N$W+ ", pending, JavaNames.member(component.text()));
        pending = "";
      }
    }
    return code.add("$S", pending + end).build();
  }
}
