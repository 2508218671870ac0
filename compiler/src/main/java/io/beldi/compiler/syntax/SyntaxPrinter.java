package io.beldi.compiler.syntax;

import io.beldi.compiler.source.Span;
import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Prints a tree, one node on a line with its place, its parts below it. It reads the components of
 * the nodes, so that a new kind of node needs nothing here.
 */
public final class SyntaxPrinter {
  private final StringBuilder out = new StringBuilder();

  private SyntaxPrinter() {}

  /** The tree as text, the same for the same tree. */
  public static String print(Node node) {
    SyntaxPrinter printer = new SyntaxPrinter();
    printer.node("", node, 0);
    return printer.out.toString();
  }

  private void node(String label, Object node, int depth) {
    if (node instanceof Name name) {
      line(depth, label + quoted(name.text()));
      return;
    }
    if (node instanceof QualifiedName name) {
      line(depth, label + quoted(name.text()));
      return;
    }
    line(depth, label + node.getClass().getSimpleName() + place(node));
    for (RecordComponent component : node.getClass().getRecordComponents()) {
      if (component.getType() != Span.class) {
        part(component.getName() + ": ", value(component, node), depth + 1);
      }
    }
  }

  private void part(String label, @Nullable Object value, int depth) {
    if (value == null || value.equals(false)) {
      return;
    }
    if (value instanceof List<?> list) {
      for (Object element : list) {
        node(label, element, depth);
      }
    } else if (value instanceof Record node) {
      node(label, node, depth);
    } else {
      line(depth, label + (value instanceof String text ? quoted(text) : value.toString()));
    }
  }

  private static String place(Object node) {
    if (!(node instanceof Node placed)) {
      return "";
    }
    Span span = placed.span();
    Span end = span.atEnd();
    return " " + span.line() + ":" + span.column() + "-" + end.line() + ":" + end.column();
  }

  private static @Nullable Object value(RecordComponent component, Object node) {
    try {
      return component.getAccessor().invoke(node);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }

  private void line(int depth, String text) {
    out.append("  ".repeat(depth)).append(text).append('\n');
  }
}
