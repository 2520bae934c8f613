package dev.fazhi.audit.arithmetic.quantity;

import dev.fazhi.audit.language.NumberToken;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A number of a table as sentences may be told of it.
 *
 * @param number called as its row and its column are; of an earlier period where they say so
 * @param heads what its row is called, and what its column is
 * @param place where it stands
 * @param isTotal whether its row or its column is called a total
 */
public record Cell(Quantity number, List<String> heads, Place place, boolean isTotal) {

  private static final Pattern BLANK = Pattern.compile("\\s+");

  /** 医疗卫生(含中医) is called 医疗卫生. */
  private static final Pattern ASIDE = Pattern.compile("[(（].*|[^\\p{IsHan}]");

  /** What its row is called, each word of it. */
  public List<String> names() {
    return BLANK
        .splitAsStream(heads.get(0))
        .map(head -> ASIDE.matcher(head).replaceAll(""))
        .filter(head -> head.length() > 1)
        .toList();
  }

  /** Whether the words tell of its row, or it is a total. */
  public boolean isTold(String words) {
    return isTotal || names().stream().anyMatch(words::contains);
  }

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
