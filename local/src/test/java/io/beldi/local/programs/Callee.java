package io.beldi.local.programs;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A function that others can call, and what they have to know of it.
 *
 * @param name with its service
 * @param result null where it has none
 * @param raises the errors that may leave it
 * @param joins whether it can be called in a transaction
 * @param writes whether it changes rows
 */
record Callee(
    String service,
    String name,
    List<Parameter> parameters,
    @Nullable Kind result,
    boolean optionalResult,
    Set<String> raises,
    boolean visible,
    boolean transactional,
    boolean joins,
    boolean writes) {

  /** A parameter. */
  record Parameter(String name, Kind kind, boolean optional) {
    String text() {
      return name + ": " + kind.type() + (optional ? "?" : "");
    }
  }

  /** Whether a function of that service may call it. */
  boolean isVisibleTo(String caller) {
    return visible || service.equals(caller);
  }
}
