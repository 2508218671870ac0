package io.beldi.compiler.java;

import com.palantir.javapoet.TypeSpec;
import io.beldi.compiler.effects.Domains;
import io.beldi.compiler.names.Program;
import io.beldi.compiler.names.Symbol.ModuleSymbol;
import io.beldi.compiler.source.Span;
import io.beldi.compiler.steps.Analysis;
import io.beldi.compiler.syntax.CompilationUnit;
import io.beldi.compiler.types.Definition.EnumDefinition;
import io.beldi.compiler.types.Definition.ErrorDefinition;
import io.beldi.compiler.types.Definition.ExternDefinition;
import io.beldi.compiler.types.Definition.FunctionDefinition;
import io.beldi.compiler.types.Definition.IdDefinition;
import io.beldi.compiler.types.Definition.RecordDefinition;
import io.beldi.compiler.types.Definition.ServiceDefinition;
import io.beldi.compiler.types.Definitions;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The Java files of what the source declares, apart from bodies: types, states, clients, lists. */
final class DeclarationFiles {
  private final Definitions definitions;
  private final Analysis analysis;
  private final DefaultValues defaults;
  private final SortedMap<String, String> files = new TreeMap<>();
  private final List<String> modules = new ArrayList<>();

  private DeclarationFiles(Analysis analysis, DefaultValues defaults) {
    this.definitions = analysis.typing().definitions();
    this.analysis = analysis;
    this.defaults = defaults;
  }

  /** Writes all of them. */
  static DeclarationFiles of(Analysis analysis, DefaultValues defaults) {
    DeclarationFiles files = new DeclarationFiles(analysis, defaults);
    for (Program.Module module : analysis.program().modules()) {
      files.types(module.symbol());
      files.services(module.symbol());
      files.lists(module);
    }
    return files;
  }

  /** The files, by path. */
  SortedMap<String, String> files() {
    return files;
  }

  /** The full names of the classes that list modules, sorted by module. */
  List<String> modules() {
    return modules;
  }

  private void types(ModuleSymbol module) {
    RecordEmitter records = new RecordEmitter(defaults);
    ErrorEmitter errors = new ErrorEmitter(defaults);
    for (IdDefinition id : definitions.of(module, IdDefinition.class)) {
      add(module, IdEmitter.emit(id), id.node().span());
    }
    for (RecordDefinition record : definitions.of(module, RecordDefinition.class)) {
      add(module, records.emit(record), record.node().span());
    }
    for (EnumDefinition enumeration : definitions.of(module, EnumDefinition.class)) {
      add(module, EnumEmitter.emit(enumeration), enumeration.node().span());
    }
    for (ErrorDefinition error : definitions.of(module, ErrorDefinition.class)) {
      if (error.node() != null) {
        add(module, errors.emit(error), error.node().span());
      }
    }
  }

  private void services(ModuleSymbol module) {
    ClientEmitter clients = new ClientEmitter(analysis);
    Domains domains = Domains.of(analysis.typing(), analysis.effects());
    RecordEmitter records = new RecordEmitter(defaults);
    for (ServiceDefinition service : definitions.of(module, ServiceDefinition.class)) {
      if (!service.states().isEmpty()) {
        add(module, StatesEmitter.emit(service, domains), service.node().span());
      }
      if (!service.functions().isEmpty()) {
        add(module, clients.emit(service), service.node().span());
      }
      for (FunctionDefinition function : service.functions()) {
        add(module, records.emit(function), function.node().span());
      }
    }
    for (ExternDefinition extern : definitions.of(module, ExternDefinition.class)) {
      add(module, ExternEmitter.contract(extern), extern.node().span());
      add(module, ExternEmitter.client(extern), extern.node().span());
    }
  }

  private void lists(Program.Module module) {
    Span origin = module.units().get(0).span();
    add(module.symbol(), new ModuleEmitter(definitions).emit(module.symbol()), origin);
    modules.add(ModuleEmitter.name(module.symbol()).canonicalName());
    files.put(
        JavaFiles.path(module.symbol(), "package-info"),
        PackageInfo.text(
            module.symbol(),
            origin(origin),
            module.units().stream().map(CompilationUnit::documentation).toList()));
  }

  private void add(ModuleSymbol module, TypeSpec type, Span span) {
    files.put(JavaFiles.path(module, type.name()), JavaFiles.text(module, type, origin(span)));
  }

  private static String origin(Span span) {
    String path = span.file().path();
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
