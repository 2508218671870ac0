package io.beldi.runtime.invoke;

import io.beldi.runtime.Conflict;
import io.beldi.runtime.DeclaredError;
import io.beldi.runtime.ErrorType;
import io.beldi.runtime.Fault;
import io.beldi.runtime.codec.Json;
import io.beldi.runtime.item.Bytes;
import java.util.List;

/** Declared errors as they travel: a code, and the fields as one JSON object. */
public final class DeclaredErrors {
  private DeclaredErrors() {}

  /** The fields of an error. */
  public static Bytes fields(DeclaredError error) {
    return fields(error.errorType(), error);
  }

  private static <E extends DeclaredError> Bytes fields(ErrorType<E> type, DeclaredError error) {
    return Json.write(type.codec(), type.errorClass().cast(error));
  }

  /**
   * An error under its own type again.
   *
   * @param site the step that is told of it; empty outside of instances
   * @param types those that the contract lists
   * @throws Fault if it does not list this one
   */
  public static DeclaredError read(
      String site, List<ErrorType<?>> types, String code, Bytes fields) {
    for (ErrorType<?> type : types) {
      if (type.code().equals(code)) {
        return Json.read(type.codec(), fields);
      }
    }
    if (code.equals(Conflict.TYPE.code())) {
      return Json.read(Conflict.TYPE.codec(), fields);
    }
    throw new Fault(site, "undeclared error " + code);
  }
}
