package io.beldi.local.command;

import io.beldi.compiler.Compilation;
import io.beldi.compiler.Compiler;
import io.beldi.compiler.diagnostics.Report;
import io.beldi.local.generation.SourceTree;
import io.beldi.local.project.ProjectException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code beldi check}: finds errors, writes nothing. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Checks projects, folders or files; writes nothing.")
public final class CheckCommand implements Callable<Integer> {
  private static final String SOURCES = "src/main/beldi";
  private static final Pattern IMPORT = Pattern.compile("(?m)^\\s*use\\s");

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE|DIR",
      arity = "1..*",
      description =
          "A project, a folder of .beldi files, or a file: its project is checked as a whole.")
  private List<Path> places;

  /** Set by picocli before {@link #call}. */
  @SuppressWarnings("NullAway.Init")
  CheckCommand() {}

  @Override
  public Integer call() throws IOException, ProjectException {
    Set<Path> folders = new LinkedHashSet<>();
    Map<Path, Set<Path>> alone = new LinkedHashMap<>();
    for (Path place : places) {
      if (Files.isDirectory(place)) {
        Path inProject = place.resolve(SOURCES);
        folders.add(Files.isDirectory(inProject) ? inProject : place);
      } else if (Files.isRegularFile(place)) {
        Path file = place.toAbsolutePath().normalize();
        Path project = sources(file);
        if (project != null) {
          folders.add(project);
        } else {
          Path folder = Objects.requireNonNull(file.getParent(), "a file lies in a folder");
          alone.computeIfAbsent(folder, it -> new LinkedHashSet<>()).add(file);
        }
      } else {
        throw new ProjectException("there is no file or folder " + place);
      }
    }
    List<SourceTree> trees = new ArrayList<>();
    for (Path folder : folders) {
      trees.add(SourceTree.read(Terminal.root(), folder));
    }
    for (Map.Entry<Path, Set<Path>> entry : alone.entrySet()) {
      trees.add(lone(entry.getKey(), List.copyOf(entry.getValue())));
    }
    int status = 0;
    for (SourceTree tree : trees) {
      status = Math.max(status, check(tree));
    }
    return status;
  }

  private int check(SourceTree tree) throws ProjectException {
    if (tree.files().isEmpty()) {
      throw new ProjectException("there is no .beldi file in " + tree.root());
    }
    Compilation compilation = tree.compile(Compiler::compile, null);
    Report report = Report.of(compilation.diagnostics());
    PrintWriter out = spec.commandLine().getOut();
    out.print(Terminal.renderer().render(report));
    int files = tree.files().size();
    out.println(
        files
            + (files == 1 ? " file" : " files")
            + " checked: "
            + (report.summary().isEmpty() ? "no errors" : report.summary()));
    out.flush();
    return report.failed() ? 1 : 0;
  }

  /** Files of no project: what lies beside them counts only if they import something. */
  private static SourceTree lone(Path folder, List<Path> files) throws IOException {
    SourceTree alone = SourceTree.of(Terminal.root(), folder, files);
    boolean imports = alone.files().stream().anyMatch(it -> IMPORT.matcher(it.text()).find());
    return imports ? SourceTree.read(Terminal.root(), folder) : alone;
  }

  /** The folder of the sources of the project that a file lies in; null if it lies in none. */
  private static @Nullable Path sources(Path file) {
    for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
      if (folder.endsWith(SOURCES)) {
        return folder;
      }
    }
    return null;
  }
}
