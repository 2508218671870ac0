package io.beldi.compiler.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What generated code does when it runs: {@code behaviour.beldi} on the record engine. */
final class BehaviourTest {
  private static final String OUTSIDE =
      """
      package t;

      import java.util.Locale;

      public final class JavaOutside implements Outside {
        @Override
        public String echo(String text) throws Full {
          if (text.equals("FULL")) {
            throw new Full();
          }
          return text;
        }

        @Override
        public String upper(String text) {
          return text.toUpperCase(Locale.ROOT);
        }
      }
      """;

  private static RunningProgram program;

  @BeforeAll
  static void start() throws ReflectiveOperationException, IOException {
    try (InputStream source =
        Objects.requireNonNull(BehaviourTest.class.getResourceAsStream("behaviour.beldi"))) {
      program =
          RunningProgram.start(
              new String(source.readAllBytes(), StandardCharsets.UTF_8),
              Map.of("t/JavaOutside.java", OUTSIDE));
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          addInt     | {"a":2,"b":3}                                       | 5
          addInt     | {"a":2147483647,"b":1}                              | fault t.beldi:25:58: *
          subLong    | {"a":-9223372036854775808,"b":1}                    | fault t.beldi:26:62: *
          mulLong    | {"a":4611686018427387904,"b":2}                     | fault t.beldi:27:62: *
          divide     | {"a":-7,"b":2}                                      | -3
          divide     | {"a":1,"b":0}                                       | fault t.beldi:28:58: *
          remainder  | {"a":-7,"b":2}                                      | -1
          negate     | {"a":-9223372036854775808}                          | fault t.beldi:30:52: *
          wide       | {"a":2147483647,"b":1}                              | 2147483648
          precedence | {"a":5,"b":2}                                       | 14
          narrow     | {"a":5}                                             | 5
          narrow     | {"a":6}                                             | fault t.beldi:33:56: *
          shortText  | {"a":"ab"}                                          | "ab!"
          shortText  | {"a":"abc"}                                         | fault t.beldi:34:64: *
          lazy       | {"a":0}                                             | true
          lazy       | {"a":4}                                             | true
          lazy       | {"a":9}                                             | false
          order      | {"a":"\\ufffd","b":"\\ud83d\\ude00"}                | true
          length     | {"a":"a\\ud83d\\ude00"}                             | 2
          decimals   | {"a":1.5,"b":1.50}                                  | true
          doubled    | {"a":3}                                             | 1.5
          times      | {"a":1000}                                          | 31000
          prices     | {"a":{"amount":1.25,"currency":"EUR"}}              | {"amount":4.25,"currency":"EUR"}
          prices     | {"a":{"amount":1,"currency":"JPY"}}                 | fault *
          text       | {"a":1,"b":{"amount":1,"currency":"EUR"},"c":"k","d":"red"} | "1/EUR 1.00/k/red/true"
          member     | {"a":3}                                             | true
          member     | {"a":4}                                             | false
          colour     | {"c":"red"}                                         | "r"
          colour     | {"c":"blue"}                                        | "gb"
          number     | {"n":2}                                             | "few"
          number     | {"n":3}                                             | "many"
          absent     | {}                                                  | "none"
          absent     | {"n":5}                                             | "five"
          absent     | {"n":6}                                             | "other"
          orElse     | {}                                                  | 7
          orElse     | {"n":0}                                             | 0
          chain      | {}                                                  | 3
          chain      | {"m":2}                                             | 2
          chain      | {"n":1,"m":2}                                       | 1
          either     | {"yes":true,"n":4}                                  | 4
          either     | {"yes":true}                                        | nothing
          either     | {"yes":false,"n":4}                                 | nothing
          boxed      | {"yes":true}                                        | 1
          boxed      | {"yes":false}                                       | nothing
          narrowed   | {"n":4}                                             | 4
          narrowed   | {"n":3}                                             | 1
          narrowed   | {}                                                  | 1
          sameOptional | {"a":1000,"b":1000}                               | true
          sameOptional | {"a":1}                                           | false
          sameOptional | {}                                                | true
          sum        | {"xs":[5,-1,1,2]}                                   | 12
          captured   | {"xs":[1,2,3]}                                      | [2,3,3]
          yields     | {"xs":[1,2,3]}                                      | [2,4,3,9]
          shadow     | {"value":1}                                         | 2
          shadow     | {"value":0}                                         | -1
          require3   | {"n":3}                                             | 3
          require3   | {"n":2}                                             | fails Full
          require3   | {"n":4}                                             | fails Full
          early      | {"k":"nobody"}                                      | nothing
          caught     | {"k":"nobody"}                                      | "missing nobody"
          need       | {"k":"nobody"}                                      | fails Missing
          leftFirst  | {"k":"nobody"}                                      | fails Missing
          over       | {"k":"fresh"}                                       | fault t.beldi:96:34*
          outside    | {"text":"hi"}                                       | "HI"
          outside    | {"text":"full"}                                     | fails Full
          ids        | {}                                                  | true
          twiceChanged | {"k":"twice","n":3}                               | {"n":5,"big":7,"text":""}
          twiceChanged | {"k":"twice","n":4}                               | fault *
          fallbackEquals | {"n":4}                                         | true
          fallbackEquals | {}                                              | true
          loopsInLoops | {"ks":["none","nil"]}                             | 4
          behindAFailure | {"k":"none"}                                    | fails Full
          """)
  void expressionsAndStatementsDoWhatTheySay(String function, String input, String expected) {
    check(program.run(function, input), expected);
  }

  private static void check(String found, String expected) {
    if (expected.endsWith("*")) {
      assertThat(found).startsWith(expected.substring(0, expected.length() - 1));
    } else {
      assertThat(found).isEqualTo(expected);
    }
  }

  private static void play(String... script) {
    for (int index = 0; index < script.length; index += 3) {
      check(program.run(script[index], script[index + 1]), script[index + 2]);
    }
    assertThat(script.length).isPositive();
  }

  @Test
  void rowsAreWrittenReadAndDeleted() {
    play(
        "put",
        "{\"k\":\"a\",\"n\":3}",
        "nothing",
        "read",
        "{\"k\":\"a\"}",
        "{\"n\":3,\"big\":0,\"text\":\"\"}",
        "early",
        "{\"k\":\"a\"}",
        "nothing",
        "read",
        "{\"k\":\"a\"}",
        "{\"n\":3,\"big\":0,\"text\":\"seen\"}",
        "remove",
        "{\"k\":\"a\"}",
        "nothing",
        "read",
        "{\"k\":\"a\"}",
        "nothing");
  }

  @Test
  void updatesKeepTheirBounds() {
    play(
        "add",
        "{\"k\":\"u\",\"n\":4}",
        "nothing",
        "read",
        "{\"k\":\"u\"}",
        "{\"n\":4,\"big\":4,\"text\":\"t\"}",
        "take",
        "{\"k\":\"u\",\"n\":5}",
        "fails Full",
        "take",
        "{\"k\":\"u\",\"n\":3}",
        "nothing",
        "read",
        "{\"k\":\"u\"}",
        "{\"n\":1,\"big\":4,\"text\":\"t\"}",
        "over",
        "{\"k\":\"u\"}",
        "fault *",
        "read",
        "{\"k\":\"u\"}",
        "{\"n\":1,\"big\":4,\"text\":\"t\"}",
        "clear",
        "{\"k\":\"u\"}",
        "nothing",
        "read",
        "{\"k\":\"u\"}",
        "{\"n\":0,\"big\":0,\"text\":\"\"}");
  }

  @Test
  void anUpdateThatSaysElseStartsNoRow() {
    play(
        "score",
        "{\"k\":\"s\"}",
        "fails Missing",
        "points",
        "{\"k\":\"s\"}",
        "-1",
        "start",
        "{\"k\":\"s\"}",
        "nothing",
        "score",
        "{\"k\":\"s\"}",
        "nothing",
        "points",
        "{\"k\":\"s\"}",
        "3");
  }

  @Test
  void scalarRowsCountFromZero() {
    play("count", "{\"name\":\"c\"}", "2", "count", "{\"name\":\"c\"}", "4");
  }

  @Test
  void insertsKeepWhatIsThere() {
    play(
        "once",
        "{\"k\":\"i\"}",
        "nothing",
        "once",
        "{\"k\":\"i\"}",
        "fails Full",
        "keep",
        "{\"k\":\"i\"}",
        "nothing",
        "read",
        "{\"k\":\"i\"}",
        "{\"n\":1,\"big\":0,\"text\":\"\"}");
  }

  @Test
  void branchesAndGroupsKeepTheirOrder() {
    play(
        "pairs",
        "{\"a\":\"p\",\"bs\":[\"x\",\"y\"]}",
        "[2,2]",
        "put",
        "{\"k\":\"g1\",\"n\":1}",
        "nothing",
        "put",
        "{\"k\":\"g2\",\"n\":2}",
        "nothing",
        "put",
        "{\"k\":\"g0\",\"n\":0}",
        "nothing",
        "several",
        "{\"ks\":[\"g2\",\"none\",\"g1\"]}",
        "[\"2\",\"1\"]",
        "branches",
        "{\"ks\":[\"g2\",\"g0\",\"g1\"]}",
        "[2,1,10]",
        "branches",
        "{\"ks\":[\"g2\",\"none\"]}",
        "fails Missing");
  }

  @Test
  void transactionsCommitWhollyOrNotAtAll() {
    play(
        "put",
        "{\"k\":\"t1\",\"n\":5}",
        "nothing",
        "put",
        "{\"k\":\"t2\",\"n\":0}",
        "nothing",
        "move",
        "{\"a\":\"t1\",\"b\":\"t2\",\"n\":2}",
        "31",
        "move",
        "{\"a\":\"t1\",\"b\":\"t2\",\"n\":4}",
        "fails Full",
        "read",
        "{\"k\":\"t1\"}",
        "{\"n\":3,\"big\":0,\"text\":\"\"}",
        "read",
        "{\"k\":\"t2\"}",
        "{\"n\":2,\"big\":0,\"text\":\"\"}",
        "tried",
        "{\"a\":\"t1\"}",
        "\"full\"",
        "tried",
        "{\"a\":\"nobody\"}",
        "\"done\"",
        "alone",
        "{\"k\":\"t1\"}",
        "nothing",
        "read",
        "{\"k\":\"t1\"}",
        "{\"n\":2,\"big\":0,\"text\":\"\"}");
  }
}
