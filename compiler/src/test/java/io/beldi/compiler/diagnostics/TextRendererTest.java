package io.beldi.compiler.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.compiler.source.SourceFile;
import io.beldi.compiler.source.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TextRendererTest {
  private static final SourceFile HOTEL =
      new SourceFile(
          "src/main/beldi/hotel.beldi",
          """
          module hotel

          service Hotel {
            state rooms: HotelId -> Inventory

            internal function look(flightId: FlightId) {
              let room = rooms[flightId]
            }
          }
          """);

  @Test
  void labelsOfOneFileShareASnippetAndSkippedLinesAreMarked() {
    Diagnostic found =
        Diagnostic.of(
                Code.BEL2002,
                part(HOTEL, "flightId]", 8),
                "`rooms` is keyed by HotelId, but this is a FlightId")
            .withText("a FlightId")
            .withLabel(part(HOTEL, "HotelId", 7), "the key is declared here")
            .withHelp("did you mean `hotelId`?");
    assertThat(plain(found))
        .isEqualTo(
            """
            error[BEL2002]: `rooms` is keyed by HotelId, but this is a FlightId
              ┌─ src/main/beldi/hotel.beldi:7:22
            4 │   state rooms: HotelId -> Inventory
              │                ------- the key is declared here
              ⋮
            7 │     let room = rooms[flightId]
              │                      ^^^^^^^^ a FlightId
              = help: did you mean `hotelId`?
            """);
  }

  @Test
  void eachFileHasItsSnippetAndReasonsLeadToThePage() {
    String before = "module shop\n".repeat(98);
    SourceFile first = new SourceFile("a.beldi", before + "{\n  call Hotel\n  call Flight\n}\n");
    SourceFile second = new SourceFile("b.beldi", "\n  call Flight\n  call Hotel\n");
    Diagnostic found =
        Diagnostic.of(Code.BEL4001, part(first, "call Flight", 11), "opposite orders")
            .withText("then Flight")
            .withLabel(part(first, "call Hotel", 10), "a locks Hotel first,")
            .withLabel(part(first, "{", 0), "")
            .withLabel(part(second, "call Flight", 11), "b locks Flight first,")
            .withLabel(part(second, "call Hotel", 10), "then Hotel")
            .withWhy("one of the two is tried again and again")
            .withHelp("swap lines 2 and 3 of b.beldi");
    assertThat(plain(found))
        .isEqualTo(
            """
            error[BEL4001]: opposite orders
                ┌─ a.beldi:101:3
             99 │ {
            100 │   call Hotel
                │   ---------- a locks Hotel first,
            101 │   call Flight
                │   ^^^^^^^^^^^ then Flight
                ┌─ b.beldi:2:3
              2 │   call Flight
                │   ----------- b locks Flight first,
              3 │   call Hotel
                │   ---------- then Hotel
                = why:  one of the two is tried again and again
                = help: swap lines 2 and 3 of b.beldi
                = more: beldi explain BEL4001
            """);
  }

  @Test
  void labelsOfOneLineStandBelowEachOtherAndOneLeftOutLineIsShown() {
    SourceFile file = new SourceFile("m.beldi", "let sum =\n\n  price + fee\n");
    Diagnostic found =
        Diagnostic.of(Code.BEL2006, part(file, "price", 5), "different currencies")
            .withText("in EUR")
            .withLabel(part(file, "fee", 3), "in USD")
            .withLabel(part(file, "sum", 3), "wanted here");
    assertThat(plain(found))
        .isEqualTo(
            """
            error[BEL2006]: different currencies
              ┌─ m.beldi:3:3
            1 │ let sum =
              │     --- wanted here
            2 │
            3 │   price + fee
              │   ^^^^^ in EUR
              │           --- in USD
            """);
  }

  @Test
  void aLabelOverSeveralLinesIsMarkedAtItsEnds() {
    SourceFile file = new SourceFile("m.beldi", "a\n  match x {\n    b\n    c\n    d\n  }\n\n");
    Diagnostic found =
        Diagnostic.of(Code.BEL2004, part(file, "match", 31), "a case is missing")
            .withText("`e` is missing");
    assertThat(plain(found))
        .isEqualTo(
            """
            error[BEL2004]: a case is missing
              ┌─ m.beldi:2:3
            2 │   match x {
              │   ^^^^^^^^^
              ⋮
            6 │   }
              │   ^ `e` is missing
            """);
  }

  @Test
  void aPlaceAtTheEndOfTheFileHasACaretEvenInAnEmptyFile() {
    SourceFile file = new SourceFile("m.beldi", "module m\n");
    Diagnostic atEnd = Diagnostic.of(Code.BEL0001, file.span(9, 9), "`}` is missing");
    assertThat(plain(atEnd))
        .isEqualTo(
            """
            error[BEL0001]: `}` is missing
              ┌─ m.beldi:2:1
            2 │
              │ ^
            """);
    SourceFile empty = new SourceFile("e.beldi", "");
    assertThat(plain(Diagnostic.of(Code.BEL0001, empty.span(0, 0), "empty")))
        .contains("┌─ e.beldi:1:1\n1 │\n  │ ^\n");
  }

  @Test
  void aSpanOfBlanksOnlyIsAPlace() {
    SourceFile file = new SourceFile("m.beldi", "ab\r\n\r\ncd");
    assertThat(plain(Diagnostic.of(Code.BEL0001, file.span(2, 6), "line ends")))
        .contains("m.beldi:1:3\n1 │ ab\n  │   ^\n");
  }

  @Test
  void marksStandBelowTabsWideAndCombiningCharacters() {
    SourceFile file = new SourceFile("m.beldi", "\tlet 名前 = cafe\u0301 + 🎉x\n");
    assertThat(mark(file, "名前", 2)).endsWith("│         ^^^^\n");
    assertThat(mark(file, "+", 1))
        .isEqualTo("1 │     let 名前 = cafe\u0301 + 🎉x\n  │                     ^\n");
    assertThat(mark(file, "x", 1)).endsWith("│                         ^\n");
  }

  @Test
  void nothingInASourceOrAMessageActsOnTheTerminal() {
    SourceFile file = new SourceFile("m\u001b.beldi", "a\u001b[31m b\u202e c\ud800 d\n");
    Diagnostic found =
        Diagnostic.of(Code.BEL0002, part(file, "d", 1), "bad\u0007\nword").withText("here\r");
    assertThat(plain(found))
        .isEqualTo(
            """
            error[BEL0002]: bad\\u0007\\u000aword
              ┌─ m\\u001b.beldi:1:14
            1 │ a\\u001b[31m b\\u202e c\\ud800 d
              │                             ^ here\\u000d
            """);
  }

  @Test
  void aVeryLongLineIsCutAroundItsLabels() {
    SourceFile file = new SourceFile("m.beldi", "x".repeat(5_000) + "HERE" + "y".repeat(5_000));
    String text = plain(Diagnostic.of(Code.BEL0001, part(file, "HERE", 4), "odd"));
    assertThat(text)
        .contains("1 │ …" + "x".repeat(40) + "HERE" + "y".repeat(96) + "…\n")
        .endsWith("  │  " + " ".repeat(40) + "^^^^\n");
  }

  @Test
  void labelsFarApartOnALongLineEachShowTheirPart() {
    SourceFile file = new SourceFile("m.beldi", "AB" + "x".repeat(1_000) + "CD");
    String text =
        plain(
            Diagnostic.of(Code.BEL0001, part(file, "CD", 2), "odd")
                .withLabel(part(file, "AB", 2), "begins here"));
    assertThat(text)
        .contains("1 │ AB" + "x".repeat(138) + "…\n  │ -- begins here\n")
        .contains("1 │ …" + "x".repeat(138) + "CD\n  │  " + " ".repeat(138) + "^^\n");
  }

  @Test
  void aMarkLongerThanTheWindowIsCutAndCharactersStayWhole() {
    SourceFile file = new SourceFile("m.beldi", "🎉".repeat(5_000));
    String text = plain(Diagnostic.of(Code.BEL0001, file.span(2_001 * 2, 8_000), "odd"));
    assertThat(text).doesNotContain("\\ud83c", "\\udf89").contains("^".repeat(100));
    assertThat(text.lines()).hasSize(4);
  }

  @Test
  void longHelpKeepsItsLinesAndStandsForTheFixes() {
    Span span = part(HOTEL, "rooms", 5);
    Diagnostic found =
        Diagnostic.of(Code.BEL3002, span, "words")
            .withHelp("write `call`\nhere")
            .withFix("insert `call`", new Edit(span.atStart(), "call "));
    assertThat(plain(found)).endsWith("^\n  = help: write `call`\n          here\n");
  }

  @Test
  void fixesAreShownWhereNothingElseHelpsEachOnce() {
    Span span = part(HOTEL, "rooms", 5);
    Diagnostic found =
        Diagnostic.of(Code.BEL3002, span, "words")
            .withFix("insert `call`", new Edit(span.atStart(), "call "))
            .withFix("insert `call`", new Edit(span.atStart(), "call "));
    assertThat(plain(found)).endsWith("^\n  = help: insert `call`\n");
  }

  @Test
  void aReportHasAnEmptyLineBetweenFindingsAndACountOfTheHidden() {
    List<Diagnostic> many = new ArrayList<>();
    for (int at = 0; at < 21; at++) {
      many.add(Diagnostic.of(Code.BEL1001, HOTEL.span(at, at + 1), "words"));
    }
    String text = new TextRenderer(TextStyle.PLAIN).render(Report.of(many));
    assertThat(text.split("\n\n")).hasSize(Report.PER_FILE + 1);
    assertThat(text).endsWith("\n\n21 errors (1 not shown)\n");
  }

  @Test
  void asciiDrawsWithoutOtherCharacters() {
    SourceFile file = new SourceFile("m.beldi", "a\nb\nc\nd" + "x".repeat(200));
    Diagnostic found =
        Diagnostic.of(Code.BEL1001, part(file, "d", 1), "words")
            .withLabel(part(file, "a", 1), "here");
    String text = new TextRenderer(TextStyle.ASCII).render(found);
    assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(text)).isTrue();
    assertThat(text)
        .startsWith("error[BEL1001]: words\n  --> m.beldi:4:1\n1 | a\n  | - here\n  :\n");
    assertThat(text).contains("xxx...\n");
  }

  @Test
  void colourChangesNothingButColour() {
    Diagnostic found = Diagnostic.of(Code.BEL1001, part(HOTEL, "rooms", 5), "words").withWhy("so");
    String coloured = new TextRenderer(new TextStyle(true, true)).render(found);
    assertThat(coloured).contains("\u001b[1;31merror[BEL1001]\u001b[0m");
    assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain(found));
  }

  @Test
  void theStyleFollowsTheOutput() {
    assertThat(TextStyle.detect(Map.of(), true, StandardCharsets.UTF_8))
        .isEqualTo(new TextStyle(true, true));
    assertThat(TextStyle.detect(Map.of(), false, StandardCharsets.UTF_8))
        .isEqualTo(TextStyle.PLAIN);
    assertThat(TextStyle.detect(Map.of("NO_COLOR", "1"), true, StandardCharsets.US_ASCII))
        .isEqualTo(TextStyle.ASCII);
    assertThat(TextStyle.detect(Map.of("TERM", "dumb"), true, StandardCharsets.UTF_8))
        .isEqualTo(TextStyle.PLAIN);
  }

  private static String mark(SourceFile file, String text, int length) {
    String rendered = plain(Diagnostic.of(Code.BEL0001, part(file, text, length), "odd"));
    return rendered.substring(rendered.indexOf("\n1 ") + 1);
  }

  private static String plain(Diagnostic found) {
    return new TextRenderer(TextStyle.PLAIN).render(found);
  }

  private static Span part(SourceFile file, String text, int length) {
    int start = file.text().indexOf(text);
    assertThat(start).isNotNegative();
    return file.span(start, start + length);
  }
}
