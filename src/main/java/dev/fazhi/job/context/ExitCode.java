package dev.fazhi.job.context;

/** The exit codes of every command. */
public enum ExitCode {
  /** Done and complete. */
  DONE(0),
  /** Failed and restartable; nothing was published. */
  FAILED(1),
  /** Wrong usage or definitions. */
  USAGE(2),
  /** Done, but something needs a person: a file refused, rows rejected, a check failed. */
  NEEDS_A_PERSON(3),
  /** Another run is active. */
  BUSY(4);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /** The number that the process ends with. */
  public int code() {
    return code;
  }
}
