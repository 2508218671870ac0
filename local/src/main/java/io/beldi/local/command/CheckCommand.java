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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
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
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE|DIR",
      arity = "1..*",
      description = "A project, a folder of .beldi files, or a file: its whole folder is checked.")
  private List<Path> places;

  /** Set by picocli before {@link #call}. */
  @SuppressWarnings("NullAway.Init")
  CheckCommand() {}

  @Override
  public Integer call() throws IOException, ProjectException {
    Set<Path> folders = new LinkedHashSet<>();
    for (Path place : places) {
      folders.add(folder(place));
    }
    int status = 0;
    for (Path folder : folders) {
      status = Math.max(status, check(folder));
    }
    return status;
  }

  private int check(Path folder) throws IOException, ProjectException {
    SourceTree tree = SourceTree.read(Terminal.root(), folder);
    if (tree.files().isEmpty()) {
      throw new ProjectException("there is no .beldi file in " + folder);
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

  private static Path folder(Path place) throws ProjectException {
    if (Files.isRegularFile(place)) {
      return sources(place.toAbsolutePath().normalize());
    }
    if (!Files.isDirectory(place)) {
      throw new ProjectException("there is no file or folder " + place);
    }
    Path inProject = place.resolve("src/main/beldi");
    return Files.isDirectory(inProject) ? inProject : place;
  }

  /** The folder that a file's module is named from: a project's sources, or its own folder. */
  private static Path sources(Path file) {
    for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
      if (folder.endsWith("src/main/beldi")) {
        return folder;
      }
    }
    Path own = file.getParent();
    return own == null ? Path.of("") : own;
  }
}
