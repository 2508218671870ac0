package io.beldi.local.command;

import io.beldi.local.generation.Folders;
import io.beldi.local.generation.Generation;
import io.beldi.local.project.Project;
import io.beldi.local.project.ProjectException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code beldi compile}: writes the Java of a project into a folder. */
@Command(
    name = "compile",
    mixinStandardHelpOptions = true,
    description = "Writes the Java of a project into a folder; touches only what has changed.")
public final class CompileCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "The project.")
  private Path folder;

  @Option(
      names = {"-d", "--directory"},
      paramLabel = "OUT",
      required = true,
      description = "The folder to write to.")
  private Path out;

  /** Set by picocli before {@link #call}. */
  @SuppressWarnings("NullAway.Init")
  CompileCommand() {}

  @Override
  public Integer call() throws IOException, ProjectException {
    Project project = Project.in(folder);
    Generation generation =
        Terminal.generator().generate(Folders.of(Terminal.root(), project.folder(), out));
    PrintWriter terminal = spec.commandLine().getOut();
    generation.messages().forEach(message -> terminal.println(message.text()));
    terminal.println(
        switch (generation.outcome()) {
          case UP_TO_DATE -> "up to date: nothing was written";
          case GENERATED ->
              "files: " + generation.written() + " written, " + generation.deleted() + " deleted";
          case REFUSED -> "nothing was generated";
        });
    terminal.flush();
    return generation.outcome() == Generation.Outcome.REFUSED ? 1 : 0;
  }
}
