package io.beldi.compiler.diagnostics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The page of each code: what it means, why the rule exists, what is wrong and what is right. */
public final class Catalogue {
  private Catalogue() {}

  /** The page of a code, in Markdown. */
  public static String page(Code code) {
    String name = code + ".md";
    try (InputStream page = Catalogue.class.getResourceAsStream(name)) {
      if (page == null) {
        throw new IllegalStateException("the catalogue has no page " + name);
      }
      return new String(page.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the page " + name, e);
    }
  }

  /** The code that a user names: {@code BEL2002}, {@code bel2002} or {@code 2002}. */
  public static Optional<Code> find(String text) {
    String upper = text.strip().toUpperCase(Locale.ROOT);
    String name = upper.startsWith("BEL") ? upper : "BEL" + upper;
    return Arrays.stream(Code.values()).filter(code -> code.name().equals(name)).findFirst();
  }

  /** The page of a code as text for a terminal. */
  public static String explain(Code code) {
    return Explanation.of(page(code), code.severity());
  }
}
