package io.beldi.local.programs;

import io.beldi.compiler.types.Component;
import io.beldi.compiler.types.Type;
import io.beldi.compiler.types.Typing;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as JSON, the way results are written. */
final class JsonText {
  private JsonText() {}

  static String of(@Nullable Object value, Type type, Typing typing) {
    if (value instanceof Fields fields && type.present() instanceof Type.RecordType record) {
      return of(fields, typing.definitions().of(record.symbol()).fields(), typing);
    } else if (value instanceof List<?> list && type.present() instanceof Type.ListType of) {
      return list.stream()
          .map(each -> of(each, of.element(), typing))
          .collect(Collectors.joining(",", "[", "]"));
    }
    return value instanceof String text ? quoted(text) : String.valueOf(value);
  }

  static String of(Fields fields, List<Component> components, Typing typing) {
    return components.stream()
        .filter(component -> fields.get(component.text()) != null)
        .map(
            component ->
                quoted(component.text())
                    + ":"
                    + of(fields.get(component.text()), component.type(), typing))
        .collect(Collectors.joining(",", "{", "}"));
  }

  static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
