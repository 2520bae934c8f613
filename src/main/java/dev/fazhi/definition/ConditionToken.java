package dev.fazhi.definition;

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

  boolean is(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }
}
