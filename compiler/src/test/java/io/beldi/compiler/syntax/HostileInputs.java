package io.beldi.compiler.syntax;

import io.beldi.compiler.source.SourceFile;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;

/** Parses inputs that are meant to break a parser; run in a small process of its own. */
final class HostileInputs {
  private static final int MEGABYTE = Limits.FILE_BYTES;
  private static final String FUNCTION = "module m\nservice S {\n  function f() {\n";

  private HostileInputs() {}

  /** Prints a line for each input: its name, the first code, the findings, the milliseconds. */
  public static void main(String[] arguments) {
    inputs()
        .forEach(
            (name, text) -> {
              var threads = ManagementFactory.getThreadMXBean();
              long start = threads.getCurrentThreadCpuTime();
              var found = Parsing.parse(new SourceFile(name, text)).diagnostics();
              long milliseconds = (threads.getCurrentThreadCpuTime() - start) / 1_000_000;
              String code = found.isEmpty() ? "none" : found.get(0).code().name();
              System.out.println(name + " " + code + " " + found.size() + " " + milliseconds);
            });
  }

  static Map<String, String> inputs() {
    Map<String, String> all = new LinkedHashMap<>();
    brackets(all);
    chains(all);
    tokens(all);
    errors(all);
    return all;
  }

  private static void brackets(Map<String, String> all) {
    for (String bracket : new String[] {"(", "[", "{", ")", "({[", "f("}) {
      all.put("only" + bracket, bracket.repeat(MEGABYTE / bracket.length()));
      all.put("value" + bracket, value(bracket.repeat(400_000 / bracket.length())));
    }
    all.put("nestedBlocks", FUNCTION + "if a {".repeat(50_000) + "}".repeat(50_002));
    all.put("nestedTypes", "module m\nrecord A { a: " + "list<".repeat(200_000) + "}");
    all.put(
        "nestedMaps",
        "module m\nrecord A { a: " + "map<b,".repeat(9_000) + ">".repeat(9_000) + "}");
    all.put("deepestBrackets", value("(".repeat(190) + "1" + ")".repeat(190)));
    all.put("deepestLists", value("[".repeat(190) + "1 1" + "]".repeat(190)));
    all.put("deepestMatches", value("match a { b -> ".repeat(190) + "1" + "}".repeat(190)));
    all.put("deepestLoops", value("for a in b { let c = ".repeat(120) + "1" + "}".repeat(120)));
    all.put("longestChain", value("1" + "+1".repeat(390)));
  }

  private static void chains(Map<String, String> all) {
    all.put("minus", value("-".repeat(100_000) + "1"));
    all.put("minusSpaced", value("- ".repeat(100_000) + "1"));
    all.put("not", value("!".repeat(400_000) + "a"));
    all.put("plus", value("1" + "+1".repeat(100_000)));
    all.put("less", value("a" + " < a".repeat(100_000)));
    all.put("members", value("a" + ".a".repeat(200_000)));
    all.put("keys", value("a" + "[1]".repeat(120_000)));
    all.put("or", value("a" + " or a".repeat(100_000)));
    all.put("orFail", value("a" + " or fail E".repeat(100_000)));
    all.put("with", value("a" + " with (b: 1)".repeat(50_000)));
    all.put("if", value("if ".repeat(200_000)));
    all.put("ifThen", value("if a then b else ".repeat(50_000) + "c"));
    all.put("for", value("for a in ".repeat(100_000)));
    all.put("match", value("match ".repeat(150_000)));
    all.put("elseIf", FUNCTION + "if a {}" + " else if a {}".repeat(50_000) + "}}");
    all.put("steps", FUNCTION + "call A.f(b: 1)\n".repeat(50_000) + "}}");
    all.put("annotations", "module m\n" + "@a ".repeat(200_000) + "id A");
    all.put("list", value("[" + "1,".repeat(200_000) + "]"));
  }

  private static void tokens(Map<String, String> all) {
    all.put("empty", "");
    for (String part :
        new String[] {"\"", ",", "#", "# ", "a ", "\n", "\r", "/", "@", "\0", "\uD800"}) {
      all.put("many" + (int) part.charAt(0) + part.length(), part.repeat(MEGABYTE / part.length()));
    }
    all.put("over", "a".repeat(MEGABYTE + 1));
    all.put("longName", "module " + "a".repeat(1_000_000));
    all.put("hugeText", value("\"" + "a".repeat(1_000_000) + "\""));
    all.put("hugeNumber", value("1".repeat(1_000_000)));
    all.put("longNumber", value("1".repeat(60_000)));
    all.put("longFraction", value("1." + "1".repeat(60_000)));
    all.put("openText", "module m \"" + "a".repeat(1_000_000));
    all.put("openComment", "module m /*" + "*".repeat(1_000_000));
    all.put("comments", "/*/".repeat(300_000));
    all.put("holes", value("\"" + "{a}".repeat(20_000) + "\""));
    all.put("deepHole", value("\"{" + "(".repeat(60_000) + "}\""));
    all.put("escapes", value("\"" + "\\u".repeat(20_000) + "\""));
  }

  private static void errors(Map<String, String> all) {
    all.put("noNames", FUNCTION + "let = 1\n".repeat(100_000) + "}}");
    all.put("reserved", FUNCTION + "let in = 1\n".repeat(80_000) + "}}");
    all.put("unused", FUNCTION + "f(a)\n".repeat(100_000) + "}}");
    all.put("words", FUNCTION + "a ".repeat(400_000) + "}}");
    all.put("open", FUNCTION + "let a = (1\n".repeat(90_000) + "}}");
    all.put("records", "module m\n" + "record\n".repeat(140_000));
  }

  private static String value(String expression) {
    return FUNCTION + "    let a = " + expression + "\n  }\n}\n";
  }
}
