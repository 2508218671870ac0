package io.beldi.testkit.history;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what is wrong with a list as somebody saw it, without looking for cycles. */
final class Reads {
  private static final Set<Level> ALL = Level.READ_UNCOMMITTED.up();
  private static final Set<Level> COMMITTED = Level.READ_COMMITTED.up();

  private final Versions versions;
  private final Findings findings;

  Reads(Versions versions, Findings findings) {
    this.versions = versions;
    this.findings = findings;
  }

  void check() {
    for (Lists list : versions.lists()) {
      Lists.@Nullable Sight before = null;
      for (Lists.Sight sight : list.sights) {
        if (sight.clean().size() != sight.elements().size()) {
          unclean(list, sight);
        }
        own(list, sight);
        intermediate(list, sight);
        if (!list.fits(sight)) {
          incompatible(list, sight);
        }
        if (before != null && before.transaction() == sight.transaction()) {
          repeated(list, before, sight);
        }
        before = sight;
      }
      updates(list);
    }
  }

  private void unclean(Lists list, Lists.Sight sight) {
    Set<Long> met = new HashSet<>();
    for (long element : sight.elements()) {
      Lists.@Nullable Append append = list.get(element);
      if (!met.add(element)) {
        add(Anomaly.DUPLICATE_ELEMENT, ALL, list, sight, "twice the element " + element, null);
      } else if (append == null) {
        add(Anomaly.GARBAGE_READ, ALL, list, sight, "the element " + element, null);
      } else if (!versions.isCounted(append.transaction)
          && append.transaction != sight.transaction()) {
        add(Anomaly.G1A, COMMITTED, list, sight, "what came to nothing:", append);
      }
    }
  }

  private void own(Lists list, Lists.Sight sight) {
    boolean clean = sight.clean().size() == sight.elements().size();
    List<Lists.Append> seen = new ArrayList<>();
    for (int i = 0; i < sight.elements().size(); i++) {
      Lists.@Nullable Append append =
          clean ? sight.clean().get(i) : list.get(sight.elements().get(i));
      if (append != null && append.transaction == sight.transaction()) {
        seen.add(append);
      }
    }
    if (!seen.equals(sight.own())) {
      List<Long> expected = sight.own().stream().map(append -> append.element).toList();
      add(
          Anomaly.INTERNAL,
          ALL,
          list,
          sight,
          "its own appends, which were until then " + expected,
          null);
    }
  }

  private void intermediate(Lists list, Lists.Sight sight) {
    if (sight.clean().isEmpty()) {
      return;
    }
    Lists.Append append = sight.clean().get(sight.clean().size() - 1);
    if (!append.last && append.transaction != sight.transaction()) {
      add(Anomaly.G1B, COMMITTED, list, sight, "what was not the last of", append);
    }
  }

  private void incompatible(Lists list, Lists.Sight sight) {
    add(
        Anomaly.INCOMPATIBLE_ORDER,
        ALL,
        list,
        sight,
        "not how this begins: " + Words.list(list.order()),
        null);
  }

  private void repeated(Lists list, Lists.Sight before, Lists.Sight sight) {
    List<Long> first = others(list, before);
    List<Long> second = others(list, sight);
    if (!first.equals(second)) {
      boolean predicate = before.predicate() || sight.predicate();
      add(
          Anomaly.NON_REPEATABLE_READ,
          predicate ? Level.SNAPSHOT_ISOLATION.up() : Levels.ITEMS_AND_SNAPSHOTS,
          list,
          sight,
          "something else than before: " + Words.elements(before.elements()),
          null);
    }
  }

  private static List<Long> others(Lists list, Lists.Sight sight) {
    return sight.elements().stream()
        .filter(
            element -> {
              Lists.@Nullable Append append = list.get(element);
              return append == null || append.transaction != sight.transaction();
            })
        .toList();
  }

  /** Of those who read one state and append to it, there may be only one. */
  private void updates(Lists list) {
    Set<Integer> writers = new LinkedHashSet<>();
    list.order().forEach(append -> writers.add(append.transaction));
    list.unordered().stream()
        .filter(append -> versions.isCounted(append.transaction))
        .forEach(append -> writers.add(append.transaction));
    Map<Integer, Lists.Sight> updaters = new LinkedHashMap<>();
    for (Lists.Sight sight : list.sights) {
      if (!sight.predicate()
          && sight.own().isEmpty()
          && list.fits(sight)
          && versions.isCounted(sight.transaction())
          && writers.contains(sight.transaction())) {
        Lists.@Nullable Sight first = updaters.putIfAbsent(sight.clean().size(), sight);
        if (first != null && first.transaction() != sight.transaction()) {
          lost(list, first, sight);
        }
      }
    }
  }

  private void lost(Lists list, Lists.Sight first, Lists.Sight second) {
    Transaction one = versions.get(first.transaction());
    Transaction other = versions.get(second.transaction());
    findings.add(
        Anomaly.LOST_UPDATE,
        Levels.ITEMS_AND_SNAPSHOTS,
        List.of(one, other),
        () ->
            one
                + "\n"
                + other
                + "\nboth read "
                + list.key
                + " = "
                + Words.list(first.clean())
                + " and then append to it");
  }

  private void add(
      Anomaly anomaly,
      Set<Level> violated,
      Lists list,
      Lists.Sight sight,
      String what,
      Lists.@Nullable Append append) {
    Transaction reader = versions.get(sight.transaction());
    Transaction writer = append == null ? null : versions.get(append.transaction);
    String text = reader.name() + " reads " + list.key + " = " + Words.elements(sight.elements());
    findings.add(
        anomaly,
        violated,
        writer == null ? List.of(reader) : List.of(reader, writer),
        () ->
            reader
                + "\n"
                + (writer == null ? "" : writer + "\n")
                + text
                + ": "
                + what
                + (append == null || writer == null
                    ? ""
                    : " " + append.element + " of " + writer.name()));
  }
}
