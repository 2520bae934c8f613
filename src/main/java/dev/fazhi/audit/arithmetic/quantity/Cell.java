package dev.fazhi.audit.arithmetic.quantity;

import dev.fazhi.audit.language.NumberToken;
import java.util.List;

/**
 * A number of a table as sentences may be told of it.
 *
 * @param number called as its row and its column are; of an earlier period where they say so
 * @param heads what its row is called, and what its column is
 * @param place where it stands
 * @param isTotal whether its row or its column is called a total
 */
public record Cell(Quantity number, List<String> heads, Place place, boolean isTotal) {

  /** Where a cell stands: in which table of the text, row and column. */
  public record Place(int table, int row, int column) {}

  /** The number of a cell, which is called as its line is. */
  public static Quantity number(NumberToken token, String label) {
    return number(token, label, Quantity.Kind.COUNT, Quantity.Role.VALUE);
  }

  /** The same of a rate, or of an earlier period. */
  public static Quantity number(
      NumberToken token, String label, Quantity.Kind kind, Quantity.Role role) {
    return new Quantity(
        -1 - token.core(),
        token,
        kind,
        Quotient.PERCENT,
        "",
        token.end(),
        -1,
        -1,
        label,
        "",
        label,
        null,
        role,
        Quantity.Base.NONE,
        false,
        -1);
  }

  /** Whether one stands in the row of the other. */
  public boolean isInRowOf(Cell other) {
    return place.table() == other.place.table() && place.row() == other.place.row();
  }

  /** Whether one stands in the column of the other. */
  public boolean isInColumnOf(Cell other) {
    return place.table() == other.place.table() && place.column() == other.place.column();
  }
}
