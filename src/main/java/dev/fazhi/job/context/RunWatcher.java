package dev.fazhi.job.context;

/** Receives the progress of a run, on the threads that do the work. */
public interface RunWatcher {

  /** Ignores all progress. */
  RunWatcher NOBODY = new RunWatcher() {};

  /** Called when a phase begins, with its name in Chinese. */
  default void phase(String name) {}

  /** Called when the reading of a file begins. */
  default void file(String name) {}

  /** Called when so many more rows were read. */
  default void rows(int more) {}

  /** Shows a message in Chinese to the operator at once. */
  default void say(String message) {}
}
