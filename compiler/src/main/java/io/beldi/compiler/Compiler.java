package io.beldi.compiler;

import io.beldi.compiler.Compilation.Output;
import io.beldi.compiler.checks.Checks;
import io.beldi.compiler.checks.Suppressions;
import io.beldi.compiler.diagnostics.Diagnostic;
import io.beldi.compiler.diagnostics.Result;
import io.beldi.compiler.effects.Domains;
import io.beldi.compiler.effects.EffectInference;
import io.beldi.compiler.effects.Effects;
import io.beldi.compiler.java.JavaGenerator;
import io.beldi.compiler.java.JavaOutput;
import io.beldi.compiler.names.NameResolver;
import io.beldi.compiler.names.NameResolver.Resolved;
import io.beldi.compiler.source.SourceFile;
import io.beldi.compiler.steps.Analysis;
import io.beldi.compiler.steps.StepNumbering;
import io.beldi.compiler.syntax.CompilationUnit;
import io.beldi.compiler.syntax.Parsing;
import io.beldi.compiler.types.TypeChecker;
import io.beldi.compiler.types.Typing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** The compiler: one function from sources to Java, without state between calls. */
public final class Compiler {
  private static final Comparator<Diagnostic> BY_PLACE =
      Comparator.comparing((Diagnostic found) -> found.span().file().path())
          .thenComparingInt(found -> found.span().start())
          .thenComparing(Diagnostic::code)
          .thenComparing(Diagnostic::message);

  private Compiler() {}

  /** Compiles a program; nothing is made where something is wrong. */
  public static Compilation compile(CompilationRequest request) {
    Analysed analysed = analyse(request);
    if (analysed.analysis() == null || analysed.lock() == null) {
      return new Compilation(analysed.diagnostics(), null);
    }
    Result<JavaOutput> generated = JavaGenerator.generate(analysed.analysis());
    if (generated.failed()) {
      List<Diagnostic> all = new ArrayList<>(analysed.diagnostics());
      all.addAll(generated.diagnostics());
      return new Compilation(sorted(all), null);
    }
    JavaOutput java = generated.value();
    Output output =
        new Output(
            java.main(), java.test(), java.resources(), java.testResources(), analysed.lock());
    return new Compilation(analysed.diagnostics(), output);
  }

  /** The full names of the sovereign services, even where the sources are not in order. */
  public static SortedSet<String> sovereign(List<SourceFile> sources) {
    return Domains.named(sources.stream().map(it -> Parsing.parse(it).value()).toList());
  }

  /**
   * What the passes before Java find out.
   *
   * @param diagnostics everything found, sorted by file, line and column
   * @param analysis null where a diagnostic stops the build
   * @param lock the new text of the lock; null where a diagnostic stops the build
   */
  public record Analysed(
      List<Diagnostic> diagnostics, @Nullable Analysis analysis, @Nullable String lock) {
    /** Keeps an unchangeable copy of the findings. */
    public Analysed {
      diagnostics = List.copyOf(diagnostics);
    }
  }

  /** Runs the passes before Java. */
  public static Analysed analyse(CompilationRequest request) {
    List<Diagnostic> found = new ArrayList<>();
    List<CompilationUnit> units = new ArrayList<>();
    for (SourceFile source : request.sources()) {
      Result<CompilationUnit> unit = Parsing.parse(source);
      found.addAll(unit.diagnostics());
      units.add(unit.value());
    }
    if (stops(found)) {
      return failed(found);
    }
    return resolved(request, units, found);
  }

  private static Analysed resolved(
      CompilationRequest request, List<CompilationUnit> units, List<Diagnostic> before) {
    List<Diagnostic> found = new ArrayList<>(before);
    Result<Resolved> resolved = NameResolver.resolve(units, request.root());
    found.addAll(resolved.diagnostics());
    Resolved names = resolved.value();
    Result<Typing> typed = TypeChecker.check(names.program(), names.names());
    found.addAll(typed.diagnostics());
    Effects effects = EffectInference.infer(names.names(), typed.value());
    found.addAll(Checks.run(names.names(), typed.value(), effects));
    found = Suppressions.apply(units, found);
    if (stops(found)) {
      return failed(found);
    }
    var numbered =
        StepNumbering.number(names.program(), typed.value(), request.root(), request.lock());
    found.addAll(numbered.diagnostics());
    if (stops(found)) {
      return failed(found);
    }
    Analysis analysis =
        new Analysis(
            names.program(), names.names(), typed.value(), effects, numbered.value().steps());
    return new Analysed(sorted(found), analysis, numbered.value().lock());
  }

  private static Analysed failed(List<Diagnostic> found) {
    return new Analysed(sorted(found), null, null);
  }

  private static boolean stops(List<Diagnostic> found) {
    return found.stream().anyMatch(one -> one.severity().failsBuild());
  }

  private static List<Diagnostic> sorted(List<Diagnostic> found) {
    return found.stream().distinct().sorted(BY_PLACE).toList();
  }
}
