package io.beldi.local.command;

import io.beldi.local.project.ProjectException;
import io.beldi.local.seed.SeedException;
import io.beldi.runtime.store.StoreException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import picocli.CommandLine;

/**
 * Says what went wrong, in a line where it is the user's to mend, with a trace where it is ours.
 */
public final class Failures {
  private Failures() {}

  /** Prints {@code failure} and gives the exit status. */
  public static int report(
      Exception failure, CommandLine commandLine, CommandLine.ParseResult parsed) {
    PrintWriter err = commandLine.getErr();
    if (failure instanceof ProjectException project) {
      project.details().forEach(err::println);
      err.println("beldi: " + project.getMessage());
    } else if (failure instanceof SeedException seed) {
      seed.problems().forEach(err::println);
      err.println("beldi: no seed row was written");
    } else if (failure instanceof StoreException store) {
      err.println("beldi: the store: " + store.getMessage());
    } else if (failure instanceof NoSuchFileException missing) {
      err.println("beldi: there is no file " + missing.getMessage());
    } else if (failure instanceof IOException io) {
      err.println("beldi: " + io.getMessage());
    } else {
      printDefect(failure, err);
    }
    err.flush();
    return CommandLine.ExitCode.SOFTWARE;
  }

  /** Prints what nobody but we can mend, with all that we need for it. */
  static void printDefect(Throwable failure, PrintWriter err) {
    err.println("beldi: a defect of Beldi itself; please report what follows");
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      err.println(cause);
      Arrays.stream(cause.getStackTrace()).forEach(frame -> err.println("    at " + frame));
    }
  }
}
