package io.beldi.compiler.java;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaTextTest {
  private static final int PAYLOADS = 300;
  private static final List<String> FRAGMENTS =
      List.of(
          "\\u000a",
          "\\u0022",
          "*/",
          "/*",
          "//",
          "\"\"\"",
          "\"",
          "'",
          "\\",
          "\n",
          "\r\n",
          "\t",
          "$",
          "$T",
          "$L",
          "$W",
          "$$",
          "${x}",
          "\0",
          "\u2028",
          "\uD83D\uDE00",
          "\uD800",
          "\uDC00",
          "é",
          "{@code",
          "}",
          "</pre>",
          "<script>",
          "&amp;",
          "@Override",
          ";",
          "%n",
          "\u007f",
          "\uFFFF");

  @TempDir Path folder;

  @Test
  void everyTextIsTheConstantAndHarmlessInComments() throws Exception {
    List<String> payloads = payloads();
    assertThat(payloads).hasSize(PAYLOADS).doesNotHaveDuplicates();
    ClassName name = ClassName.get("payloads", "Payloads");
    TypeSpec.Builder type = TypeSpec.classBuilder(name).addModifiers(Modifier.PUBLIC);
    for (int index = 0; index < payloads.size(); index++) {
      String text = payloads.get(index);
      type.addField(
          FieldSpec.builder(
                  ClassName.get(String.class), "P" + index, Modifier.PUBLIC, Modifier.STATIC)
              .addJavadoc("$L\n", JavaFiles.comment(text))
              .initializer("$L", JavaText.literal(text))
              .build());
    }
    Class<?> compiled = compile(name, type.build());

    for (int index = 0; index < payloads.size(); index++) {
      assertThat(compiled.getField("P" + index).get(null)).isEqualTo(payloads.get(index));
    }
    assertThat(compiled.getFields()).hasSize(PAYLOADS);
  }

  private Class<?> compile(ClassName name, TypeSpec type) throws Exception {
    Path source = folder.resolve("Payloads.java");
    Files.writeString(source, text(name, type));
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    int status =
        javac.run(
            null,
            null,
            null,
            "-Xlint:all",
            "-Werror",
            "-encoding",
            "UTF-8",
            "-d",
            folder.toString(),
            source.toString());
    assertThat(status).isZero();
    URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()});
    return loader.loadClass(name.reflectionName());
  }

  private static String text(ClassName name, TypeSpec type) throws IOException {
    StringBuilder text = new StringBuilder();
    JavaFile.builder(name.packageName(), type).build().writeTo(text);
    return text.toString().replace('\uD800', '?').replace('\uDC00', '?');
  }

  private static List<String> payloads() {
    Random random = new Random(7);
    List<String> payloads = new ArrayList<>(FRAGMENTS);
    while (payloads.size() < PAYLOADS - 1) {
      StringBuilder text = new StringBuilder();
      for (int count = 2 + random.nextInt(6); count > 0; count--) {
        text.append(FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
      }
      if (!payloads.contains(text.toString())) {
        payloads.add(text.toString());
      }
    }
    payloads.add("\\\"€".repeat(21_845));
    return payloads;
  }
}
