package io.beldi.compiler.types;

import io.beldi.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * What a place wants of the value that goes into it, in words for a message.
 *
 * @param demand what is wanted and by whom, such as {@code `rooms` is keyed by HotelId}
 * @param declared where that is declared; null where nothing declares it
 * @param label what to say at the declaration
 */
record Want(Type type, String demand, @Nullable Span declared, String label) {
  /** A demand that the construct itself makes. */
  static Want of(Type type, String demand) {
    return new Want(type, demand, null, "");
  }

  /** A wish that numbers and other literals follow if they can, and nothing else. */
  static Want hint(Type type) {
    return new Want(type, "", null, "");
  }

  /** Whether this is more than a wish. */
  boolean isDemand() {
    return !demand.isEmpty();
  }

  /** The demand of a field or a parameter. */
  static Want of(Component component, String kind) {
    return new Want(
        component.type(),
        kind + " `" + component.text() + "` is " + Words.aType(component.type()),
        component.name().span(),
        "the " + kind + " is declared here");
  }

  /** The same demand of a part of the value. */
  Want part(Type part, String what) {
    return new Want(part, what + " is " + Words.aType(part), declared, label);
  }
}
