package io.beldi.local.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A statement of a generated program: a line, or several blocks with what stands before each.
 *
 * @param end what closes it; empty for a line
 */
record Snippet(List<Part> parts, String end) {
  Snippet {
    parts = List.copyOf(parts);
  }

  /** What opens a block, and what stands in it. */
  record Part(String head, List<Snippet> body) {
    Part {
      body = List.copyOf(body);
    }
  }

  static Snippet line(String text) {
    return new Snippet(List.of(new Part(text, List.of())), "");
  }

  static Snippet block(String head, List<Snippet> body) {
    return new Snippet(List.of(new Part(head, body)), "}");
  }

  /** Writes statements with an indentation. */
  static void write(List<Snippet> snippets, String indent, StringBuilder out) {
    for (Snippet snippet : snippets) {
      for (Part part : snippet.parts) {
        out.append(indent).append(part.head()).append('\n');
        write(part.body(), indent + "  ", out);
      }
      if (!snippet.end.isEmpty()) {
        out.append(indent).append(snippet.end).append('\n');
      }
    }
  }

  /** Whether control never comes to what stands behind these. */
  static boolean leave(List<Snippet> snippets) {
    return snippets.stream().anyMatch(Snippet::leaves);
  }

  private boolean leaves() {
    String head = parts.get(0).head();
    if (end.isEmpty()) {
      return head.startsWith("fail ") || head.startsWith("return");
    }
    boolean complete =
        head.startsWith("try ")
            || head.startsWith("match ")
            || head.contains("transaction ")
            || parts.get(parts.size() - 1).head().equals("} else {");
    return complete && parts.stream().allMatch(part -> leave(part.body()));
  }

  /** The same with every line changed. */
  static List<Snippet> with(List<Snippet> snippets, UnaryOperator<String> change) {
    List<Snippet> changed = new ArrayList<>();
    for (Snippet snippet : snippets) {
      List<Part> parts = new ArrayList<>();
      for (Part part : snippet.parts) {
        parts.add(new Part(change.apply(part.head()), with(part.body(), change)));
      }
      changed.add(new Snippet(parts, snippet.end));
    }
    return changed;
  }

  /** How many statements there are, inner ones too. */
  static int count(List<Snippet> snippets) {
    int count = 0;
    for (Snippet snippet : snippets) {
      count++;
      for (Part part : snippet.parts) {
        count += count(part.body());
      }
    }
    return count;
  }

  /** All lists that lack one statement, or have the statements of a block in its place. */
  static List<List<Snippet>> smaller(List<Snippet> snippets) {
    List<List<Snippet>> found = new ArrayList<>();
    for (int i = 0; i < snippets.size(); i++) {
      Snippet snippet = snippets.get(i);
      found.add(replaced(snippets, i, List.of()));
      for (int p = 0; p < snippet.parts.size(); p++) {
        Part part = snippet.parts.get(p);
        if (!part.body().isEmpty()) {
          found.add(replaced(snippets, i, part.body()));
        }
        for (List<Snippet> body : smaller(part.body())) {
          List<Part> parts = new ArrayList<>(snippet.parts);
          parts.set(p, new Part(part.head(), body));
          found.add(replaced(snippets, i, List.of(new Snippet(parts, snippet.end))));
        }
      }
    }
    return found;
  }

  private static List<Snippet> replaced(List<Snippet> all, int index, List<Snippet> by) {
    List<Snippet> changed = new ArrayList<>(all.subList(0, index));
    changed.addAll(by);
    changed.addAll(all.subList(index + 1, all.size()));
    return changed;
  }
}
