package dev.fazhi.sample;

import java.math.BigDecimal;
import java.time.LocalDateTime;

/** What stands in a cell. */
sealed interface Written {

  /** Text. */
  record Text(String text) implements Written {}

  /**
   * A number.
   *
   * @param number its value
   * @param format as spreadsheets write formats
   */
  record Number(BigDecimal number, String format) implements Written {}

  /**
   * A date cell.
   *
   * @param moment its value
   * @param format as spreadsheets write formats
   */
  record Moment(LocalDateTime moment, String format) implements Written {}
}
