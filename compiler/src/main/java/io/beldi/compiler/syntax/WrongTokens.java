package io.beldi.compiler.syntax;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.diagnostics.Edit;
import io.beldi.compiler.source.SourceFile;
import io.beldi.compiler.source.Span;
import io.beldi.grammar.BeldiLexer;
import org.antlr.v4.runtime.CommonToken;

/** What the lexer lets pass although it is no token of the language, or one over the limits. */
final class WrongTokens {
  private final SourceFile file;
  private final Findings findings;
  private int unknownUntil = -1;

  WrongTokens(SourceFile file, Findings findings) {
    this.file = file;
    this.findings = findings;
  }

  /** Checks a token, repairs it if need be, and says whether the parser shall see it. */
  boolean accept(CommonToken token) {
    switch (token.getType()) {
      case BeldiLexer.NAME -> name(token);
      case BeldiLexer.STRING, BeldiLexer.INTEGER, BeldiLexer.DECIMAL -> literal(token);
      case BeldiLexer.BAD_NUMBER -> number(token);
      case BeldiLexer.UNTERMINATED_STRING -> string(token);
      case BeldiLexer.UNTERMINATED_COMMENT -> {
        findings.add(
            Code.BEL0001, span(token.getStartIndex(), 2), "this comment is never closed by `*/`");
        return false;
      }
      case BeldiLexer.UNKNOWN -> {
        unknown(token);
        return false;
      }
      default -> {}
    }
    return true;
  }

  private void name(CommonToken token) {
    if (length(token) > Limits.NAME) {
      findings.add(Code.BEL0007, span(token), "a name has at most " + Limits.NAME + " characters");
    } else if (file.text().charAt(token.getStartIndex()) == '_') {
      findings.add(
          Diagnostic.of(Code.BEL0001, span(token), "a name cannot begin with `_`")
              .withHelp("names that begin with `_` belong to the runtime"));
    }
  }

  private void literal(CommonToken token) {
    if (length(token) > Limits.LITERAL) {
      findings.add(
          Code.BEL0007,
          span(token.getStartIndex(), 1),
          "a literal has at most " + Limits.LITERAL + " characters, this one has " + length(token));
      neutralise(token, token.getType() == BeldiLexer.STRING ? "\"\"" : "0");
    }
  }

  private void number(CommonToken token) {
    String text = length(token) <= Limits.NAME ? "`" + token.getText() + "`" : "this";
    findings.add(
        Diagnostic.of(Code.BEL0001, span(token), text + " is neither a number nor a name")
            .withHelp("durations end in `ms`, `s`, `m`, `h` or `d`, sizes in `KB` or `MB`"));
    token.setType(BeldiLexer.INTEGER);
    neutralise(token, "0");
  }

  private void string(CommonToken token) {
    findings.add(
        Diagnostic.of(Code.BEL0001, span(token.getStartIndex(), 1), "this text is never closed")
            .withHelp("a text ends with `\"` on its own line; write `\\n` for a line end"));
    token.setType(BeldiLexer.STRING);
    neutralise(token, "\"\"");
  }

  /** Lets a refused literal go on as a harmless one, so that the rest can be parsed. */
  private static void neutralise(CommonToken token, String text) {
    token.setText(text);
  }

  private void unknown(CommonToken token) {
    boolean continued = token.getStartIndex() == unknownUntil;
    unknownUntil = token.getStopIndex() + 1;
    if (continued) {
      return;
    }
    int start = token.getStartIndex();
    int character = file.text().codePointAt(start);
    Span span = span(start, Character.charCount(character));
    findings.addFirstOfLine(describe(span, character));
  }

  private static Diagnostic describe(Span span, int character) {
    return switch (character) {
      case ';' ->
          Diagnostic.of(Code.BEL0001, span, "statements need no `;`")
              .withFix("remove the semicolon", new Edit(span, ""));
      case '\'' -> Diagnostic.of(Code.BEL0001, span, "a text stands between double quotes");
      case '&' ->
          Diagnostic.of(Code.BEL0001, span, "`&` means nothing here")
              .withHelp("write `&&` where both conditions shall hold");
      case 0 -> Diagnostic.of(Code.BEL0002, span, "a source file cannot contain NUL");
      default ->
          Diagnostic.of(
              Code.BEL0001,
              span,
              (Character.isISOControl(character)
                      ? String.format("the control character U+%04X", character)
                      : "`" + Character.toString(character) + "`")
                  + " means nothing here");
    };
  }

  private static int length(CommonToken token) {
    return token.getStopIndex() + 1 - token.getStartIndex();
  }

  private Span span(CommonToken token) {
    return span(token.getStartIndex(), length(token));
  }

  private Span span(int start, int length) {
    return new Span(file, start, Math.min(start + length, file.text().length()));
  }
}
