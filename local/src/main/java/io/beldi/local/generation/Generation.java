package io.beldi.local.generation;

import java.util.List;

/**
 * What a generation did.
 *
 * @param outcome how it ended
 * @param messages every diagnostic, rendered, in order; the warnings again where nothing was to do
 * @param sources how many source files there are
 * @param written how many files were written, the lock file included
 * @param deleted how many were deleted since nothing makes them any more
 */
public record Generation(
    Outcome outcome, List<Message> messages, int sources, int written, int deleted) {
  public Generation {
    messages = List.copyOf(messages);
  }

  /**
   * A diagnostic as it is shown.
   *
   * @param failsBuild whether it is an error, not a warning or a note
   */
  public record Message(boolean failsBuild, String text) {}

  /** How a generation ended. */
  public enum Outcome {
    /** Nothing has changed; nothing was written. */
    UP_TO_DATE,
    /** The files are as the sources say. */
    GENERATED,
    /** The sources have errors; nothing was written, and the old files stand. */
    REFUSED
  }
}
