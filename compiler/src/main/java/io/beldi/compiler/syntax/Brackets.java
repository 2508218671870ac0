package io.beldi.compiler.syntax;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.source.Span;
import io.beldi.grammar.BeldiLexer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * Matches brackets before anything is parsed. What the parser then sees is balanced, so it knows of
 * each token how deep it stands, and can skip a broken part exactly.
 */
final class Brackets {
  private final Tokens tokens;
  private final Findings findings;
  private final Deque<CommonToken> open = new ArrayDeque<>();
  private final List<CommonToken> kept = new ArrayList<>();
  private @Nullable CommonToken suspect;
  private boolean closed = true;

  private Brackets(Tokens tokens, Findings findings) {
    this.tokens = tokens;
    this.findings = findings;
  }

  /**
   * The tokens without brackets that close nothing; nothing at all where a bracket is not closed or
   * brackets are nested too deep.
   */
  static @Nullable Tokens balance(Tokens tokens, Findings findings) {
    return new Brackets(tokens, findings).balance();
  }

  /**
   * How many brackets are open before each token; a bracket that closes counts as standing outside,
   * as its partner does.
   */
  static int[] depths(Tokens tokens) {
    int[] depths = new int[tokens.size()];
    int depth = 0;
    for (int i = 0; i < depths.length; i++) {
      int type = tokens.get(i).getType();
      if (closes(type)) {
        depth--;
      }
      depths[i] = depth;
      if (opens(type)) {
        depth++;
      }
    }
    return depths;
  }

  static boolean opens(int type) {
    return type == BeldiLexer.LPAREN || type == BeldiLexer.LBRACK || type == BeldiLexer.LBRACE;
  }

  static boolean closes(int type) {
    return type == BeldiLexer.RPAREN || type == BeldiLexer.RBRACK || type == BeldiLexer.RBRACE;
  }

  private @Nullable Tokens balance() {
    for (CommonToken token : tokens.list()) {
      boolean keep = true;
      if (opens(token.getType())) {
        open.push(token);
        if (open.size() > Limits.NESTING) {
          tooDeep(token);
          return null;
        }
      } else if (closes(token.getType())) {
        keep = close(token);
      }
      if (keep) {
        token.setTokenIndex(kept.size());
        kept.add(token);
      }
    }
    if (!open.isEmpty()) {
      neverClosed(suspect != null ? suspect : open.peek());
    }
    return closed ? tokens.with(kept) : null;
  }

  private void tooDeep(Token token) {
    findings.add(
        Code.BEL0007,
        tokens.span(token),
        "brackets may be nested " + Limits.NESTING + " deep, this one stands deeper");
  }

  private boolean close(CommonToken token) {
    int wanted = opener(token.getType());
    if (open.stream().noneMatch(opened -> opened.getType() == wanted)) {
      findings.add(Code.BEL0001, tokens.span(token), quote(token) + " closes nothing");
      return false;
    }
    while (open.element().getType() != wanted) {
      wronglyClosed(open.pop(), token);
    }
    watchIndentation(open.pop(), token);
    return true;
  }

  private void wronglyClosed(Token opened, Token token) {
    closed = false;
    findings.add(
        Diagnostic.of(Code.BEL0001, tokens.span(opened), quote(opened) + " is never closed")
            .withLabel(tokens.span(token), quote(token) + " closes what is around it"));
  }

  private void neverClosed(Token opened) {
    closed = false;
    findings.add(Code.BEL0001, tokens.span(opened), quote(opened) + " is never closed");
  }

  /**
   * A brace that closes a block further out than its indentation says is a sign that the block
   * before it lacks its own.
   */
  private void watchIndentation(CommonToken opened, CommonToken token) {
    if (suspect == null
        && token.getType() == BeldiLexer.RBRACE
        && !kept.isEmpty()
        && tokens.line(kept.get(kept.size() - 1)) < tokens.line(token)
        && indentation(opened) > tokens.span(token).column() - 1) {
      suspect = opened;
    }
  }

  private int indentation(CommonToken token) {
    Span span = tokens.span(token);
    String line = span.file().lines().text(span.line());
    return line.length() - line.stripLeading().length();
  }

  private static int opener(int type) {
    return switch (type) {
      case BeldiLexer.RPAREN -> BeldiLexer.LPAREN;
      case BeldiLexer.RBRACK -> BeldiLexer.LBRACK;
      default -> BeldiLexer.LBRACE;
    };
  }

  private static String quote(Token token) {
    return "`" + token.getText() + "`";
  }
}
