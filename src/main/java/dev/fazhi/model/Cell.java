package dev.fazhi.model;

import java.math.BigDecimal;
import java.time.LocalDateTime;

/** The content of one cell of a table, before its meaning is known. */
public sealed interface Cell {

  /** The one cell without content. */
  Blank BLANK = new Blank();

  /** The text that a person would read in the cell; empty for a blank cell, never null. */
  String text();

  /** Whether a person would see nothing there: no content, or white space alone. */
  default boolean isBlank() {
    return text().isBlank();
  }

  /** No content at all. */
  record Blank() implements Cell {
    @Override
    public String text() {
      return "";
    }
  }

  /** Text as stored in the file, neither trimmed nor normalised. */
  record Text(String text) implements Cell {}

  /**
   * A numeric cell without a date format. The value holds at most 15 significant digits, which is
   * all that a spreadsheet keeps; {@code rounded} says that the file had more, or as many as to be
   * suspected of having lost some.
   *
   * @param shown what the number format makes of it where that says more than the number, all
   *     digits kept: {@code 00012}, {@code 3.5012万元} for 35012, {@code 85%}; else empty
   */
  record Num(BigDecimal value, boolean rounded, String shown) implements Cell {

    /** A number that is shown as it is, but for decimals and separators. */
    public Num(BigDecimal value, boolean rounded) {
      this(value, rounded, "");
    }

    @Override
    public String text() {
      return shown.isEmpty() ? value.stripTrailingZeros().toPlainString() : shown;
    }
  }

  /**
   * A numeric cell with a date format: local time, to the second. {@code dateOnly} when the stored
   * number has no fraction of a day.
   */
  record Moment(LocalDateTime value, boolean dateOnly) implements Cell {
    @Override
    public String text() {
      return dateOnly
          ? value.toLocalDate().toString()
          : value.toLocalDate() + " " + value.toLocalTime().withNano(0);
    }
  }

  /** A true or false of the spreadsheet's own kind. */
  record Bool(boolean value) implements Cell {
    @Override
    public String text() {
      return value ? "TRUE" : "FALSE";
    }
  }

  /**
   * A cell that the spreadsheet itself shows as an error, or whose content cannot be known without
   * computing it.
   *
   * @param text as shown, such as {@code #REF!}
   * @param reason why it is no value, in Chinese, for the fault that follows
   */
  record Err(String text, String reason) implements Cell {}
}
