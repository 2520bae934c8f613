package dev.fazhi.job.notify;

import java.util.List;

/**
 * A notification about a run. It holds codes, file names and counts, but no cell content.
 *
 * @param event identifies the event, so that it is sent once
 * @param title one line
 * @param lines the rest; a line may begin with {@code ·}
 */
record Notification(String event, Tone tone, String title, List<String> lines) {

  /** The severity. */
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
