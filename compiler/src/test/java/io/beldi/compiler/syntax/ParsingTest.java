package io.beldi.compiler.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.diagnostics.Result;
import io.beldi.compiler.source.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ParsingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "let a = |BEL0001 expected a value after '='",
        "let a: = 1|BEL0001 expected a type after ':'",
        "let = 1|BEL0001 expected a name or '(' after 'let'",
        "let a = f(1|BEL0001 '(' is never closed",
        "let a = f 1)|BEL0001 ')' closes nothing",
        "let a = (1]|BEL0001 '(' is never closed",
        "let a = b;|BEL0001 statements need no ';'",
        "if a = 1 { }|BEL0001 expected '{' after 'a'",
        "else { }|BEL0001 this 'else' belongs to no 'if'",
        "undo { }|BEL0001 this 'undo' belongs to no step",
        "catch A { }|BEL0001 this 'catch' belongs to no 'try', 'saga' or 'transaction'",
        "record A { }|BEL0001 'record' cannot stand in a block",
        "match a { }|BEL0001 a 'match' needs an arm, such as 'else -> 0'",
        "call f|BEL0001 expected '(' after 'f'",
        "let a = 5min|BEL0001 '5min' is neither a number nor a name",
        "let a = \"b|BEL0001 this text is never closed",
        "let a = \"\\q\"|BEL0001 '\\q' stands for no character",
        "let a = \"\\u12\"|BEL0001 '\\u' needs four hexadecimal digits after it",
        "let a = \"{b\"|BEL0001 this '{' is never closed",
        "let a = \"{ }\"|BEL0001 expected a value between the braces",
        "let a = \"{b c}\"|BEL0001 expected '}' after 'b'",
        "let a = \"\\u0000\"|BEL0002 a text cannot contain NUL",
        "let a = \"\\ud800\"|BEL0002 a text cannot contain half of a surrogate pair (U+D800)",
        "(a).b = 1|BEL0003 a statement cannot begin with '('",
        "-a|BEL0003 a statement cannot begin with '-'",
        "return 1 let b = 2|BEL0004 nothing can follow 'return'",
        "fail A a = 1|BEL0004 nothing can follow 'fail'",
        "a + 1|BEL0005 the value of this expression is not used",
        "f(a)|BEL0005 the value of this expression is not used",
        "A.f(b: 1)|BEL3002 'A.f' needs a word that says how it runs",
        "let match = 1|BEL0006 'match' is a reserved word, not a name",
        "for a in b parallel 0 { }|BEL2009 between 1 and 999,999,999 rounds can run side by side",
        "let _a = 1|BEL0001 a name cannot begin with '_'",
        "let a = 3 # 4|BEL0001 '#' means nothing here",
        "let a = 1 /* b|BEL0001 this comment is never closed by '*/'",
      })
  void saysInWordsWhatIsWrongWithAStatement(String statement, String expected) {
    String text = "module m\nservice S {\n  function f() {\n" + statement + "\n  }\n}\n";
    Diagnostic first = Parsing.parse(file(text)).diagnostics().get(0);
    assertThat((first.code() + " " + first.message()).replace('`', '\'')).isEqualTo(expected);
    assertThat(first.span().line()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "let a = 1|expected a declaration, not `let`",
        "function f() { }|a function stands in a service; outside, only a `pure function` can"
            + " stand",
        "state a: B -> C|a state stands in a service",
        "id A use b|`use` stands before all declarations",
        "service S { record A { } }|`record` stands outside of services",
        "service S { let a = 1 }|expected a state or a function, not `let`",
        "record A { a: list<int }|expected `,` or `>` after `int`",
        "enum A { }|expected a name after `{`",
        "error A http 200|the HTTP status of an error lies between 400 and 599",
        "test \"{a}\" { }|this text cannot have values in it",
      })
  void saysInWordsWhatIsWrongWithADeclaration(String declaration, String expected) {
    List<Diagnostic> found = Parsing.parse(file("module m\n" + declaration + "\n")).diagnostics();
    assertThat(found.get(0).message()).isEqualTo(expected);
  }

  @Test
  void givesUpOnlyTheBrokenItems() {
    Result<CompilationUnit> result =
        Parsing.parse(
            file(
                """
                module m
                id A
                id 3
                id C
                service S {
                  function f(3) { }
                  function g() {
                    let a =
                    let b = 1
                    c +
                    let d = 2
                  }
                }
                """));
    assertThat(result.diagnostics())
        .extracting(one -> one.span().line())
        .containsExactly(3, 6, 8, 10);
    List<Declaration> declarations = result.value().declarations();
    assertThat(declarations).extracting(one -> one.name().text()).containsExactly("A", "C", "S");
    Declaration.ServiceDeclaration service = (Declaration.ServiceDeclaration) declarations.get(2);
    Member.FunctionDeclaration function = (Member.FunctionDeclaration) service.members().get(0);
    assertThat(((Block) function.body()).statements()).hasSize(2);
  }

  @Test
  void blamesTheBraceWhoseIndentationSaysSo() {
    String text =
        "module m\nservice S {\n  function f() {\n    let a = 1\n\n  function g() {\n  }\n}\n";
    List<Diagnostic> found = Parsing.parse(file(text)).diagnostics();
    assertThat(found).hasSize(1);
    assertThat(found.get(0).span().line()).isEqualTo(3);
  }

  @Test
  void showsBothReadingsOfABracketThatBeginsALine() {
    String text = "module m\nservice S {\n  function f() {\n    let a = b\n    (c).d()\n  }\n}\n";
    Diagnostic found = Parsing.parse(file(text)).diagnostics().get(0);
    assertThat(found.code()).hasToString("BEL0003");
    assertThat(found.span().line()).isEqualTo(5);
    assertThat(found.help())
        .containsExactly(
            "to continue, put it on the line before: `b(c).d()`",
            "to begin a statement, give it a name first: `let value = (c).d()`");
  }

  @Test
  void readsAnyLineEndTabsAndAByteOrderMark() {
    byte[] bytes = "\uFEFFmodule m\r\n\tid\tA\rid B\n".getBytes(StandardCharsets.UTF_8);
    Result<SourceFile> decoded = SourceDecoder.decode("m.beldi", bytes);
    assertThat(decoded.diagnostics()).isEmpty();
    Result<CompilationUnit> parsed = Parsing.parse(decoded.value());
    assertThat(parsed.diagnostics()).isEmpty();
    assertThat(parsed.value().declarations())
        .extracting(one -> one.span().line())
        .containsExactly(2, 3);
  }

  @Test
  void placesCharactersOutsideOfTheBasicPlane() {
    String text = "module m\nconst A: string = \"😀{b}\"\n";
    Result<CompilationUnit> parsed = Parsing.parse(file(text));
    assertThat(parsed.diagnostics()).isEmpty();
    assertThat(SyntaxPrinter.print(parsed.value())).contains("NameReference 2:23-2:24");
  }

  @Test
  void refusesBytesThatAreNotUtf8() {
    byte[] bytes = {'m', 'o', 'd', '\n', (byte) 0xC3, 'x'};
    Result<SourceFile> decoded = SourceDecoder.decode("m.beldi", bytes);
    assertThat(decoded.diagnostics()).hasSize(1);
    assertThat(decoded.diagnostics().get(0).span().line()).isEqualTo(2);
    assertThat(decoded.diagnostics().get(0).message())
        .isEqualTo("this file is not UTF-8: byte 0xC3 begins no character");
    assertThat(SourceDecoder.decode("m", new byte[] {'a', (byte) 0xE2, (byte) 0x82}).failed())
        .isTrue();
    assertThat(SourceDecoder.decode("m", new byte[Limits.FILE_BYTES + 1]).failed()).isTrue();
  }

  @Test
  void stopsAtFiftyFindings() {
    String text = "module m\nservice S { function f() {\n" + "let = 1\n".repeat(60) + "}}\n";
    assertThat(Parsing.parse(file(text)).diagnostics()).hasSize(Limits.FINDINGS);
  }

  private static SourceFile file(String text) {
    return new SourceFile("m.beldi", text);
  }
}
