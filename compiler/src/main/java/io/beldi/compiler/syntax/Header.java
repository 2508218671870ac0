package io.beldi.compiler.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands before a declaration, and its name.
 *
 * @param visibility absent where the source leaves it open
 */
public record Header(
    @Nullable Documentation documentation,
    List<Annotation> annotations,
    @Nullable Visibility visibility,
    Name name) {
  /** Keeps unchangeable copies of the lists. */
  public Header {
    annotations = List.copyOf(annotations);
  }
}
