package io.beldi.compiler.diagnostics;

import io.beldi.compiler.source.SourceFile;
import io.beldi.compiler.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Findings for people: the source with marks below it, then what to do. */
public final class TextRenderer {
  private final TextStyle style;

  /** A renderer for a style. */
  public TextRenderer(TextStyle style) {
    this.style = style;
  }

  /** All findings of a report, an empty line between two, and a count if some are left out. */
  public String render(Report report) {
    StringBuilder text = new StringBuilder();
    for (Diagnostic found : report.shown()) {
      text.append(text.isEmpty() ? "" : "\n").append(render(found));
    }
    if (report.hidden() > 0) {
      text.append('\n').append(report.summary()).append('\n');
    }
    return text.toString();
  }

  /** One finding, with a line end after its last line. */
  public String render(Diagnostic found) {
    int digits = Integer.toString(lastLine(found)).length();
    List<String> lines = new ArrayList<>();
    lines.add(header(found));
    Map<SourceFile, List<Mark>> files = marks(found);
    TextStyle.Ink ink = TextStyle.Ink.of(found.severity());
    files.forEach(
        (file, marks) -> {
          lines.add(place(found, file, digits));
          lines.addAll(Snippet.draw(file, marks, style, ink, digits));
        });
    for (Note note : notes(found)) {
      lines.addAll(note.draw(style, digits));
    }
    return String.join("\n", lines) + "\n";
  }

  private String header(Diagnostic found) {
    String kind = found.severity().word() + "[" + found.code() + "]";
    return style.paint(TextStyle.Ink.of(found.severity()), kind)
        + style.paint(TextStyle.Ink.STRONG, ": " + DisplayLine.visible(found.message()));
  }

  private String place(Diagnostic found, SourceFile file, int digits) {
    Span span =
        labels(found)
            .map(Label::span)
            .filter(one -> one.file().equals(file))
            .min(
                Comparator.comparing((Span one) -> !one.equals(found.span()))
                    .thenComparing(Span::start))
            .orElseThrow();
    String corner = " ".repeat(digits + 1) + style.corner();
    return style.paint(TextStyle.Ink.RULE, corner) + " " + DisplayLine.visible(span.toString());
  }

  private static Map<SourceFile, List<Mark>> marks(Diagnostic found) {
    Map<SourceFile, List<Mark>> files = new LinkedHashMap<>();
    List<Mark> primary = Mark.of(found.primary(), true);
    files.put(found.span().file(), new ArrayList<>(primary));
    for (Label label : found.others()) {
      files
          .computeIfAbsent(label.span().file(), file -> new ArrayList<>())
          .addAll(Mark.of(label, false));
    }
    return files;
  }

  private static int lastLine(Diagnostic found) {
    return labels(found)
        .flatMap(label -> Mark.of(label, false).stream())
        .mapToInt(Mark::line)
        .max()
        .orElseThrow();
  }

  private static Stream<Label> labels(Diagnostic found) {
    return Stream.concat(Stream.of(found.primary()), found.others().stream());
  }

  private static List<Note> notes(Diagnostic found) {
    List<Note> notes = new ArrayList<>();
    if (!found.why().isEmpty()) {
      notes.add(new Note("why: ", found.why()));
    }
    help(found).distinct().forEach(line -> notes.add(new Note("help:", line)));
    if (!found.why().isEmpty()) {
      notes.add(new Note("more:", "beldi explain " + found.code()));
    }
    return notes;
  }

  /** A repair mostly does what the help says; its title stands in only where there is none. */
  private static Stream<String> help(Diagnostic found) {
    return found.help().isEmpty() ? found.fixes().stream().map(Fix::title) : found.help().stream();
  }

  /** A line below the snippets; a text of several lines keeps them. */
  private record Note(String word, String text) {

    List<String> draw(TextStyle style, int digits) {
      String indent = " ".repeat(digits + 1);
      List<String> lines = new ArrayList<>();
      for (String line : text.split("\n", -1)) {
        String before =
            lines.isEmpty()
                ? style.paint(TextStyle.Ink.RULE, indent + "=") + " " + word + " "
                : indent + " ".repeat(3 + word.length());
        lines.add((before + DisplayLine.visible(line)).stripTrailing());
      }
      return lines;
    }
  }
}
