package io.beldi.local.project;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Says which class of the project javac has missed, where generated Java is its only user. */
final class MissingJava {
  private static final Pattern IMPLEMENTATION =
      Pattern.compile("symbol: +class Java(\\w+)\\s+location: class (.+)\\.\\1Client\\b");
  private static final Pattern FUNCTIONS =
      Pattern.compile("symbol: +variable PureFunctions\\s+location: class ([\\w.]+)\\.\\w+");

  private MissingJava() {}

  /** What to write so that {@code error} goes away; nothing where that is not known. */
  static Stream<String> advice(String error) {
    Matcher implementation = IMPLEMENTATION.matcher(error);
    if (implementation.find()) {
      String name = implementation.group(1);
      return Stream.of(
          write(implementation.group(2), "Java" + name)
              + "a public class that implements "
              + name
              + ", with a constructor without parameters");
    }
    Matcher functions = FUNCTIONS.matcher(error);
    if (functions.find()) {
      return Stream.of(
          write(functions.group(1), "PureFunctions")
              + "a public class with a public static method for each `pure extern function`");
    }
    return Stream.empty();
  }

  private static String write(String location, String name) {
    return "write src/main/java/" + location.replace('.', '/') + "/" + name + ".java: ";
  }
}
