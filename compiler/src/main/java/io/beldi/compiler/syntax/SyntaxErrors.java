package io.beldi.compiler.syntax;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.diagnostics.Edit;
import io.beldi.compiler.source.Span;
import io.beldi.grammar.BeldiLexer;
import io.beldi.grammar.BeldiParser;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;

/** Says in words what the parser could not read. */
final class SyntaxErrors {
  private static final int LISTED = 4;
  private static final String CLOSING_BRACE = "`}`";

  private final Tokens tokens;
  private final ReservedNames reserved;
  private final StatementErrors statements;

  SyntaxErrors(Tokens tokens) {
    this.tokens = tokens;
    this.reserved = new ReservedNames(tokens);
    this.statements = new StatementErrors(tokens);
  }

  /** Whether a reserved word stands where a name is wanted. */
  boolean isReservedName(Parser parser, Token token, IntervalSet expected) {
    return reserved.isMeantAsName(parser.getContext(), token, expected);
  }

  Diagnostic describe(Parser parser, RecognitionException error) {
    Token token = error.getOffendingToken();
    ParserRuleContext context = parser.getContext();
    IntervalSet expected = parser.getExpectedTokens();
    if (reserved.isMeantAsName(context, token, expected)) {
      return reserved.describe(token);
    }
    Diagnostic special = Misplaced.describe(tokens, context, token);
    if (special == null) {
      special = statements.describe(context, token);
    }
    return special != null ? special : general(context, token, expected);
  }

  private Diagnostic general(ParserRuleContext context, Token token, IntervalSet expected) {
    String wanted = wanted(context, expected);
    Token before = before(token);
    Span span =
        before == null || sameLine(before, token) ? tokens.span(token) : tokens.span(before);
    if (wanted == null) {
      return Diagnostic.of(
          Code.BEL0001,
          tokens.span(token),
          before == null
              ? Vocabulary.show(token) + " cannot stand here"
              : Vocabulary.show(token) + " cannot stand after " + Vocabulary.show(before));
    }
    String message = "expected " + wanted;
    if (before != null) {
      message += " after " + Vocabulary.show(before);
    }
    Diagnostic finding = Diagnostic.of(Code.BEL0001, span, message);
    if (token.getType() == BeldiLexer.ASSIGN && expected.contains(BeldiLexer.EQ)) {
      finding =
          finding
              .withHelp("to compare, write `==`")
              .withFix("compare", new Edit(tokens.span(token), "=="));
    }
    return finding.withText(span.equals(tokens.span(token)) ? "not " + show(token, context) : "");
  }

  private static String show(Token token, ParserRuleContext context) {
    return token.getType() == Token.EOF && isInText(context)
        ? CLOSING_BRACE
        : Vocabulary.show(token);
  }

  /** Whether an error is between the braces of a text. */
  private static boolean isInText(ParserRuleContext context) {
    ParserRuleContext root = context;
    while (root.getParent() != null) {
      root = root.getParent();
    }
    return root.getRuleIndex() == BeldiParser.RULE_hole;
  }

  private boolean sameLine(Token before, Token token) {
    return tokens.line(before) == tokens.line(token);
  }

  private @Nullable Token before(Token token) {
    int index = token.getTokenIndex();
    return index > 0 ? tokens.get(index - 1) : null;
  }

  /** What could stand at the place of an error, or nothing where that is too much to say. */
  private static @Nullable String wanted(ParserRuleContext context, IntervalSet expected) {
    List<String> words = new ArrayList<>();
    if (Vocabulary.acceptsValue(expected)) {
      words.add("a value");
    } else if (Vocabulary.acceptsName(expected)) {
      words.add(isType(context) ? "a type" : "a name");
    }
    boolean operators = expected.contains(BeldiLexer.PLUS);
    for (int type : expected.toList()) {
      boolean said =
          Vocabulary.isName(type)
              || (operators && Vocabulary.isOperator(type))
              || type == BeldiLexer.AT
              || (Vocabulary.acceptsValue(expected) && Vocabulary.beginsValue(type));
      if (!said && type != Token.EPSILON) {
        words.add(type == Token.EOF && isInText(context) ? CLOSING_BRACE : Vocabulary.show(type));
      }
    }
    if (words.isEmpty() || words.size() > LISTED) {
      return null;
    }
    return join(words);
  }

  private static boolean isType(@Nullable ParserRuleContext context) {
    for (ParserRuleContext at = context; at != null; at = at.getParent()) {
      switch (at.getRuleIndex()) {
        case BeldiParser.RULE_name, BeldiParser.RULE_path -> {}
        case BeldiParser.RULE_type, BeldiParser.RULE_typeArgs, BeldiParser.RULE_keyType -> {
          return true;
        }
        default -> {
          return false;
        }
      }
    }
    return false;
  }

  private static String join(List<String> words) {
    int last = words.size() - 1;
    return last == 0
        ? words.get(0)
        : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }
}
