package io.beldi.local.project;

import java.util.List;

/** A project cannot be built or loaded; the message is for the user, and complete. */
public final class ProjectException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<String> details;

  public ProjectException(String message) {
    this(message, List.of());
  }

  /**
   * @param details what to show before the message, such as the compiler's diagnostics
   */
  public ProjectException(String message, List<String> details) {
    super(message, null, false, false);
    this.details = List.copyOf(details);
  }

  public List<String> details() {
    return details;
  }
}
