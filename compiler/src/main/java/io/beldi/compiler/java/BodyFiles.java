package io.beldi.compiler.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeSpec;
import io.beldi.compiler.diagnostics.Code;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.effects.Domains;
import io.beldi.compiler.names.Program.Module;
import io.beldi.compiler.names.Symbol.ModuleSymbol;
import io.beldi.compiler.source.Span;
import io.beldi.compiler.steps.Analysis;
import io.beldi.compiler.syntax.Block;
import io.beldi.compiler.syntax.CompilationUnit;
import io.beldi.compiler.syntax.TestDeclaration;
import io.beldi.compiler.types.Definition.ConstantDefinition;
import io.beldi.compiler.types.Definition.FunctionDefinition;
import io.beldi.compiler.types.Definition.PureFunctionDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** The Java files of what has a body: functions, pure functions, constants, tests. */
final class BodyFiles {
  private static final int LONGEST = 100_000;

  private final Analysis analysis;
  private final List<Diagnostic> found = new ArrayList<>();
  private final SortedMap<String, String> main = new TreeMap<>();
  private final SortedMap<String, String> tests = new TreeMap<>();
  private final List<String> testModules = new ArrayList<>();

  private BodyFiles(Analysis analysis) {
    this.analysis = analysis;
  }

  /** Writes all of them. */
  static BodyFiles of(Analysis analysis) {
    BodyFiles files = new BodyFiles(analysis);
    FunctionEmitter functions =
        new FunctionEmitter(analysis, Domains.of(analysis.typing(), analysis.effects()));
    for (FunctionDefinition function :
        analysis.typing().definitions().all(FunctionDefinition.class)) {
      if (function.node().body() instanceof Block) {
        ModuleSymbol module = function.symbol().service().module();
        files.addMain(module, functions.emit(function), function.node().span());
        files.checkLength(module, function);
      }
    }
    for (Module module : analysis.program().modules()) {
      files.pure(module.symbol());
      files.tests(module);
    }
    return files;
  }

  /** A method of Java holds 64 KB; Java text of a body becomes less than half its length. */
  private void checkLength(ModuleSymbol module, FunctionDefinition function) {
    String path = JavaFiles.path(module, JavaNames.function(function.symbol()).simpleName());
    int length = Objects.requireNonNull(main.get(path), path).length();
    if (length > LONGEST) {
      found.add(
          Diagnostic.of(
                  Code.BEL0007,
                  function.symbol().name().span(),
                  "`"
                      + function.symbol().text()
                      + "` is too long to become one method of Java ("
                      + length
                      + " characters of it, at most "
                      + LONGEST
                      + ")")
              .withHelp("move parts of it into functions of their own"));
    }
  }

  /** What is wrong with the program after all. */
  List<Diagnostic> diagnostics() {
    return found;
  }

  /** Files that are deployed, by path. */
  SortedMap<String, String> main() {
    return main;
  }

  /** Files of the tests, by path. */
  SortedMap<String, String> tests() {
    return tests;
  }

  /** The full names of the classes that list the tests, sorted by module. */
  List<String> testModules() {
    return testModules;
  }

  private void addMain(ModuleSymbol module, TypeSpec type, Span origin) {
    add(main, module, type, origin);
  }

  private static void add(
      SortedMap<String, String> files, ModuleSymbol module, TypeSpec type, Span origin) {
    String source = origin.file().path();
    files.put(
        JavaFiles.path(module, type.name()),
        JavaFiles.text(module, type, source.substring(source.lastIndexOf('/') + 1)));
  }

  private void pure(ModuleSymbol module) {
    PureFunctionsEmitter emitter = new PureFunctionsEmitter(analysis);
    var definitions = analysis.typing().definitions();
    List<ConstantDefinition> constants = definitions.of(module, ConstantDefinition.class);
    if (!constants.isEmpty()) {
      addMain(
          module,
          emitter.constants(PureNames.constants(module), constants),
          constants.get(0).node().span());
    }
    List<PureFunctionDefinition> functions =
        definitions.of(module, PureFunctionDefinition.class).stream()
            .filter(function -> function.body() != null)
            .toList();
    if (!functions.isEmpty()) {
      addMain(
          module,
          emitter.functions(PureNames.functions(module), functions),
          functions.get(0).node().span());
    }
  }

  private void tests(Module module) {
    ScenarioEmitter emitter = new ScenarioEmitter(analysis);
    ScenarioNames names = new ScenarioNames();
    List<ClassName> classes = new ArrayList<>();
    for (CompilationUnit unit : module.units()) {
      for (TestDeclaration test : unit.tests()) {
        ClassName name = JavaNames.inModule(module.symbol(), names.of(test.title().value()));
        classes.add(name);
        add(tests, module.symbol(), emitter.emit(test, name), test.span());
      }
    }
    if (!classes.isEmpty()) {
      String path = module.symbol().fullName();
      ClassName name =
          JavaNames.inModule(
              module.symbol(),
              JavaNames.upper(path.substring(path.lastIndexOf('.') + 1)) + "Tests");
      testModules.add(name.canonicalName());
      add(
          tests,
          module.symbol(),
          ScenariosEmitter.emit(name, path, classes),
          module.units().get(0).span());
    }
  }
}
