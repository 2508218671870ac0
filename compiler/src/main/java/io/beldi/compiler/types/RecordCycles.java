package io.beldi.compiler.types;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.names.Symbol.RecordSymbol;
import io.beldi.compiler.types.Definition.RecordDefinition;
import io.beldi.compiler.types.Type.RecordType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Records that contain themselves, so that no value of them could ever be made. */
final class RecordCycles {
  private final Definitions definitions;
  private final Set<RecordSymbol> done = new HashSet<>();
  private final List<RecordSymbol> path = new ArrayList<>();
  private final List<Diagnostic> found = new ArrayList<>();

  private RecordCycles(Definitions definitions) {
    this.definitions = definitions;
  }

  static List<Diagnostic> find(Definitions definitions) {
    RecordCycles cycles = new RecordCycles(definitions);
    definitions.all(RecordDefinition.class).forEach(cycles::visit);
    return cycles.found;
  }

  private void visit(RecordDefinition record) {
    if (!done.add(record.symbol())) {
      return;
    }
    path.add(record.symbol());
    for (Component field : record.fields()) {
      if (field.type() instanceof RecordType inner) {
        int start = path.indexOf(inner.symbol());
        if (start >= 0) {
          report(start);
        } else {
          visit(definitions.of(inner.symbol()));
        }
      }
    }
    path.remove(path.size() - 1);
  }

  private void report(int start) {
    List<RecordSymbol> cycle = new ArrayList<>(path.subList(start, path.size()));
    RecordSymbol first = cycle.get(0);
    RecordSymbol second = cycle.size() > 1 ? cycle.get(1) : first;
    Component field =
        definitions.of(first).fields().stream()
            .filter(it -> it.type() instanceof RecordType type && type.symbol().equals(second))
            .findFirst()
            .orElseThrow();
    cycle.add(first);
    String names = cycle.stream().map(RecordSymbol::text).collect(Collectors.joining(" → "));
    found.add(
        Diagnostic.of(
                Code.BEL2008,
                field.name().span(),
                "the record `" + first.text() + "` contains itself: " + names)
            .withHelp("make the field optional with `?`, or a list or a map"));
  }
}
