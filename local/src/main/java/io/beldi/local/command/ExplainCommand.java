package io.beldi.local.command;

import io.beldi.compiler.diagnostics.Catalogue;
import io.beldi.compiler.diagnostics.Code;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code beldi explain}: the page of a code. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = "Explains a code that the compiler prints, such as BEL2002.")
public final class ExplainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "CODE", description = "Such as BEL2002, or 2002.")
  private String code;

  /** Set by picocli before {@link #call}. */
  @SuppressWarnings("NullAway.Init")
  ExplainCommand() {}

  @Override
  public Integer call() {
    Optional<Code> found = Catalogue.find(code);
    if (found.isEmpty()) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("beldi: there is no code " + code + "; codes look like BEL2002");
      err.flush();
      return 1;
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(Catalogue.explain(found.get()));
    out.flush();
    return 0;
  }
}
