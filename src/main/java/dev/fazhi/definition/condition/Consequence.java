package dev.fazhi.definition.condition;

/** What follows when a value is not as its source says. */
public enum Consequence {
  /** The row is rejected. */
  REJECT,
  /** The row and the value are kept, and a person is told. */
  WARN,
  /** The row is kept without the value, and a person is told. */
  BLANK
}
