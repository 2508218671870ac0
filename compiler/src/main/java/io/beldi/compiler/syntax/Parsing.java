package io.beldi.compiler.syntax;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Result;
import io.beldi.compiler.source.SourceFile;
import io.beldi.grammar.BeldiParser;
import java.util.List;
import java.util.function.Function;
import org.antlr.v4.runtime.ANTLRErrorStrategy;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.jspecify.annotations.Nullable;

/** Reads source files. */
public final class Parsing {
  private Parsing() {}

  /**
   * The tree of a file, with everything that is wrong with its text. Where something is, the tree
   * lacks the statements and declarations that could not be read, and may be empty; its module has
   * an empty name where the file does not say one. Nothing is thrown for any input, and time and
   * memory stay within the {@link Limits}.
   */
  public static Result<CompilationUnit> parse(SourceFile file) {
    Findings findings = new Findings();
    CompilationUnit unit = unit(file, findings);
    return new Result<>(unit, findings.inOrder());
  }

  private static CompilationUnit unit(SourceFile file, Findings findings) {
    int length = file.text().length();
    if (length > Limits.FILE_BYTES) {
      findings.add(
          Code.BEL0007,
          file.span(0, 0),
          "a source file has at most " + Limits.FILE_BYTES + " characters, this one has " + length);
      return empty(file);
    }
    Characters.check(file, findings);
    int start = file.text().startsWith("\uFEFF") ? 1 : 0;
    Tokens tokens = tokens(file, start, length, findings);
    if (tokens == null) {
      return empty(file);
    }
    BeldiParser.FileContext tree = tree(tokens, findings, BeldiParser::file);
    return tree == null ? empty(file) : new Builders(tokens, findings).unit(tree);
  }

  /** The expression in a part of a file, or nothing where it could not be read. */
  static @Nullable Expression expression(SourceFile file, int start, int end, Findings findings) {
    Tokens tokens = tokens(file, start, end, findings);
    if (tokens == null) {
      return null;
    }
    BeldiParser.HoleContext tree = tree(tokens, findings, BeldiParser::hole);
    return tree == null || tree.exception != null
        ? null
        : new Builders(tokens, findings).expressions().expression(tree.expr());
  }

  private static @Nullable Tokens tokens(SourceFile file, int start, int end, Findings findings) {
    Tokens read = TokenReader.read(file, start, end, findings);
    Tokens balanced = read == null ? null : Brackets.balance(read, findings);
    return balanced != null && Depth.check(balanced, findings) ? balanced : null;
  }

  /** Almost every file is read by the fast prediction; only what it refuses is read again. */
  private static <C extends ParserRuleContext> @Nullable C tree(
      Tokens tokens, Findings findings, Function<BeldiParser, C> rule) {
    try {
      return rule.apply(parser(tokens, PredictionMode.SLL, new BailErrorStrategy()));
    } catch (ParseCancellationException refused) {
      return explained(tokens, findings, rule);
    }
  }

  private static <C extends ParserRuleContext> @Nullable C explained(
      Tokens tokens, Findings findings, Function<BeldiParser, C> rule) {
    try {
      return rule.apply(parser(tokens, PredictionMode.LL, new Recovery(tokens, findings)));
    } catch (ParseCancellationException tooManyErrors) {
      return null;
    }
  }

  private static BeldiParser parser(
      Tokens tokens, PredictionMode mode, ANTLRErrorStrategy strategy) {
    CommonTokenStream stream = new CommonTokenStream(new ListTokenSource(tokens.list()));
    BeldiParser parser = new BeldiParser(stream);
    parser.removeErrorListeners();
    parser.getInterpreter().setPredictionMode(mode);
    parser.setErrorHandler(strategy);
    return parser;
  }

  private static CompilationUnit empty(SourceFile file) {
    return new CompilationUnit(
        file.span(0, file.text().length()),
        null,
        List.of(),
        Builders.noName(file.span(0, 0)),
        List.of(),
        List.of(),
        List.of());
  }
}
