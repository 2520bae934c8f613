package dev.fazhi.model;

/**
 * A place in a file, as the spreadsheet shows it.
 *
 * @param file the file's name without its folder
 * @param sheet the sheet's name; empty when the file has none or the whole file is meant
 * @param row the row number that the spreadsheet shows; 0 when the whole sheet or file is meant
 * @param column the column counted from 0; -1 when the whole row is meant
 */
public record Place(String file, String sheet, int row, int column) {

  /** The whole file. */
  public static Place of(String file) {
    return new Place(file, "", 0, -1);
  }

  /** The letters of a column counted from 0: A, B, …, Z, AA. */
  public static String letters(int column) {
    StringBuilder letters = new StringBuilder();
    for (int n = column + 1; n > 0; n = (n - 1) / 26) {
      letters.insert(0, (char) ('A' + (n - 1) % 26));
    }
    return letters.toString();
  }

  /** The address as people write it: {@code 台账.xlsx · Sheet1 · 第 12 行 · H 列}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(SafeText.safe(file));
    if (!sheet.isEmpty()) {
      text.append(" · ").append(SafeText.safe(sheet));
    }
    if (row > 0) {
      text.append(" · 第 ").append(row).append(" 行");
    }
    if (column >= 0) {
      text.append(" · ").append(letters(column)).append(" 列");
    }
    return text.toString();
  }
}
