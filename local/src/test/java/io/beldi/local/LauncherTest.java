package io.beldi.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands as a person types them: exit status, and what the terminal shows. */
final class LauncherTest {
  private static final String SHOP =
      """
      module shop

      id ItemId

      service Stock {
        state levels: ItemId -> int(0..)

        @http(GET, "/stock/{item}")
        public function level(item: ItemId): int(0..) { return levels[item] or 0 }
      }

      test "what is given is there" {
        given Stock.levels[ItemId("tea")] = 3
        expect call Stock.level(item: ItemId("tea")) == 3
      }
      """;

  private static final String COUNTING =
      """
      module shop

      pure extern function turn(): int

      service Stock {
        state levels: string -> int

        internal function count() { levels["tea"] = turn() }
      }

      test "counts" {
        call Stock.count()
        expect Stock.levels["tea"] == 2
      }
      """;

  @TempDir private Path project;
  private String out = "";
  private String err = "";

  @BeforeEach
  void sources() throws IOException {
    write("src/main/beldi/shop.beldi", SHOP);
  }

  @Test
  void check_of_a_sound_project_says_so() {
    assertThat(beldi("check", project.toString())).isZero();
    assertThat(out).contains("1 file checked: no errors");
    assertThat(project.resolve(".beldi")).doesNotExist();
    assertThat(project.resolve("beldi.lock")).doesNotExist();
  }

  @Test
  void check_of_a_file_finds_every_error_with_its_code_and_place() throws IOException {
    Path file =
        write("src/main/beldi/shop.beldi", SHOP.replace("levels[item]", "levls[item] + nothing"));

    assertThat(beldi("check", file.toString())).isEqualTo(1);
    assertThat(out)
        .contains("error[BEL1001]")
        .contains("shop.beldi:9:58")
        .contains("did you mean `levels`?")
        .contains("`nothing`")
        .contains("1 file checked: 2 errors");
  }

  @Test
  void check_of_files_of_no_project_leaves_the_others_beside_them_alone() throws IOException {
    Path first = write("notes/first.beldi", "module first\nid A\n");
    Path second = write("notes/second.beldi", "module second\nuse first.{A}\nid B\n");
    write("notes/broken.beldi", "module broken\nid\n");

    assertThat(beldi("check", first.toString())).isZero();
    assertThat(out).contains("1 file checked: no errors");
    assertThat(beldi("check", first.toString(), second.toString())).isEqualTo(1);
    assertThat(out).contains("broken.beldi").contains("3 files checked");
  }

  @Test
  void check_of_what_is_not_there_is_an_error() {
    assertThat(beldi("check", project.resolve("nowhere").toString())).isEqualTo(1);
    assertThat(err).contains("there is no file or folder").contains("nowhere");
  }

  @Test
  void hostile_files_get_a_diagnostic_each() throws IOException {
    byte[] loneSurrogate = {'m', (byte) 0xed, (byte) 0xa0, (byte) 0x80};
    Object[] hostile = {
      "(".repeat(1_000_000),
      "module shop\nconst N: int = " + "-".repeat(100_000) + "1\n",
      "module shop\nconst N: int = 1" + "+1".repeat(100_000) + "\n",
      "module shop\nconst N: int = " + "9".repeat(100_000) + "\n",
      "module shop\nconst S: string = \"" + "x".repeat(200_000) + "\"\n",
      "module shop\u0000\n",
      "a".repeat(2_000_000),
      loneSurrogate
    };
    int refused = 0;
    for (Object text : hostile) {
      Path file = project.resolve("src/main/beldi/shop.beldi");
      if (text instanceof byte[] bytes) {
        Files.write(file, bytes);
      } else {
        Files.writeString(file, (String) text);
      }
      assertThat(beldi("check", project.toString())).isEqualTo(1);
      assertThat(out).contains("error[BEL");
      assertThat(out.length() + err.length()).isLessThan(100_000);
      assertThat(err).doesNotContain("    at ");
      refused++;
    }
    assertThat(refused).isEqualTo(8);
  }

  @Test
  void line_ends_tabs_and_a_byte_order_mark_are_no_errors() throws IOException {
    write("src/main/beldi/shop.beldi", "\uFEFF" + SHOP.replace("\n", "\r\n").replace("  ", "\t"));

    assertThat(beldi("check", project.toString())).isZero();
  }

  @Test
  void compile_writes_once_and_then_only_what_has_changed() throws IOException {
    String target = project.resolve("out").toString();

    assertThat(beldi("compile", project.toString(), "-d", target)).isZero();
    assertThat(out).contains(" written, 0 deleted");
    assertThat(project.resolve("out/generated-sources/beldi/shop/StockLevel.java")).isRegularFile();
    assertThat(project.resolve("beldi.lock")).isRegularFile();

    assertThat(beldi("compile", project.toString(), "-d", target)).isZero();
    assertThat(out).contains("up to date: nothing was written");

    write("src/main/beldi/shop.beldi", SHOP.replace("or 0", "or 1"));
    assertThat(beldi("compile", project.toString(), "-d", target)).isZero();
    assertThat(out).contains("files: 1 written, 0 deleted");

    write("src/main/beldi/shop.beldi", SHOP.replace("or 0", "or nothing"));
    assertThat(beldi("compile", project.toString(), "-d", target)).isEqualTo(1);
    assertThat(out).contains("BEL1001").contains("nothing was generated");
    assertThat(project.resolve("out/generated-sources/beldi/shop/StockLevel.java")).isRegularFile();
  }

  @Test
  void test_plays_the_blocks_and_shows_both_sides_of_what_does_not_hold() throws IOException {
    assertThat(beldi("test", project.toString())).isZero();
    assertThat(out).contains("passed  what is given is there").contains("1 passed, 0 failed");

    write("src/main/beldi/shop.beldi", SHOP.replace("== 3", "== 4"));
    assertThat(beldi("test", project.toString())).isEqualTo(1);
    assertThat(out)
        .contains("FAILED  what is given is there")
        .contains("shop.beldi:14:")
        .contains("found:  3")
        .contains("wanted: 4")
        .contains("0 passed, 1 failed");
  }

  @Test
  void test_needs_the_libraries_of_the_projects_own_tests_for_nothing() throws IOException {
    write("src/main/beldi/shop.beldi", COUNTING);
    write("src/main/java/shop/PureFunctions.java", turns("return 1;"));
    write("src/test/java/shop/PureFunctions.java", turns("return Two.VALUE;"));
    write("src/test/java/shop/Two.java", "package shop; final class Two { static int VALUE = 2; }");
    write("src/test/java/shop/ShopTest.java", "package shop; import no.such.Library;");

    assertThat(beldi("test", project.toString())).isZero();
  }

  @Test
  void test_crashes_each_block_where_it_is_told_to() throws IOException {
    assertThat(beldi("test", project.toString())).isZero();
    assertThat(out).doesNotContain("crash");

    Path trace = project.resolve("requests");
    assertThat(beldi("test", "--crash", "--trace", trace.toString(), project.toString())).isZero();
    assertThat(out)
        .contains("passed  what is given is there")
        .contains(
            "        3 requests: 8 crash points (6 of the process, 2 of one attempt), 0 differences")
        .contains("1 passed, 0 failed\n8 crash points, 0 differences");
    assertThat(Files.readString(trace))
        .contains("what is given is there", "shop.Stock.level  get", "shop.Stock.levels[\"tea\"]");

    assertThat(beldi("test", "--crash", "--pairs", project.toString())).isZero();
    assertThat(out).contains("8 crash points and 52 pairs, 0 differences");
    assertThat(beldi("test", "--pairs", project.toString())).isEqualTo(2);
  }

  @Test
  void test_shows_where_a_crash_makes_a_difference() throws IOException {
    write("src/main/beldi/shop.beldi", COUNTING.replace("expect Stock.levels[\"tea\"] == 2", ""));
    write("src/main/java/shop/PureFunctions.java", turns("turns++; return turns == 1 ? 1 : 2;"));

    assertThat(beldi("test", "--crash", project.toString())).isEqualTo(1);
    assertThat(out)
        .contains("FAILED  counts")
        .contains("with a crash before request 1:")
        .contains("shop.Stock.levels[\"tea\"]\n")
        .contains("undisturbed: 1\n")
        .contains("this run:    2\n")
        .contains("not sent: CRASH\n")
        .contains("0 passed, 1 failed\n");
  }

  @Test
  void seed_loads_each_row_once() throws IOException {
    write("src/main/seed/Stock.levels.jsonl", "{\"key\": \"tea\", \"value\": 3}\n\n");

    assertThat(beldi("seed", project.toString())).isZero();
    assertThat(out).contains("1 rows written, 0 kept");
    assertThat(beldi("seed", project.toString())).isZero();
    assertThat(out).contains("0 rows written, 1 kept");
  }

  @Test
  void a_malformed_seed_line_is_named_and_nothing_is_written() throws IOException {
    write(
        "src/main/seed/Stock.levels.jsonl",
        "{\"key\": \"tea\", \"value\": 3}\n{\"key\": \"milk\", \"value\": -1}\n{\"key\": 1\n");
    write("src/main/seed/Stock.prices.jsonl", "{}\n");

    assertThat(beldi("seed", project.toString())).isEqualTo(1);
    assertThat(err)
        .contains("Stock.levels.jsonl:2: /value")
        .contains("Stock.levels.jsonl:3: ")
        .contains("Stock.prices.jsonl: no state")
        .contains("no seed row was written");

    write("src/main/seed/Stock.levels.jsonl", "{\"key\": \"tea\", \"value\": 3}\n");
    Files.delete(project.resolve("src/main/seed/Stock.prices.jsonl"));
    assertThat(beldi("seed", project.toString())).isZero();
    assertThat(out).contains("1 rows written, 0 kept");
  }

  @Test
  void explain_prints_a_page_and_refuses_what_is_no_code() {
    assertThat(beldi("explain", "BEL2002")).isZero();
    assertThat(out).contains("BEL2002");
    assertThat(beldi("explain", "BEL9999")).isEqualTo(1);
    assertThat(err).contains("there is no code BEL9999");
  }

  @Test
  void run_on_a_taken_port_says_what_to_do() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());

      assertThat(beldi("run", project.toString(), "--port", port, "--store", "memory"))
          .isEqualTo(1);
      assertThat(err).contains("port " + port + " is taken").contains("--port");
    }
  }

  @Test
  void run_against_a_store_that_is_down_says_so() {
    assertThat(
            beldi(
                "run",
                project.toString(),
                "--port",
                "0",
                "--store",
                "dynamodb",
                "--endpoint",
                "http://127.0.0.1:1"))
        .isEqualTo(1);
    assertThat(err).startsWith("beldi: the store: ").doesNotContain("    at ");
  }

  @Test
  void values_that_no_port_and_no_address_has_are_refused_in_a_line() {
    for (String port : List.of("-1", "65536")) {
      assertThat(beldi("run", project.toString(), "--store", "memory", "--port=" + port))
          .isEqualTo(1);
      assertThat(err)
          .isEqualToIgnoringNewLines("beldi: --port is a number from 0 to 65535, not " + port);
    }
    for (String address : List.of("nonsense", "127.0.0.1/x", "ftp://localhost", "http:/x")) {
      assertThat(beldi("seed", project.toString(), "--store", "dynamodb", "--endpoint", address))
          .isEqualTo(1);
      assertThat(err)
          .startsWith("beldi: --endpoint is an address such as")
          .endsWith(address + "\n");
    }
  }

  @Test
  void missing_java_is_shown_with_what_to_write() throws IOException {
    write(
        "src/main/beldi/shop.beldi",
        """
        module shop
        pure extern function twice(n: int): int
        extern Mail { send(to: string): string }
        service Shop {
          internal function f(n: int): string { return run Mail.send(to: "{twice(n)}") }
        }
        """);

    assertThat(beldi("test", project.toString())).isEqualTo(1);
    assertThat(err)
        .contains("JavaMail")
        .contains("PureFunctions")
        .contains("write src/main/java/shop/JavaMail.java: a public class that implements Mail")
        .contains(
            "write src/main/java/shop/PureFunctions.java: "
                + "a public class with a public static method");
  }

  @Test
  void help_helps() {
    assertThat(beldi("help")).isZero();
    assertThat(out).contains("Usage: beldi").contains("explain");
    assertThat(beldi("help", "run")).isZero();
    assertThat(out).contains("--store");
  }

  @Test
  void java_that_does_not_compile_is_shown_with_its_place() throws IOException {
    write("src/main/java/shop/Broken.java", "package shop;\nclass Broken { int n = \"\"; }\n");

    assertThat(beldi("test", project.toString())).isEqualTo(1);
    assertThat(err).contains("Broken.java:2").contains("the project's Java does not compile");
  }

  @Test
  void a_wrong_command_line_is_status_2() {
    assertThat(beldi()).isEqualTo(2);
    assertThat(beldi("run")).isEqualTo(2);
    assertThat(beldi("compile", project.toString())).isEqualTo(2);
    assertThat(err).contains("-d");
  }

  private static String turns(String body) {
    return """
        package shop;

        public final class PureFunctions {
          private static int turns;

          public static int turn() { %s }
        }
        """
        .formatted(body);
  }

  private int beldi(String... arguments) {
    StringWriter shown = new StringWriter();
    StringWriter errors = new StringWriter();
    CommandLine commandLine =
        Launcher.commandLine().setOut(new PrintWriter(shown)).setErr(new PrintWriter(errors));
    int status = commandLine.execute(arguments);
    out = shown.toString();
    err = errors.toString();
    return status;
  }

  private Path write(String path, String text) throws IOException {
    Path file = project.resolve(path);
    Files.createDirectories(Stream.of(file.getParent()).findFirst().orElseThrow());
    Files.writeString(file, text, StandardCharsets.UTF_8);
    return file;
  }
}
