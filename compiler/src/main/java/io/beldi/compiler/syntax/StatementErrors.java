package io.beldi.compiler.syntax;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.diagnostics.Edit;
import io.beldi.compiler.source.Span;
import io.beldi.grammar.BeldiLexer;
import io.beldi.grammar.BeldiParser;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.jspecify.annotations.Nullable;

/** What stands where a statement should, and is none. */
final class StatementErrors {
  private final Tokens tokens;

  StatementErrors(Tokens tokens) {
    this.tokens = tokens;
  }

  /**
   * The finding for an error in or instead of a statement, or nothing where it is of no such kind.
   */
  @Nullable Diagnostic describe(ParserRuleContext context, Token token) {
    if (context instanceof BeldiParser.BlockContext block && block.exit() != null) {
      return afterExit(block, token);
    }
    int index = start(context, token);
    if (index < 0) {
      return null;
    }
    Token first = tokens.get(index);
    int type = first.getType();
    if (type == BeldiLexer.LPAREN || type == BeldiLexer.LBRACK || Vocabulary.isOperator(type)) {
      return operatorFirst(first);
    }
    if (Misplaced.isDeclaration(type) && token.getTokenIndex() == index + 1 && isName(token)) {
      return Diagnostic.of(
          Code.BEL0001, tokens.span(first), Vocabulary.show(first) + " cannot stand in a block");
    }
    return Vocabulary.beginsValue(type) ? unusedValue(index, token) : null;
  }

  private static boolean isName(Token token) {
    return Vocabulary.isName(token.getType());
  }

  /** The first token of the statement that an error is in, or -1. */
  private static int start(ParserRuleContext context, Token token) {
    int rule = context.getRuleIndex();
    if (rule == BeldiParser.RULE_block || rule == BeldiParser.RULE_testDecl) {
      return token.getTokenIndex();
    }
    for (ParserRuleContext at = context; at != null; at = at.getParent()) {
      switch (at.getRuleIndex()) {
        case BeldiParser.RULE_action -> {
          return at.getStart().getTokenIndex();
        }
        case BeldiParser.RULE_place, BeldiParser.RULE_call, BeldiParser.RULE_name -> {}
        default -> {
          return -1;
        }
      }
    }
    return -1;
  }

  private Diagnostic afterExit(BeldiParser.BlockContext block, Token token) {
    Token word = block.exit().getStart();
    Token first = token;
    int after = word.getTokenIndex() + 1;
    if (word.getType() == BeldiLexer.RETURN && tokens.isFirstOfLine(after)) {
      first = tokens.get(after);
    }
    int type = first.getType();
    if (type == BeldiLexer.LPAREN || type == BeldiLexer.LBRACK || Vocabulary.isOperator(type)) {
      return operatorFirst(first);
    }
    String exit = Vocabulary.show(word);
    return Diagnostic.of(Code.BEL0004, tokens.span(first), "nothing can follow " + exit)
        .withText("this would never run")
        .withLabel(tokens.span(word), "the block ends here");
  }

  private Diagnostic operatorFirst(Token first) {
    return Diagnostic.of(
            Code.BEL0003,
            tokens.span(first),
            "a statement cannot begin with " + Vocabulary.show(first))
        .withHelp("statements are separated by nothing but their first word: a keyword or a name");
  }

  private @Nullable Diagnostic unusedValue(int index, Token token) {
    Token last = lastOfExpression(index);
    if (last == null || last.getTokenIndex() + 1 < token.getTokenIndex()) {
      return null;
    }
    Span span = tokens.span(tokens.get(index), last);
    if (last.getType() == BeldiLexer.RPAREN && isDotted(index, last)) {
      String callee = tokens.span(tokens.get(index), tokens.get(index + 2)).text();
      return Diagnostic.of(
              Code.BEL3002, span, "`" + callee + "` needs a word that says how it runs")
          .withHelp("to call a function of a service, write `call " + callee + "(…)`")
          .withFix("insert `call`", new Edit(span.atStart(), "call "));
    }
    Diagnostic finding =
        Diagnostic.of(Code.BEL0005, span, "the value of this expression is not used");
    if (token.getType() == BeldiLexer.EQ) {
      return finding
          .withHelp("to assign, write `=`")
          .withFix("assign", new Edit(tokens.span(token), "="));
    }
    return finding.withHelp("bind it with `let`, or remove it");
  }

  /** Whether an expression is {@code A.f(…)}. */
  private boolean isDotted(int index, Token last) {
    return index + 3 < last.getTokenIndex()
        && tokens.get(index + 1).getType() == BeldiLexer.DOT
        && tokens.get(index + 3).getType() == BeldiLexer.LPAREN
        && Character.isUpperCase(tokens.get(index).getText().charAt(0));
  }

  /** The last token of the expression that begins at a token, or nothing where there is none. */
  private @Nullable Token lastOfExpression(int index) {
    CommonTokenStream stream = new CommonTokenStream(new ListTokenSource(tokens.list()));
    stream.seek(index);
    BeldiParser parser = new BeldiParser(stream);
    parser.removeErrorListeners();
    parser.setErrorHandler(new BailErrorStrategy());
    try {
      return parser.expr().getStop();
    } catch (ParseCancellationException notAnExpression) {
      return null;
    }
  }
}
