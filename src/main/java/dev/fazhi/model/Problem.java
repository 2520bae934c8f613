package dev.fazhi.model;

import java.io.Serial;

/**
 * A problem that a person must solve before work can continue. The message is in Chinese, says what
 * is wrong and what to do, and is shown instead of a stack trace.
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

  /** Makes a problem with its cause, for the log. */
  public Problem(String code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** Makes the problem of a failure for want of memory. */
  public static Problem outOfMemory(Throwable failure) {
    return new Problem("FZ-405", "内存不足。请用 FAZHI_OPTS=-Xmx2g 之类的设置加大内存后重新运行。", failure);
  }

  /** The stable code. */
  public String code() {
    return code;
  }
}
