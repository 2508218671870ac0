package io.beldi.compiler.syntax;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.source.SourceFile;
import io.beldi.compiler.source.Span;
import io.beldi.grammar.BeldiLexer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Reads tokens, and says what is wrong with those that are none. */
final class TokenReader {
  private final SourceFile file;
  private final Findings findings;
  private final List<CommonToken> tokens = new ArrayList<>();
  private final Map<Integer, Documentation> documentation = new HashMap<>();
  private final WrongTokens wrong;
  private final List<Token> comments = new ArrayList<>();

  private TokenReader(SourceFile file, Findings findings) {
    this.file = file;
    this.findings = findings;
    this.wrong = new WrongTokens(file, findings);
  }

  /** The tokens of a part of a file, or nothing where they cannot be read to its end. */
  static @Nullable Tokens read(SourceFile file, int start, int end, Findings findings) {
    return new TokenReader(file, findings).read(new TextStream(file, start, end));
  }

  private @Nullable Tokens read(TextStream text) {
    BeldiLexer lexer = new BeldiLexer(text);
    lexer.removeErrorListeners();
    while (true) {
      CommonToken token = (CommonToken) lexer.nextToken();
      if (tokens.size() >= Limits.TOKENS) {
        refuse(token);
        return null;
      }
      if (token.getType() == Token.EOF) {
        add(token);
        return new Tokens(file, tokens, documentation);
      }
      accept(token);
      if (token.getType() == BeldiLexer.UNTERMINATED_COMMENT) {
        return null;
      }
    }
  }

  private void refuse(Token token) {
    findings.add(
        Code.BEL0007,
        new Span(file, token.getStartIndex(), token.getStartIndex()),
        "this file has more than " + Limits.TOKENS + " tokens");
  }

  private void accept(CommonToken token) {
    if (token.getType() == BeldiLexer.DOC_COMMENT) {
      comments.add(token);
    } else if (token.getChannel() == Token.DEFAULT_CHANNEL && wrong.accept(token)) {
      add(token);
    }
  }

  private void add(CommonToken token) {
    if (!comments.isEmpty()) {
      documentation.put(token.getStartIndex(), documentation());
      comments.clear();
    }
    token.setTokenIndex(tokens.size());
    tokens.add(token);
  }

  /** The last of the comments, with those on the lines directly above it. */
  private Documentation documentation() {
    int first = comments.size() - 1;
    while (first > 0 && line(comments.get(first)) == line(comments.get(first - 1)) + 1) {
      first--;
    }
    List<String> lines = new ArrayList<>();
    for (Token comment : comments.subList(first, comments.size())) {
      String line = comment.getText().substring("///".length());
      lines.add((line.startsWith(" ") ? line.substring(1) : line).stripTrailing());
    }
    Token last = comments.get(comments.size() - 1);
    Span span = new Span(file, comments.get(first).getStartIndex(), last.getStopIndex() + 1);
    return new Documentation(span, String.join("\n", lines));
  }

  private int line(Token token) {
    return file.lines().line(token.getStartIndex());
  }
}
