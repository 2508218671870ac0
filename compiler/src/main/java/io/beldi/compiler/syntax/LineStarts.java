package io.beldi.compiler.syntax;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.source.Span;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * Refuses brackets that begin a line and would continue the expression before them. Newlines mean
 * nothing in the language, so this is the one place where a reader could see another program than
 * the compiler does.
 */
final class LineStarts {
  private static final int SHOWN = 30;

  private final Tokens tokens;
  private final Findings findings;

  LineStarts(Tokens tokens, Findings findings) {
    this.tokens = tokens;
    this.findings = findings;
  }

  /** Checks the bracket that continues an expression, where there is one. */
  void check(@Nullable Token bracket) {
    if (bracket == null || !tokens.isFirstOfLine(bracket.getTokenIndex())) {
      return;
    }
    Token before = tokens.get(bracket.getTokenIndex() - 1);
    String line = line(bracket);
    Span span = tokens.span(bracket);
    findings.addFirstOfLine(
        Diagnostic.of(
                Code.BEL0003,
                span,
                "a statement cannot begin with "
                    + Vocabulary.show(bracket)
                    + ", and a line that does cannot continue the one before")
            .withLabel(tokens.span(before), "the line before ends here")
            .withHelp("to continue, put it on the line before: `" + tail(before) + line + "`")
            .withHelp("to begin a statement, give it a name first: `let value = " + line + "`"));
  }

  /** Checks the arguments of a call, where there are any. */
  void check(@Nullable ParserRuleContext arguments) {
    if (arguments != null) {
      check(arguments.getStart());
    }
  }

  private String line(Token bracket) {
    Span span = tokens.span(bracket);
    String rest = span.file().text().substring(span.start(), span.file().lines().end(span.line()));
    String shown = rest.stripTrailing();
    return shown.length() <= SHOWN ? shown : shown.substring(0, SHOWN) + "…";
  }

  private String tail(Token before) {
    String text = tokens.span(before).text();
    return text.length() <= SHOWN ? text : "…" + text.substring(text.length() - SHOWN);
  }
}
