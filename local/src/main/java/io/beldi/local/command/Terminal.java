package io.beldi.local.command;

import io.beldi.compiler.Compiler;
import io.beldi.compiler.diagnostics.TextRenderer;
import io.beldi.compiler.diagnostics.TextStyle;
import io.beldi.local.generation.CompilerVersion;
import io.beldi.local.generation.Generator;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;

/** How the commands talk to a person: paths from the current folder, colour on a terminal. */
final class Terminal {
  /** Set by the shell script: from Java 22 on the console says nothing about a terminal. */
  private static final String TERMINAL = "beldi.terminal";

  private Terminal() {}

  /** Whether a person is watching, so that a line may be written over. */
  static boolean isLive() {
    return Boolean.getBoolean(TERMINAL);
  }

  /** The folder that messages name paths from. */
  static Path root() {
    return Path.of("").toAbsolutePath();
  }

  static TextRenderer renderer() {
    return new TextRenderer(
        TextStyle.detect(System.getenv(), Boolean.getBoolean(TERMINAL), Charset.defaultCharset()));
  }

  static Generator generator() throws IOException {
    TextRenderer renderer = renderer();
    return new Generator(CompilerVersion.current(), Compiler::compile, renderer::render);
  }
}
