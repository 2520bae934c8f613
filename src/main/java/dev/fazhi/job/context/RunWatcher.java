package dev.fazhi.job.context;

/** Someone who watches a run; called from the threads that do the work. */
public interface RunWatcher {

  /** Nobody watches. */
  RunWatcher NOBODY = new RunWatcher() {};

  /** A phase begins; its name is in Chinese. */
  default void phase(String name) {}

  /** A file is begun. */
  default void file(String name) {}

  /** So many more rows were read. */
  default void rows(int more) {}

  /** Something that the operator should see at once, in Chinese. */
  default void say(String message) {}
}
