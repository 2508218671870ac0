package io.beldi.compiler.syntax;

import io.beldi.compiler.source.SourceFile;
import io.beldi.compiler.source.Span;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** The tokens of a file that the parser sees, the end of the file as the last one. */
final class Tokens {
  private final SourceFile file;
  private final List<CommonToken> list;
  private final Map<Integer, Documentation> documentation;

  /**
   * Tokens of a file.
   *
   * @param documentation documentation by the offset of the token that it stands before
   */
  Tokens(SourceFile file, List<CommonToken> list, Map<Integer, Documentation> documentation) {
    this.file = file;
    this.list = list;
    this.documentation = documentation;
  }

  SourceFile file() {
    return file;
  }

  List<CommonToken> list() {
    return list;
  }

  CommonToken get(int index) {
    return list.get(index);
  }

  int size() {
    return list.size();
  }

  Tokens with(List<CommonToken> others) {
    return new Tokens(file, others, documentation);
  }

  @Nullable Documentation documentationBefore(Token token) {
    return documentation.get(token.getStartIndex());
  }

  Span span(Token token) {
    return span(token, token);
  }

  Span span(Token first, Token last) {
    int length = file.text().length();
    int start = Math.min(first.getStartIndex(), length);
    return new Span(file, start, Math.max(start, Math.min(last.getStopIndex() + 1, length)));
  }

  int line(Token token) {
    return span(token).line();
  }

  /** Whether no other token stands before this one on its line. */
  boolean isFirstOfLine(int index) {
    return index == 0 || line(list.get(index - 1)) < line(list.get(index));
  }
}
