package io.beldi.local.programs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the generator knows at one place of a body. */
final class Scope {
  /** A name, or a path such as {@code error.n}. */
  record Variable(String name, Kind kind, boolean optional, boolean mutable) {}

  private final Choices choices;
  private List<Variable> variables = new ArrayList<>();
  private int fresh;

  /** Whether steps are forbidden, as in a lambda. */
  boolean pure;

  /** Whether this is part of a transaction. */
  boolean inTransaction;

  /** Whether this stands in a block of a transaction, so that nothing can return. */
  boolean inBlock;

  /** Whether writes are forbidden, since an error is caught inside of a transaction. */
  boolean readOnly;

  /** Whether a row must not be written here, since another branch may write it. */
  boolean beside;

  /** Whether this runs beside others. */
  boolean inBranch;

  /** How many blocks are around. */
  int depth;

  /** The variables that a branch must not change. */
  Set<String> fixed = new TreeSet<>();

  /** The errors that may leave what has been written so far. */
  Set<String> raises = new TreeSet<>();

  /** Whether anything written so far keeps the function out of a transaction. */
  boolean prevented;

  boolean writes;

  Scope(Choices choices) {
    this.choices = choices;
  }

  String fresh(String prefix) {
    fresh++;
    return prefix + fresh;
  }

  void add(String name, Kind kind, boolean optional, boolean mutable) {
    variables.add(new Variable(name, kind, optional, mutable));
  }

  /** Notes that an optional variable is present from now on. */
  void present(Variable variable) {
    variables.remove(variable);
    variables.add(new Variable(variable.name(), variable.kind(), false, variable.mutable()));
  }

  List<Variable> variables() {
    return new ArrayList<>(variables);
  }

  void restore(Collection<Variable> earlier) {
    variables = new ArrayList<>(earlier);
  }

  /** Some variable of a kind; null if there is none. */
  @Nullable Variable some(Kind kind, boolean optional) {
    List<Variable> fitting =
        variables.stream().filter(it -> it.kind() == kind && it.optional() == optional).toList();
    return fitting.isEmpty() ? null : choices.pick(fitting);
  }

  /** Some variable that may be absent; null if there is none. */
  @Nullable Variable someOptional() {
    List<Variable> fitting =
        variables.stream().filter(it -> it.optional() && !it.mutable()).toList();
    return fitting.isEmpty() ? null : choices.pick(fitting);
  }

  /** Some variable that can be assigned here; null if there is none. */
  @Nullable Variable someMutable() {
    List<Variable> fitting =
        variables.stream()
            .filter(it -> it.mutable() && !it.optional() && !fixed.contains(it.name()))
            .toList();
    return fitting.isEmpty() ? null : choices.pick(fitting);
  }

  /** From now on the variables so far are fixed. */
  void fix() {
    fixed = new TreeSet<>(fixed);
    variables.forEach(variable -> fixed.add(variable.name()));
  }
}
