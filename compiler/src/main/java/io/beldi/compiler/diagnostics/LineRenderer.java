package io.beldi.compiler.diagnostics;

import io.beldi.compiler.source.Span;
import java.nio.file.Path;

/** Findings in one line each, in the form of javac's Maven plugin, which editors link. */
public final class LineRenderer {
  private final Path base;

  /** A renderer that resolves the paths of source files against a folder. */
  public LineRenderer(Path base) {
    this.base = base.toAbsolutePath();
  }

  /** One finding, such as {@code /shop/stock.beldi:[12,7] BEL1001 unknown name}. */
  public String render(Diagnostic found) {
    Span span = found.span();
    String path = base.resolve(span.file().path()).normalize().toString();
    return DisplayLine.visible(
        "%s:[%d,%d] %s %s"
            .formatted(path, span.line(), span.column(), found.code(), found.message()));
  }
}
