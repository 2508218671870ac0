package io.beldi.compiler.types;

import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.diagnostics.Suggestions;
import io.beldi.compiler.names.Names;
import io.beldi.compiler.names.Symbol.RecordSymbol;
import io.beldi.compiler.names.Symbol.StateSymbol;
import io.beldi.compiler.source.Span;
import io.beldi.compiler.syntax.IndexPart;
import io.beldi.compiler.syntax.Member.StateDeclaration;
import io.beldi.compiler.syntax.Name;
import io.beldi.compiler.syntax.StateOption;
import io.beldi.compiler.syntax.TypeReference;
import io.beldi.compiler.types.Definition.IndexDefinition;
import io.beldi.compiler.types.Definition.RecordDefinition;
import io.beldi.compiler.types.Definition.ServiceDefinition;
import io.beldi.compiler.types.Definition.StateDefinition;
import io.beldi.compiler.types.Type.RecordType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads states. */
final class StateReader {
  private static final int MOST_KEYS = 2;

  private final Names names;
  private final TypeResolver types;
  private final AnnotationReader annotations;
  private final List<Diagnostic> found;

  StateReader(
      Names names, TypeResolver types, AnnotationReader annotations, List<Diagnostic> found) {
    this.names = names;
    this.types = types;
    this.annotations = annotations;
    this.found = found;
  }

  /** A state, without its options. */
  StateDefinition state(StateDeclaration node) {
    if (!(names.find(node.name()) instanceof StateSymbol symbol)) {
      throw new IllegalStateException("no symbol for the state at " + node.span());
    }
    annotations.check(node.header().annotations(), "a state", Set.of());
    List<Type> keys = new ArrayList<>();
    for (TypeReference key : node.keys()) {
      Type type = types.resolve(key);
      keys.add(type);
      if (!Comparing.canBeKey(type)) {
        error(
            Code.BEL2010,
            key.span(),
            Words.aType(type) + " cannot be a key; a text, a number, a time, an id or an enum can");
      }
    }
    if (keys.size() > MOST_KEYS) {
      error(
          Code.BEL0900,
          node.keys().get(0).span().to(node.keys().get(keys.size() - 1).span()),
          "not supported yet: keys of more than two parts");
    }
    Type value = types.resolve(node.value());
    if (value.isOptional()) {
      error(Code.BEL2001, node.value().span(), "a row is there or not; leave the `?` out");
      value = value.present();
    }
    return new StateDefinition(symbol, node, keys, value, List.of(), null);
  }

  /** Adds the options of all states, now that the records are known. */
  void indexes(List<Definition> definitions) {
    Map<RecordSymbol, RecordDefinition> records = new HashMap<>();
    for (Definition definition : definitions) {
      if (definition instanceof RecordDefinition record) {
        records.put(record.symbol(), record);
      }
    }
    definitions.replaceAll(
        definition ->
            definition instanceof ServiceDefinition service
                ? new ServiceDefinition(
                    service.symbol(),
                    service.node(),
                    service.states().stream().map(state -> options(state, records)).toList(),
                    service.functions())
                : definition);
  }

  private StateDefinition options(
      StateDefinition state, Map<RecordSymbol, RecordDefinition> records) {
    List<IndexDefinition> indexes = new ArrayList<>();
    Component timeToLive = null;
    RecordDefinition record =
        state.value() instanceof RecordType type ? records.get(type.symbol()) : null;
    for (StateOption option : state.node().options()) {
      if (record == null) {
        if (!state.value().isUnknown()) {
          error(Code.BEL2001, option.span(), "only rows that are records have fields to name here");
        }
      } else if (option instanceof StateOption.Index index) {
        IndexDefinition definition = index(state, index, record);
        if (definition != null) {
          unique(indexes, definition);
          indexes.add(definition);
        }
      } else if (option instanceof StateOption.TimeToLive live) {
        timeToLive = timeToLive(live.field(), record);
      }
    }
    return new StateDefinition(
        state.symbol(), state.node(), state.keys(), state.value(), indexes, timeToLive);
  }

  private void unique(List<IndexDefinition> indexes, IndexDefinition added) {
    boolean reserved = added.text().equals("scan") || added.text().equals("range");
    if (reserved) {
      error(
          Code.BEL1002, added.name().span(), "`" + added.text() + "` is a function of every state");
    }
    for (IndexDefinition earlier : indexes) {
      if (earlier.text().equals(added.text())) {
        found.add(
            Diagnostic.of(
                    Code.BEL1002, added.name().span(), "`" + added.text() + "` is declared twice")
                .withLabel(earlier.name().span(), "first declared here"));
      }
    }
  }

  private @Nullable IndexDefinition index(
      StateDefinition state, StateOption.Index node, RecordDefinition record) {
    if (state.isSorted()) {
      error(
          Code.BEL0900,
          node.span(),
          "not supported yet: an index of a state whose key has two parts");
      return null;
    } else if (node.parts().size() > MOST_KEYS) {
      error(Code.BEL0900, node.span(), "not supported yet: an index of more than two fields");
      return null;
    }
    List<Component> fields = new ArrayList<>();
    for (IndexPart part : node.parts()) {
      Component field = field(part.field(), record);
      if (field == null) {
        return null;
      } else if (!Comparing.canBeKey(field.type().present())) {
        error(
            Code.BEL2010,
            part.field().span(),
            Words.aType(field.type()) + " cannot be a part of an index");
        return null;
      }
      fields.add(field);
    }
    Component sort = fields.size() > 1 ? fields.get(1) : null;
    boolean descending = node.parts().get(node.parts().size() - 1).descending();
    return new IndexDefinition(node.name(), fields.get(0), sort, descending);
  }

  private @Nullable Component timeToLive(Name name, RecordDefinition record) {
    Component field = field(name, record);
    if (field != null
        && !field.type().present().isUnknown()
        && !field.type().present().equals(Types.TIMESTAMP)) {
      error(
          Code.BEL2001,
          name.span(),
          "`ttl` names a timestamp, but `" + name.text() + "` is " + Words.aType(field.type()));
      return null;
    }
    return field;
  }

  private @Nullable Component field(Name name, RecordDefinition record) {
    for (Component field : record.fields()) {
      if (field.text().equals(name.text())) {
        return field;
      }
    }
    Diagnostic base =
        Diagnostic.of(
            Code.BEL1001,
            name.span(),
            "the record `" + record.symbol().text() + "` has no field `" + name.text() + "`");
    List<String> near = record.fields().stream().map(Component::text).toList();
    found.add(Suggestions.question(name.text(), near).map(base::withHelp).orElse(base));
    return null;
  }

  private void error(Code code, Span span, String message) {
    found.add(Diagnostic.of(code, span, message));
  }
}
