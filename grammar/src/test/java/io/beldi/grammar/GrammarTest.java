package io.beldi.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATNConfigSet;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.dfa.DFA;
import org.antlr.v4.runtime.tree.ParseTree;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class GrammarTest {
  @TestFactory
  Stream<DynamicTest> everyProgramHasExactlyOneReading() {
    var files = Corpus.files();
    assertThat(files).hasSizeGreaterThanOrEqualTo(5);
    return files.stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getFileName().toString(),
                    () -> assertThat(problems(Corpus.text(file))).isEmpty()));
  }

  @Test
  void theAmbiguityCheckSeesAnAmbiguity() {
    // Without the guard on operators this input has two trees; here it must only be an error.
    assertThat(problems("module m\nconst A: int = 1 + if a then b else c + d\n")).isNotEmpty();
  }

  @Test
  void everyRuleIsUsedByTheCorpus() {
    Set<String> used = new TreeSet<>();
    for (var file : Corpus.files()) {
      collect(parser(Corpus.text(file)).file(), used);
    }
    Set<String> all =
        Stream.of(BeldiParser.class.getDeclaredClasses())
            .filter(ParserRuleContext.class::isAssignableFrom)
            .map(Class::getSimpleName)
            .filter(name -> !LABELLED.contains(name))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(all).hasSizeGreaterThan(90);
    assertThat(used).containsAll(all);
  }

  @Test
  void everyTokenIsUsedByTheCorpus() {
    Set<Integer> used = new TreeSet<>();
    for (var file : Corpus.files()) {
      new BeldiLexer(CharStreams.fromString(Corpus.text(file)))
          .getAllTokens()
          .forEach(token -> used.add(token.getType()));
    }
    for (int type = 1; type <= BeldiLexer.VOCABULARY.getMaxTokenType(); type++) {
      String name = BeldiLexer.VOCABULARY.getSymbolicName(type);
      if (!WRONG.contains(type)) {
        assertThat(used).as(name).contains(type);
      }
    }
  }

  /** Bases of labelled alternatives, which no tree contains, and the entry of texts. */
  private static final Set<String> LABELLED =
      Set.of(
          "ActionContext",
          "BracketedContext",
          "ExitContext",
          "ExprContext",
          "FunctionDeclContext",
          "HoleContext",
          "OperationContext",
          "StateOptionContext",
          "TermContext",
          "TestStatementContext");

  private static final Set<Integer> WRONG =
      Set.of(
          BeldiLexer.BAD_NUMBER,
          BeldiLexer.UNTERMINATED_STRING,
          BeldiLexer.UNTERMINATED_COMMENT,
          BeldiLexer.UNKNOWN);

  private static void collect(ParseTree tree, Set<String> used) {
    used.add(tree.getClass().getSimpleName());
    for (int i = 0; i < tree.getChildCount(); i++) {
      collect(tree.getChild(i), used);
    }
  }

  private static BeldiParser parser(String text) {
    var parser =
        new BeldiParser(new CommonTokenStream(new BeldiLexer(CharStreams.fromString(text))));
    parser.removeErrorListeners();
    return parser;
  }

  private static List<String> problems(String text) {
    var problems = new ArrayList<String>();
    var parser = parser(text);
    parser.getInterpreter().setPredictionMode(PredictionMode.LL_EXACT_AMBIG_DETECTION);
    parser.addErrorListener(
        new BaseErrorListener() {
          @Override
          public void syntaxError(
              Recognizer<?, ?> recognizer,
              Object symbol,
              int line,
              int column,
              String message,
              RecognitionException e) {
            problems.add(line + ":" + column + " " + message);
          }

          @Override
          public void reportAmbiguity(
              Parser recognizer,
              DFA dfa,
              int start,
              int stop,
              boolean exact,
              BitSet alternatives,
              ATNConfigSet configurations) {
            Token from = recognizer.getTokenStream().get(start);
            problems.add(
                from.getLine()
                    + ":"
                    + from.getCharPositionInLine()
                    + " ambiguous: "
                    + recognizer.getRuleNames()[dfa.atnStartState.ruleIndex]
                    + " "
                    + alternatives);
          }
        });
    parser.file();
    return problems;
  }
}
