package dev.fazhi.definition.condition;

/**
 * The smallest part of a condition.
 *
 * @param text as written; of a string the value without quotes
 */
record ConditionToken(Kind kind, String text) {

  enum Kind {
    WORD,
    NUMBER,
    STRING,
    SYMBOL
  }

  /** Whether it is that symbol, or that word in large or small letters. */
  boolean is(String other) {
    return (kind == Kind.SYMBOL || kind == Kind.WORD) && text.equalsIgnoreCase(other);
  }
}
