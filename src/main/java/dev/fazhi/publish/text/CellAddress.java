package dev.fazhi.publish.text;

import dev.fazhi.model.Place;

/** Addresses of cells, rows and columns counted from 0. */
public final class CellAddress {

  private static final int LETTERS = 26;

  private CellAddress() {}

  /** Such as {@code B7}. */
  public static String of(int row, int column) {
    return column(column) + (row + 1);
  }

  /** Such as {@code A1:B7}; a single cell stands alone. */
  public static String of(int row, int column, int lastRow, int lastColumn) {
    String first = of(row, column);
    String last = of(lastRow, lastColumn);
    return first.equals(last) ? first : first + ":" + last;
  }

  /** A column's letters. */
  public static String column(int column) {
    return Place.letters(column);
  }

  /** The column of an address such as {@code B7} or {@code $B$7}. */
  public static int columnOf(String address) {
    int column = 0;
    for (char letter : address.toCharArray()) {
      if (letter >= 'A' && letter <= 'Z') {
        column = column * LETTERS + (letter - 'A' + 1);
      }
    }
    return column - 1;
  }

  /** The row of an address such as {@code B7} or {@code $B$7}. */
  public static int rowOf(String address) {
    return Integer.parseInt(address.replaceAll("[^0-9]", "")) - 1;
  }
}
