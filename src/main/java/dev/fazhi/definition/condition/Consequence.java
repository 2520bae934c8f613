package dev.fazhi.definition.condition;

/** The consequence of a value that violates the declaration. */
public enum Consequence {
  /** The row is rejected. */
  REJECT,
  /** The row and the value are kept, and a person is told. */
  WARN,
  /** The row is kept without the value, and a person is told. */
  BLANK
}
