package io.beldi.compiler.syntax;

import io.beldi.grammar.BeldiParser;
import java.util.BitSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** The parts of a program that can be given up by themselves when there is an error in them. */
final class Items {
  /** Rules with a list of items, and the rules of these items. */
  private static final Map<Integer, Set<Integer>> LISTS =
      Map.of(
          BeldiParser.RULE_file, Set.of(BeldiParser.RULE_useDecl, BeldiParser.RULE_topDecl),
          BeldiParser.RULE_recordDecl, Set.of(BeldiParser.RULE_field),
          BeldiParser.RULE_externDecl, Set.of(BeldiParser.RULE_externStep),
          BeldiParser.RULE_serviceDecl, Set.of(BeldiParser.RULE_member),
          BeldiParser.RULE_stateDecl, Set.of(BeldiParser.RULE_stateOption),
          BeldiParser.RULE_block, Set.of(BeldiParser.RULE_statement, BeldiParser.RULE_exit),
          BeldiParser.RULE_match, Set.of(BeldiParser.RULE_matchArm),
          BeldiParser.RULE_testDecl, Set.of(BeldiParser.RULE_testStatement));

  private static final Map<Integer, BitSet> STARTS =
      LISTS.keySet().stream().collect(Collectors.toMap(list -> list, Items::starts));

  private static final Map<Integer, Integer> LIST_OF =
      LISTS.entrySet().stream()
          .flatMap(list -> list.getValue().stream().map(item -> Map.entry(item, list.getKey())))
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

  private Items() {}

  /** Whether a rule consists of items. */
  static boolean areIn(ParserRuleContext context) {
    return LISTS.containsKey(context.getRuleIndex());
  }

  /** Whether a rule is an item, or stands alone. */
  static boolean isItem(ParserRuleContext context) {
    int rule = context.getRuleIndex();
    return LIST_OF.containsKey(rule)
        || rule == BeldiParser.RULE_moduleDecl
        || rule == BeldiParser.RULE_file
        || rule == BeldiParser.RULE_hole;
  }

  /** Tokens with which an item of this list begins. */
  static BitSet startsIn(ParserRuleContext list) {
    return STARTS.getOrDefault(list.getRuleIndex(), new BitSet());
  }

  /** Tokens with which an item like this one begins. */
  static BitSet startsLike(ParserRuleContext item) {
    int list = LIST_OF.getOrDefault(item.getRuleIndex(), BeldiParser.RULE_file);
    return item.getRuleIndex() == BeldiParser.RULE_hole
        ? new BitSet()
        : STARTS.getOrDefault(list, new BitSet());
  }

  private static BitSet starts(int list) {
    BitSet starts = new BitSet();
    for (int rule : LISTS.getOrDefault(list, Set.of())) {
      IntervalSet next = BeldiParser._ATN.nextTokens(BeldiParser._ATN.ruleToStartState[rule]);
      next.toList().stream().filter(type -> type > Token.EOF).forEach(starts::set);
    }
    return starts;
  }
}
