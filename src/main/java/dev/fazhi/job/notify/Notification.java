package dev.fazhi.job.notify;

import java.util.List;

/**
 * What people are told of a run's end. It holds codes, names of files and counts, nothing of cells.
 *
 * @param event by which it is known that they were told already
 * @param title one line
 * @param lines the rest; a line may begin with {@code ·}
 */
record Notification(String event, Tone tone, String title, List<String> lines) {

  /** How bad it is. */
  enum Tone {
    /** Done and complete. */
    GOOD,
    /** Done, but it needs a person. */
    WARNING,
    /** Failed. */
    BAD
  }

  String body() {
    return String.join("\n", lines);
  }
}
