package io.beldi.compiler.syntax;

import io.beldi.grammar.BeldiLexer;
import io.beldi.grammar.BeldiParser;
import java.util.BitSet;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/**
 * Goes on after an error. Nothing is inserted or guessed: an error gives up the item that it is in
 * (a declaration, a member, a field, a statement), and the parser goes on with the next item of the
 * same bracket. Since brackets are balanced, that place is known exactly.
 */
final class Recovery extends DefaultErrorStrategy {
  private final Tokens tokens;
  private final Findings findings;
  private final SyntaxErrors errors;
  private final int[] depths;

  Recovery(Tokens tokens, Findings findings) {
    this.tokens = tokens;
    this.findings = findings;
    this.errors = new SyntaxErrors(tokens);
    this.depths = Brackets.depths(tokens);
  }

  @Override
  public void sync(Parser parser) {
    if (inErrorRecoveryMode(parser)) {
      return;
    }
    ATNState state = parser.getInterpreter().atn.states.get(parser.getState());
    IntervalSet next = parser.getATN().nextTokens(state);
    Token token = parser.getCurrentToken();
    if (next.contains(token.getType()) || next.contains(Token.EPSILON)) {
      return;
    }
    InputMismatchException mismatch = new InputMismatchException(parser);
    if (errors.isReservedName(parser, token, next)) {
      reportError(parser, mismatch);
      endErrorCondition(parser);
      ((CommonToken) token).setType(BeldiLexer.NAME);
    } else if (Items.areIn(parser.getContext()) && !ends(token)) {
      reportError(parser, mismatch);
      skip(parser, depths[token.getTokenIndex()], Items.startsIn(parser.getContext()), true);
      endErrorCondition(parser);
    } else {
      throw mismatch;
    }
  }

  @Override
  public Token recoverInline(Parser parser) {
    Token token = parser.getCurrentToken();
    InputMismatchException mismatch = new InputMismatchException(parser);
    if (errors.isReservedName(parser, token, getExpectedTokens(parser))) {
      reportError(parser, mismatch);
      endErrorCondition(parser);
      ((CommonToken) token).setType(BeldiLexer.NAME);
      parser.consume();
      return token;
    }
    if (parser.getContext() instanceof BeldiParser.BlockContext block && block.exit() != null) {
      reportError(parser, mismatch);
      skip(parser, depths[token.getTokenIndex()], new BitSet(), true);
      endErrorCondition(parser);
      Token brace = parser.getCurrentToken();
      parser.consume();
      return brace;
    }
    throw mismatch;
  }

  @Override
  public void reportError(Parser parser, RecognitionException error) {
    if (inErrorRecoveryMode(parser)) {
      return;
    }
    beginErrorCondition(parser);
    findings.addFirstOfLine(errors.describe(parser, error));
    if (findings.isFull()) {
      throw new ParseCancellationException("too many errors");
    }
  }

  @Override
  public void recover(Parser parser, RecognitionException error) {
    ParserRuleContext context = parser.getContext();
    if (!Items.isItem(context)) {
      throw error;
    }
    Token current = parser.getCurrentToken();
    boolean stuck = current.getTokenIndex() <= context.getStart().getTokenIndex();
    int depth = depths[context.getStart().getTokenIndex()];
    skip(parser, depth, Items.startsLike(context), stuck);
    endErrorCondition(parser);
  }

  private static boolean ends(Token token) {
    return token.getType() == Token.EOF || Brackets.closes(token.getType());
  }

  /** Skips to the next item of a bracket, or to its end. */
  private void skip(Parser parser, int depth, BitSet starts, boolean atLeastOne) {
    boolean skipped = !atLeastOne;
    while (true) {
      Token token = parser.getCurrentToken();
      int index = token.getTokenIndex();
      if (token.getType() == Token.EOF || depths[index] < depth) {
        return;
      }
      if (skipped
          && depths[index] == depth
          && starts.get(token.getType())
          && tokens.isFirstOfLine(index)) {
        return;
      }
      parser.consume();
      skipped = true;
    }
  }
}
