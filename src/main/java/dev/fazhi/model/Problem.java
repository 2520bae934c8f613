package dev.fazhi.model;

import java.io.Serial;

/**
 * Something that a person must mend before work can go on. The message is in Chinese, says what is
 * wrong and what to do, and is shown as it stands: never a stack trace.
 */
public class Problem extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final String code;

  /**
   * @param code stable, such as {@code FZ-301}
   * @param message one or more lines in Chinese
   */
  public Problem(String code, String message) {
    super(message);
    this.code = code;
  }

  /** As above, keeping what caused it for the log. */
  public Problem(String code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** The stable code. */
  public String code() {
    return code;
  }
}
