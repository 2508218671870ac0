package io.beldi.compiler.syntax;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.diagnostics.Edit;
import io.beldi.compiler.source.Span;
import io.beldi.grammar.BeldiLexer;
import io.beldi.grammar.BeldiParser;
import java.util.HashSet;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** Reserved words that are used as names. */
final class ReservedNames {
  private static final Set<Integer> AFTER_A_NAME =
      Set.of(
          BeldiLexer.ASSIGN,
          BeldiLexer.PLUS_ASSIGN,
          BeldiLexer.MINUS_ASSIGN,
          BeldiLexer.COLON,
          BeldiLexer.DOT);

  /** Where a statement, a member or a declaration could begin, most words are just misplaced. */
  private static final Set<Integer> WITH_KEYWORDS =
      Set.of(
          BeldiParser.RULE_block,
          BeldiParser.RULE_statement,
          BeldiParser.RULE_action,
          BeldiParser.RULE_testDecl,
          BeldiParser.RULE_testStatement,
          BeldiParser.RULE_serviceDecl,
          BeldiParser.RULE_member,
          BeldiParser.RULE_file,
          BeldiParser.RULE_topDecl,
          BeldiParser.RULE_matchArm,
          BeldiParser.RULE_match);

  private final Tokens tokens;
  private final Set<String> taken = new HashSet<>();

  ReservedNames(Tokens tokens) {
    this.tokens = tokens;
  }

  boolean isMeantAsName(ParserRuleContext context, Token token, IntervalSet expected) {
    if (!Vocabulary.isReserved(token.getType()) || !Vocabulary.acceptsName(expected)) {
      return false;
    }
    int index = token.getTokenIndex();
    int next = index + 1 < tokens.size() ? tokens.get(index + 1).getType() : Token.EOF;
    boolean likeAName = AFTER_A_NAME.contains(next);
    if (WITH_KEYWORDS.contains(context.getRuleIndex()) || Vocabulary.acceptsValue(expected)) {
      return likeAName;
    }
    return likeAName || !tokens.isFirstOfLine(index);
  }

  Diagnostic describe(Token token) {
    Span span = tokens.span(token);
    String word = span.text();
    String free = free(word);
    return Diagnostic.of(Code.BEL0006, span, "`" + word + "` is a reserved word, not a name")
        .withHelp("`" + free + "` is free")
        .withFix("rename to `" + free + "`", new Edit(span, free));
  }

  private String free(String word) {
    String base = "the" + Character.toUpperCase(word.charAt(0)) + word.substring(1);
    String free = base;
    for (int i = 2; taken().contains(free); i++) {
      free = base + i;
    }
    return free;
  }

  /** Every name in the file; read once, and only when something is wrong. */
  private Set<String> taken() {
    if (taken.isEmpty()) {
      tokens.list().stream()
          .filter(token -> token.getType() == BeldiLexer.NAME)
          .map(Token::getText)
          .forEach(taken::add);
    }
    return taken;
  }
}
