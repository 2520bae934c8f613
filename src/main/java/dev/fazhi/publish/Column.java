package dev.fazhi.publish;

/**
 * A column of a published table.
 *
 * @param header unique in its table, the unit in brackets
 * @param kind what stands in it
 * @param decimals for numbers, the most digits after the point in it
 */
record Column(String header, Kind kind, int decimals) {

  /** What stands in a column, which decides how it looks. */
  enum Kind {
    /** Short text. */
    LABEL,
    /** Text that wraps within its cell. */
    PROSE,
    /** Numbers with thousands separators. */
    NUMBER,
    /** Numbers with an arrow that says whether they rise or fall, so that colour need not. */
    CHANGE
  }

  static Column label(String header) {
    return new Column(header, Kind.LABEL, 0);
  }

  static Column prose(String header) {
    return new Column(header, Kind.PROSE, 0);
  }

  static Column number(String header, int decimals) {
    return new Column(header, Kind.NUMBER, decimals);
  }

  /** The header as its cell shows it: over numbers each word on a line of its own. */
  String shown() {
    return isNumeric() ? header.replace(' ', '\n') : header;
  }

  boolean isNumeric() {
    return kind == Kind.NUMBER || kind == Kind.CHANGE;
  }
}
