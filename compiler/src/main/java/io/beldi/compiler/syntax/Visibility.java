package io.beldi.compiler.syntax;

/** Who may use a declaration, where it says so. */
public enum Visibility {
  /** Whoever imports the artifact. */
  PUBLIC,
  /** The artifact. */
  INTERNAL,
  /** The service, or the module for what stands outside of a service. */
  PRIVATE
}
