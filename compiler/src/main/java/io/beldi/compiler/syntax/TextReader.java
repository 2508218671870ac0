package io.beldi.compiler.syntax;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.source.SourceFile;
import io.beldi.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.Token;

/** Reads what stands between the quotes of a text: characters, escapes, and values in braces. */
final class TextReader {
  private static final Map<Character, Character> ESCAPES =
      Map.of('\\', '\\', '"', '"', 'n', '\n', 'r', '\r', 't', '\t', '{', '{');

  private static final int HEX_DIGITS = 4;
  private static final int HEX = 16;

  private final SourceFile file;
  private final Findings findings;
  private final String source;
  private final List<Expression> parts = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private int at;
  private int textStart;

  TextReader(SourceFile file, Findings findings) {
    this.file = file;
    this.findings = findings;
    this.source = file.text();
  }

  /** A string literal, or an interpolation where there are values in the text. */
  Expression read(Token token, Span span) {
    if (token.getText().length() != span.end() - span.start()) {
      return new Literal.StringLiteral(span, "");
    }
    int end = span.end() - 1;
    at = span.start() + 1;
    textStart = at;
    while (at < end) {
      char c = source.charAt(at);
      if (c == '\\') {
        escape(end);
      } else if (c == '{') {
        hole(end);
      } else {
        text.append(c);
        at++;
      }
    }
    if (parts.isEmpty()) {
      return new Literal.StringLiteral(span, checked(span));
    }
    endText(end);
    return new Expression.Interpolation(span, parts);
  }

  private void escape(int end) {
    char kind = source.charAt(at + 1);
    if (kind == 'u') {
      unicode(end);
      return;
    }
    Character meant = ESCAPES.get(kind);
    if (meant == null) {
      int length = Character.charCount(source.codePointAt(at + 1)) + 1;
      Span span = file.span(at, Math.min(at + length, end));
      findings.add(
          Diagnostic.of(Code.BEL0001, span, "`" + span.text() + "` stands for no character")
              .withHelp("there are `\\\\`, `\\\"`, `\\n`, `\\r`, `\\t`, `\\{` and `\\u0041`"));
    } else {
      text.append(meant.charValue());
    }
    at += 2;
  }

  private void unicode(int end) {
    int digits = at + 2;
    int stop = digits;
    while (stop < end && stop < digits + HEX_DIGITS && isHex(source.charAt(stop))) {
      stop++;
    }
    if (stop < digits + HEX_DIGITS) {
      findings.add(
          Code.BEL0001, file.span(at, stop), "`\\u` needs four hexadecimal digits after it");
    } else {
      text.append((char) Integer.parseInt(source.substring(digits, stop), HEX));
    }
    at = stop;
  }

  private static boolean isHex(char c) {
    return Character.digit(c, HEX) >= 0 && c < 128;
  }

  private void hole(int end) {
    int open = at;
    int close = source.indexOf('}', open);
    if (close < 0 || close >= end) {
      findings.add(
          Diagnostic.of(Code.BEL0001, file.span(open, open + 1), "this `{` is never closed")
              .withText("a value begins here")
              .withHelp("write `\\{` for a brace")
              .withHelp("a value in a text cannot contain a text; name it with `let` before"));
      at = end;
      return;
    }
    endText(open);
    if (source.substring(open + 1, close).isBlank()) {
      findings.add(
          Diagnostic.of(
                  Code.BEL0001, file.span(open, close + 1), "expected a value between the braces")
              .withHelp("write `\\{` for a brace"));
    } else {
      Expression value = Parsing.expression(file, open + 1, close, findings);
      if (value != null) {
        parts.add(value);
      }
    }
    at = close + 1;
    textStart = at;
  }

  private void endText(int end) {
    if (text.length() > 0) {
      Span span = file.span(textStart, end);
      parts.add(new Literal.StringLiteral(span, checked(span)));
      text.setLength(0);
    }
  }

  /** The text so far, without characters that none may contain. */
  private String checked(Span span) {
    String value = text.toString();
    int refused = Characters.firstRefused(value, 0);
    if (refused < 0) {
      return value;
    }
    findings.addFirstOfLine(
        Diagnostic.of(
            Code.BEL0002,
            span,
            "a text cannot contain " + Characters.describe(value.charAt(refused))));
    return "";
  }
}
