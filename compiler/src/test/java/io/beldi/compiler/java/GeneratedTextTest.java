package io.beldi.compiler.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any text of the source is the same text in Java, and none of it becomes code. */
final class GeneratedTextTest {
  private static final List<String> HOSTILE =
      List.of(
          "\n",
          "\r",
          "\r\n",
          "\\u000a",
          "\\u0022",
          "\\",
          "\\\\u0041",
          "*/",
          "/*",
          "\"\"\"",
          "\"",
          "$",
          "$L",
          "$$",
          "${x}",
          "{",
          "}",
          "//",
          "\t",
          "\u2028",
          "\u0085",
          "\u007f",
          "\u0000x",
          "\ud83d\ude00",
          "@Override",
          "<b>",
          "&",
          "'",
          "%s",
          "\u00e9",
          "\u202e");

  @Example
  void hostileTextsStayTexts() throws ReflectiveOperationException {
    check(HOSTILE.stream().filter(text -> text.indexOf('\0') < 0).toList());
  }

  @Property(tries = 25)
  void anyTextStaysTheSame(@ForAll("texts") List<String> texts)
      throws ReflectiveOperationException {
    check(texts);
  }

  @Provide
  Arbitrary<List<String>> texts() {
    Arbitrary<String> any =
        Arbitraries.strings().all().ofMaxLength(12).filter(GeneratedTextTest::isAllowed);
    Arbitrary<String> mixed =
        Arbitraries.of(HOSTILE).list().ofMaxSize(4).map(parts -> String.join("", parts));
    return Arbitraries.oneOf(any, mixed.filter(GeneratedTextTest::isAllowed)).list().ofSize(40);
  }

  private static boolean isAllowed(String text) {
    return text.codePoints()
        .noneMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE);
  }

  private static void check(List<String> texts) throws ReflectiveOperationException {
    StringBuilder source = new StringBuilder("module texts\n");
    for (int index = 0; index < texts.size(); index++) {
      source.append("const T").append(index).append(": string = ").append(quoted(texts.get(index)));
      source.append("\n");
    }
    source.append("pure function all(): string = T0\n");
    source.append("test ").append(quoted(String.join("", texts))).append(" { expect 1 == 1 }\n");
    JavaOutput output = Programs.generate("texts.beldi", source.toString());
    java.util.Map<String, String> all = new java.util.TreeMap<>(output.main());
    all.putAll(output.test());
    Class<?> constants = JavaSources.compile(all).loadClass("texts.Constants");
    List<Object> found = new ArrayList<>();
    for (int index = 0; index < texts.size(); index++) {
      found.add(constants.getField("T" + index).get(null));
    }
    assertThat(found).isEqualTo(texts);
  }

  /** The text as a literal of the source, with what has a meaning there escaped. */
  private static String quoted(String text) {
    StringBuilder literal = new StringBuilder("\"");
    text.chars()
        .forEach(
            character -> {
              if (character < ' ' || "\"\\{}".indexOf(character) >= 0) {
                literal.append(String.format("\\u%04x", character));
              } else {
                literal.append((char) character);
              }
            });
    return literal.append('"').toString();
  }
}
