package dev.fazhi.publish.verify;

/**
 * A cell as it stands in a workbook's archive.
 *
 * @param kind what it holds
 * @param text what it shows, or the number as it is stored; empty for none
 * @param look which of the workbook's looks it has, counted from 0
 */
record InspectedCell(Kind kind, String text, int look) {

  /** What a cell holds. */
  enum Kind {
    NUMBER,
    TEXT,
    FORMULA,
    BLANK,
    /** A truth value or an error, which the program never writes. */
    OTHER
  }

  static final InspectedCell NONE = new InspectedCell(Kind.BLANK, "", 0);

  /** The text; empty when it holds something else. */
  String words() {
    return kind == Kind.TEXT ? text : "";
  }
}
