package io.beldi.compiler.steps;

import io.beldi.compiler.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A site before it has its number. */
final class RawStep {
  final StepKind kind;
  final String target;
  final @Nullable RawStep parent;
  final @Nullable String pin;
  final List<Node> nodes = new ArrayList<>();
  int number;

  RawStep(StepKind kind, String target, Node node, @Nullable RawStep parent, @Nullable String pin) {
    this.kind = kind;
    this.target = target;
    this.parent = parent;
    this.pin = pin;
    nodes.add(node);
  }

  /** The kind and the target as the lock writes them. */
  String what() {
    return target.isEmpty() ? kind.word() : kind.word() + ":" + target;
  }
}
