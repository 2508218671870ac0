package io.beldi.local.programs;

import io.beldi.compiler.CompilationRequest;
import io.beldi.compiler.Compiler;
import io.beldi.compiler.diagnostics.TextRenderer;
import io.beldi.compiler.diagnostics.TextStyle;
import io.beldi.compiler.source.SourceFile;
import io.beldi.compiler.steps.Analysis;
import io.beldi.local.generation.CompilerVersion;
import io.beldi.local.generation.Generator;
import io.beldi.local.project.Project;
import io.beldi.local.project.ProjectBuild;
import io.beldi.local.project.ProjectException;
import io.beldi.runtime.Application;
import io.beldi.runtime.BeldiModule;
import io.beldi.testkit.GeneratedModules;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Many programs, compiled as one project. */
final class Batch implements AutoCloseable {
  private final URLClassLoader loader;
  private final List<Compiled> programs;

  /** A program, what the compiler knows of it, and its classes. */
  record Compiled(Program program, Analysis analysis, Application application) {}

  private Batch(URLClassLoader loader, List<Compiled> programs) {
    this.loader = loader;
    this.programs = programs;
  }

  List<Compiled> programs() {
    return programs;
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }

  /**
   * Compiles programs of different modules below an empty folder.
   *
   * @throws AssertionError with what is wrong with them
   */
  static Batch compile(List<Program> programs, Path folder) throws IOException, ProjectException {
    Path sources = folder.resolve("src/main/beldi");
    Files.createDirectories(sources);
    for (Program program : programs) {
      Files.writeString(sources.resolve(program.module() + ".beldi"), program.text());
      if (program.usesJava()) {
        Path java = folder.resolve("src/main/java").resolve(program.module());
        Files.createDirectories(java);
        Files.writeString(java.resolve("JavaTools.java"), JavaSteps.java(program.module()));
      }
    }
    List<String> warnings = new ArrayList<>();
    TextRenderer renderer = new TextRenderer(TextStyle.PLAIN);
    Generator generator =
        new Generator(CompilerVersion.current(), Compiler::compile, renderer::render);
    URLClassLoader loader =
        build(new ProjectBuild(Project.in(folder), generator, folder, warnings::add));
    Map<String, BeldiModule> modules = new TreeMap<>();
    Application all = GeneratedModules.load(loader, GeneratedModules.MAIN);
    all.modules().forEach(module -> modules.put(module.name(), module));
    List<Compiled> compiled = new ArrayList<>();
    for (Program program : programs) {
      Application application = Application.of(List.of(module(modules, program)));
      compiled.add(new Compiled(program, analysed(program), application));
    }
    return new Batch(loader, compiled);
  }

  private static URLClassLoader build(ProjectBuild project) throws IOException {
    try {
      return project.main();
    } catch (ProjectException refused) {
      throw new AssertionError(String.join("\n", refused.details()), refused);
    }
  }

  private static BeldiModule module(Map<String, BeldiModule> modules, Program program) {
    BeldiModule module = modules.get(program.module());
    if (module == null) {
      throw new IllegalStateException("there is no module " + program.module());
    }
    return module;
  }

  private static Analysis analysed(Program program) {
    SourceFile source = new SourceFile(program.module() + ".beldi", program.text());
    Compiler.Analysed analysed =
        Compiler.analyse(new CompilationRequest("", List.of(source), null));
    Analysis analysis = analysed.analysis();
    if (analysis == null) {
      throw new IllegalStateException("analysed once with, once without success");
    }
    return analysis;
  }
}
