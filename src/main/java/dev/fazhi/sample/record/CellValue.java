package dev.fazhi.sample.record;

import java.math.BigDecimal;
import java.time.LocalDateTime;

/** The value of a cell. */
public sealed interface CellValue {

  /** Text. */
  record Text(String text) implements CellValue {}

  /**
   * A number.
   *
   * @param number its value
   * @param format as spreadsheets write formats
   */
  record Number(BigDecimal number, String format) implements CellValue {}

  /**
   * A date cell.
   *
   * @param moment its value
   * @param format as spreadsheets write formats
   */
  record Moment(LocalDateTime moment, String format) implements CellValue {}
}
