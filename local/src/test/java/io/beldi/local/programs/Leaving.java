package io.beldi.local.programs;

import io.beldi.compiler.names.Symbol.ErrorSymbol;
import io.beldi.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/** How control leaves a statement other than by reaching its end. */
abstract sealed class Leaving extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private Leaving(String message) {
    super(message, null, false, false);
  }

  /** The end of the function. */
  static final class Returned extends Leaving {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial")
    private final @Nullable Object value;

    Returned(@Nullable Object value) {
      super("return");
      this.value = value;
    }

    @Nullable Object value() {
      return value;
    }
  }

  /** A declared error. */
  static final class Raised extends Leaving {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial")
    private final ErrorSymbol error;

    @SuppressWarnings("serial")
    private final Fields fields;

    Raised(ErrorSymbol error, Fields fields) {
      super(error.fullName());
      this.error = error;
      this.fields = fields;
    }

    ErrorSymbol error() {
      return error;
    }

    Fields fields() {
      return fields;
    }
  }

  /** What no program can catch. */
  static final class Faulted extends Leaving {
    private static final long serialVersionUID = 1L;

    Faulted(Span at, String what) {
      super(what + " at " + at.file().path() + ":" + at.line() + ":" + at.column());
    }
  }
}
