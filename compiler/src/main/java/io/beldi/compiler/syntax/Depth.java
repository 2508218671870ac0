package io.beldi.compiler.syntax;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.grammar.BeldiLexer;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import org.antlr.v4.runtime.CommonToken;

/**
 * Bounds the depth of the tree before it is built. The parser and the passes after it are
 * recursive; without this a chain of a hundred thousand {@code +} would end their stack.
 *
 * <p>Between two brackets the tokens fall into stretches that cannot belong to one expression. The
 * depth of a stretch is at most the number of its operators and the depth of its deepest brackets.
 */
final class Depth {
  private static final BitSet OPERATORS =
      set(
          BeldiLexer.DOT,
          BeldiLexer.NOT,
          BeldiLexer.MINUS,
          BeldiLexer.PLUS,
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
          BeldiLexer.OR,
          BeldiLexer.IN,
          BeldiLexer.IS,
          BeldiLexer.WITH,
          BeldiLexer.THEN,
          BeldiLexer.MATCH,
          BeldiLexer.FOR);

  private static final BitSet SEPARATORS =
      set(
          BeldiLexer.COMMA,
          BeldiLexer.COLON,
          BeldiLexer.ARROW,
          BeldiLexer.ASSIGN,
          BeldiLexer.PLUS_ASSIGN,
          BeldiLexer.MINUS_ASSIGN,
          BeldiLexer.LET,
          BeldiLexer.VAR,
          BeldiLexer.RETURN,
          BeldiLexer.YIELD,
          BeldiLexer.REQUIRE,
          BeldiLexer.CATCH);

  private static final BitSet LITERALS =
      set(
          BeldiLexer.INTEGER,
          BeldiLexer.DECIMAL,
          BeldiLexer.STRING,
          BeldiLexer.DURATION,
          BeldiLexer.SIZE,
          BeldiLexer.TRUE,
          BeldiLexer.FALSE,
          BeldiLexer.NONE);

  private static final BitSet OPENING =
      set(
          BeldiLexer.CALL,
          BeldiLexer.RUN,
          BeldiLexer.SPAWN,
          BeldiLexer.AWAIT,
          BeldiLexer.IF,
          BeldiLexer.FOR,
          BeldiLexer.MATCH,
          BeldiLexer.TRANSACTION);

  private final Deque<Level> levels = new ArrayDeque<>();
  private Level level = new Level();
  private int before = BeldiLexer.LBRACE;

  private Depth() {}

  /** Whether the tree of these tokens, whose brackets are balanced, stays within the limits. */
  static boolean check(Tokens tokens, Findings findings) {
    Depth depth = new Depth();
    for (CommonToken token : tokens.list().subList(0, tokens.size() - 1)) {
      depth.see(token.getType());
      if (depth.level.depth() > Limits.DEPTH || depth.level.angles > Limits.NESTING) {
        findings.add(
            Diagnostic.of(
                    Code.BEL0007,
                    tokens.span(token),
                    "an expression may be " + Limits.DEPTH + " operators deep, this one is deeper")
                .withHelp("name its parts with `let`, or use a list"));
        return false;
      }
    }
    return true;
  }

  private void see(int type) {
    if (Brackets.closes(type)) {
      int depth = level.deepest();
      level = levels.pop();
      level.children = Math.max(level.children, depth + 1);
    } else if (Brackets.opens(type)) {
      open(type);
    } else if (SEPARATORS.get(type)) {
      level.separate();
    } else {
      if (endsOperand(before) && beginsOperand(type)) {
        level.separate();
        level.angles = 0;
      }
      if (OPERATORS.get(type) || (type == BeldiLexer.IF && before != BeldiLexer.ELSE)) {
        level.operators++;
      }
    }
    level.angle(type);
    before = type;
  }

  private void open(int type) {
    if (type == BeldiLexer.LBRACK && endsOperand(before)) {
      level.operators++;
    }
    levels.push(level);
    level = new Level();
  }

  private static boolean endsOperand(int type) {
    return Vocabulary.isName(type) || LITERALS.get(type) || Brackets.closes(type);
  }

  private static boolean beginsOperand(int type) {
    return Vocabulary.isName(type) || LITERALS.get(type) || OPENING.get(type);
  }

  private static BitSet set(int... types) {
    BitSet set = new BitSet();
    for (int type : types) {
      set.set(type);
    }
    return set;
  }

  /** What stands between two brackets, as far as it has been seen. */
  private static final class Level {
    private int operators;
    private int children;
    private int deepest;
    private int angles;

    int depth() {
      return operators + children;
    }

    int deepest() {
      return Math.max(deepest, depth());
    }

    void separate() {
      deepest = deepest();
      operators = 0;
      children = 0;
    }

    /** Type arguments are the one nesting without brackets, and separators stand inside them. */
    void angle(int type) {
      if (type == BeldiLexer.LT) {
        angles++;
      } else if (type == BeldiLexer.GT) {
        angles = Math.max(0, angles - 1);
      } else if ((SEPARATORS.get(type) && type != BeldiLexer.COMMA) || OPENING.get(type)) {
        angles = 0;
      }
    }
  }
}
