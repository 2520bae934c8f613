package dev.fazhi.publish.verify;

/**
 * A cell of a written workbook.
 *
 * @param kind of its content
 * @param text shown, or the number as stored; empty for none
 * @param look index of its style, from 0
 */
record InspectedCell(Kind kind, String text, int look) {

  /** The kind of a cell's content. */
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
