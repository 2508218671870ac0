package io.beldi.compiler.syntax;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.grammar.BeldiLexer;
import io.beldi.grammar.BeldiParser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Words that begin something which cannot stand where they are. */
final class Misplaced {
  private Misplaced() {}

  static @Nullable Diagnostic describe(Tokens tokens, ParserRuleContext context, Token token) {
    String message =
        switch (context.getRuleIndex()) {
          case BeldiParser.RULE_moduleDecl -> inHeader(context, token);
          case BeldiParser.RULE_file, BeldiParser.RULE_topDecl -> atTop(token);
          case BeldiParser.RULE_serviceDecl, BeldiParser.RULE_member -> inService(token);
          case BeldiParser.RULE_block, BeldiParser.RULE_testDecl -> inBlock(token);
          case BeldiParser.RULE_match ->
              token.getType() == BeldiLexer.RBRACE
                  ? "a `match` needs an arm, such as `else -> 0`"
                  : null;
          default -> null;
        };
    return message == null ? null : Diagnostic.of(Code.BEL0001, tokens.span(token), message);
  }

  private static @Nullable String inHeader(ParserRuleContext context, Token token) {
    return context.getStart() == token || token.getType() == Token.EOF
        ? "a file begins with `module` and the name of its module"
        : null;
  }

  private static @Nullable String atTop(Token token) {
    return switch (token.getType()) {
      case BeldiLexer.FUNCTION, BeldiLexer.TRANSACTIONAL, BeldiLexer.JAVA ->
          "a function stands in a service; outside, only a `pure function` can stand";
      case BeldiLexer.STATE -> "a state stands in a service";
      case BeldiLexer.USE -> "`use` stands before all declarations";
      case BeldiLexer.MODULE -> "a file has one `module`, at its beginning";
      default -> "expected a declaration, not " + Vocabulary.show(token);
    };
  }

  private static @Nullable String inService(Token token) {
    return isDeclaration(token.getType())
        ? Vocabulary.show(token) + " stands outside of services"
        : "expected a state or a function, not " + Vocabulary.show(token);
  }

  private static @Nullable String inBlock(Token token) {
    return switch (token.getType()) {
      case BeldiLexer.ELSE -> "this `else` belongs to no `if`";
      case BeldiLexer.CATCH -> "this `catch` belongs to no `try`, `saga` or `transaction`";
      case BeldiLexer.UNDO -> "this `undo` belongs to no step";
      default ->
          isDeclaration(token.getType()) || isMember(token.getType())
              ? Vocabulary.show(token) + " cannot stand in a block"
              : null;
    };
  }

  /** Whether a word begins a declaration. */
  static boolean isDeclaration(int type) {
    return switch (type) {
      case BeldiLexer.RECORD,
          BeldiLexer.ENUM,
          BeldiLexer.UNION,
          BeldiLexer.ID,
          BeldiLexer.ERROR,
          BeldiLexer.CONST,
          BeldiLexer.PURE,
          BeldiLexer.EXTERN,
          BeldiLexer.SERVICE,
          BeldiLexer.TEST,
          BeldiLexer.USE,
          BeldiLexer.MODULE ->
          true;
      default -> false;
    };
  }

  private static boolean isMember(int type) {
    return switch (type) {
      case BeldiLexer.STATE,
          BeldiLexer.FUNCTION,
          BeldiLexer.TRANSACTIONAL,
          BeldiLexer.JAVA,
          BeldiLexer.PUBLIC,
          BeldiLexer.INTERNAL,
          BeldiLexer.PRIVATE ->
          true;
      default -> false;
    };
  }
}
