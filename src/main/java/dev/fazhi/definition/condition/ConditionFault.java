package dev.fazhi.definition.condition;

import java.io.Serial;

/** Thrown when a condition is refused; caught where its file and line are known. */
final class ConditionFault extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  /**
   * @param message in Chinese, what is wrong and what to write instead
   */
  ConditionFault(String message) {
    super(message, null, false, false);
  }

  String message() {
    return String.valueOf(getMessage());
  }
}
