package dev.fazhi.store;

/** What becomes of a staged row. */
enum Fate {
  /** It has a fault that rejects it. */
  REJECTED("R"),
  /** Its key stands again further down; the lower row counts. */
  DOUBLE("D"),
  /** Known with the same content. */
  SAME("U"),
  /** Known with other content from a newer export, which wins. */
  OLDER("O"),
  /** Known with other content: a new version. */
  CHANGED("C");

  // a new key keeps the empty mark: the commonest fate costs nothing
  private final String mark;

  Fate(String mark) {
    this.mark = mark;
  }

  String mark() {
    return mark;
  }

  /** As an SQL literal. */
  String sql() {
    return "'" + mark + "'";
  }
}
