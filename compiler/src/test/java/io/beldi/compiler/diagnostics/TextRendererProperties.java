package io.beldi.compiler.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.compiler.source.SourceFile;
import io.beldi.compiler.source.Span;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class TextRendererProperties {
  private final TextRenderer renderer = new TextRenderer(TextStyle.PLAIN);

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void anyTextAndAnyLabelsCanBeShown(
      @ForAll("texts") String text,
      @ForAll("texts") String words,
      @ForAll int first,
      @ForAll int second,
      @ForAll int third) {
    SourceFile file = new SourceFile("m.beldi", text);
    Diagnostic found =
        Diagnostic.of(Code.BEL0001, between(file, first, second), words)
            .withText(words)
            .withLabel(between(file, second, third), words)
            .withLabel(between(file, first, third), "")
            .withHelp(words);
    String shown = renderer.render(found);
    assertThat(shown.chars().filter(c -> c != '\n').noneMatch(Character::isISOControl)).isTrue();
    assertThat(shown).startsWith("error[BEL0001]: ").endsWith("\n").contains("^");
    assertThat(shown.lines()).allMatch(line -> line.equals(line.stripTrailing()) || isWords(line));
  }

  @Property(tries = 200)
  void theMarkStandsBelowItsPlainText(
      @ForAll("plain") String before, @ForAll("plain") String after) {
    SourceFile file = new SourceFile("m.beldi", before + "MARK" + after);
    Span span = file.span(before.length(), before.length() + 4);
    List<String> lines = renderer.render(Diagnostic.of(Code.BEL0001, span, "odd")).lines().toList();
    assertThat(lines).hasSize(4);
    assertThat(lines.get(3).indexOf("^^^^")).isEqualTo(lines.get(2).indexOf("MARK"));
  }

  /** Text that a message ends with is shown as it is. */
  private static boolean isWords(String line) {
    return line.contains("^") || line.contains("-") || line.contains("=") || line.startsWith("err");
  }

  private static Span between(SourceFile file, int one, int other) {
    int size = file.text().length() + 1;
    int a = Math.floorMod(one, size);
    int b = Math.floorMod(other, size);
    return file.span(Math.min(a, b), Math.max(a, b));
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> piece =
        Arbitraries.oneOf(
            Arbitraries.of("\n", "\r\n", "\r", "\t", " ", "\ud83c\udf89", "e\u0301", "名", "\0"),
            Arbitraries.of("\u001b[0m", "\u202e", "x".repeat(200), "let", "\ud800", "\udc00"),
            Arbitraries.strings().ofMaxLength(5));
    return piece.list().ofMaxSize(30).map(pieces -> pieces.stream().collect(Collectors.joining()));
  }

  @Provide
  Arbitrary<String> plain() {
    return Arbitraries.strings().withCharRange('a', 'z').ofMaxLength(400);
  }
}
