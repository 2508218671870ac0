package io.beldi.compiler.java;

import java.util.HashSet;
import java.util.Set;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/**
 * The Java names of locals in one block and those around it. Java, other than the source, forbids a
 * local to hide another one.
 */
final class LocalNames {
  private final @Nullable LocalNames outer;
  private final Set<String> taken = new HashSet<>();
  private final Set<String> everTaken;

  private LocalNames(@Nullable LocalNames outer) {
    this.outer = outer;
    this.everTaken = outer == null ? new HashSet<>() : outer.everTaken;
  }

  /** The names of a whole method; those given belong to something else. */
  static LocalNames avoiding(Set<String> others) {
    LocalNames names = new LocalNames(null);
    names.taken.addAll(others);
    return names;
  }

  /** The names of a block within. */
  LocalNames inner() {
    return new LocalNames(this);
  }

  /** Takes the name wanted, or one like it. */
  String take(String wanted) {
    String base = Character.toLowerCase(wanted.charAt(0)) + wanted.substring(1);
    if (SourceVersion.isKeyword(base, SourceVersion.RELEASE_17)) {
      base = base + "_";
    }
    String name = base;
    for (int number = 2; isTaken(name); number++) {
      name = base + number;
    }
    taken.add(name);
    everTaken.add(name);
    return name;
  }

  /**
   * Takes a name that the whole method does not use so far: its declaration may come to stand
   * before code that is written already.
   */
  String takeFresh(String wanted) {
    String name = wanted;
    for (int number = 2; everTaken.contains(name) || isTaken(name); number++) {
      name = wanted + number;
    }
    taken.add(name);
    everTaken.add(name);
    return name;
  }

  private boolean isTaken(String name) {
    return taken.contains(name) || (outer != null && outer.isTaken(name));
  }
}
