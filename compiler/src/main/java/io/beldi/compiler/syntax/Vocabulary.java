package io.beldi.compiler.syntax;

import io.beldi.grammar.BeldiLexer;
import io.beldi.grammar.BeldiParser;
import java.util.BitSet;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** What kinds of token there are, in the terms of messages. */
final class Vocabulary {
  /** Tokens that the rule {@code name} of the grammar accepts, taken from the grammar itself. */
  private static final IntervalSet NAMES =
      BeldiParser._ATN.nextTokens(BeldiParser._ATN.ruleToStartState[BeldiParser.RULE_name]);

  /** Tokens that begin an expression. */
  private static final IntervalSet VALUES =
      BeldiParser._ATN.nextTokens(BeldiParser._ATN.ruleToStartState[BeldiParser.RULE_expr]);

  private static final BitSet OPERATORS = operators();

  private Vocabulary() {}

  /** Whether a token is a name, be it a word that has a meaning elsewhere. */
  static boolean isName(int type) {
    return NAMES.contains(type);
  }

  /** Whether a token is a word that is never a name. */
  static boolean isReserved(int type) {
    String literal = type > 0 ? BeldiLexer.VOCABULARY.getLiteralName(type) : null;
    return literal != null && Character.isLetter(literal.charAt(1)) && !isName(type);
  }

  static boolean beginsValue(int type) {
    return VALUES.contains(type);
  }

  /** Whether a token stands between operands or before one. */
  static boolean isOperator(int type) {
    return type > 0 && OPERATORS.get(type);
  }

  static boolean acceptsName(IntervalSet types) {
    return types.contains(BeldiLexer.NAME);
  }

  static boolean acceptsValue(IntervalSet types) {
    return types.contains(BeldiLexer.STRING) && types.contains(BeldiLexer.LPAREN);
  }

  /** A kind of token as messages show it. */
  static String show(int type) {
    if (type == Token.EOF) {
      return "the end of the file";
    }
    String literal = BeldiLexer.VOCABULARY.getLiteralName(type);
    if (literal != null) {
      return "`" + literal.substring(1, literal.length() - 1) + "`";
    }
    return switch (type) {
      case BeldiLexer.NAME -> "a name";
      case BeldiLexer.INTEGER -> "a number";
      case BeldiLexer.STRING -> "a text";
      default -> "a literal";
    };
  }

  /** A token as messages show it. */
  static String show(Token token) {
    if (token.getType() == Token.EOF) {
      return show(Token.EOF);
    }
    String text = token.getText();
    return text.length() <= 40 ? "`" + text + "`" : "`" + text.substring(0, 37) + "…`";
  }

  private static BitSet operators() {
    BitSet set = new BitSet();
    int[] types = {
      BeldiLexer.PLUS,
      BeldiLexer.MINUS,
      BeldiLexer.STAR,
      BeldiLexer.SLASH,
      BeldiLexer.PERCENT,
      BeldiLexer.LT,
      BeldiLexer.LE,
      BeldiLexer.GT,
      BeldiLexer.GE,
      BeldiLexer.EQ,
      BeldiLexer.NE,
      BeldiLexer.AND,
      BeldiLexer.OROR,
      BeldiLexer.NOT,
      BeldiLexer.DOT,
      BeldiLexer.OR,
      BeldiLexer.IN,
      BeldiLexer.IS,
      BeldiLexer.WITH
    };
    for (int type : types) {
      set.set(type);
    }
    return set;
  }
}
