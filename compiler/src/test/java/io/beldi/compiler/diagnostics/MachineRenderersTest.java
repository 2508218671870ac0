package io.beldi.compiler.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import io.beldi.compiler.source.SourceFile;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MachineRenderersTest {
  private final SourceFile file = new SourceFile("shop/stock.beldi", "module shop\n  x \"y\"\n");
  private final Diagnostic found =
      Diagnostic.of(Code.BEL1001, file.span(14, 15), "unknown name `x`")
          .withText("here")
          .withLabel(file.span(0, 12), "in this module")
          .withWhy("so")
          .withHelp("say \"y\"")
          .withFix("replace it", new Edit(file.span(14, 15), "y\n"));

  @Test
  void aLineNamesTheFileThePlaceTheCodeAndTheMessage() {
    assertThat(new LineRenderer(Path.of("/home/shop/src")).render(found))
        .isEqualTo("/home/shop/src/shop/stock.beldi:[2,3] BEL1001 unknown name `x`");
  }

  @Test
  void aLineStaysOneLine() {
    Diagnostic two = Diagnostic.of(Code.BEL1001, file.span(0, 1), "a\nb");
    assertThat(new LineRenderer(Path.of("/src")).render(two)).endsWith("BEL1001 a\\u000ab");
  }

  @Test
  void jsonHoldsEverything() throws IOException {
    StringWriter out = new StringWriter();
    new JsonRenderer().render(Report.of(List.of(found)), out);
    assertThat(out.toString())
        .isEqualTo(
            """
            {"diagnostics":[{"code":"BEL1001","severity":"error","message":"unknown name `x`",\
            "primary":{"file":"shop/stock.beldi","line":2,"column":3,"endLine":2,"endColumn":4,\
            "text":"here"},\
            "others":[{"file":"shop/stock.beldi","line":1,"column":1,"endLine":2,"endColumn":1,\
            "text":"in this module"}],\
            "why":"so","help":["say \\"y\\""],\
            "fixes":[{"title":"replace it","edits":[{"file":"shop/stock.beldi",\
            "line":2,"column":3,"endLine":2,"endColumn":4,"replacement":"y\\n"}]}]}],\
            "errors":1,"warnings":0,"notes":0,"hidden":0}
            """);
  }

  @Test
  void jsonOfNothingIsAnEmptyList() throws IOException {
    StringWriter out = new StringWriter();
    new JsonRenderer().render(Report.of(List.of()), out);
    assertThat(out.toString())
        .isEqualTo("{\"diagnostics\":[],\"errors\":0,\"warnings\":0,\"notes\":0,\"hidden\":0}\n");
  }
}
