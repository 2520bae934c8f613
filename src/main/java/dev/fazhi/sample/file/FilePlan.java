package dev.fazhi.sample.file;

import dev.fazhi.sample.record.CellValue;
import dev.fazhi.sample.record.Column;
import dev.fazhi.sample.record.Records;
import java.nio.charset.Charset;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file to be written.
 *
 * @param name its name, in which {@link #PART} stands for the part's number when it is split
 * @param format what kind of file it is
 * @param rows data rows at most, beyond which a further part begins
 * @param saved when it says that it was saved
 * @param sheets its sheets; a text file has exactly one
 */
public record FilePlan(
    String name, Format format, long rows, LocalDateTime saved, List<Sheet> sheets) {

  public static final String PART = "{part}";

  /** The name of the n-th part, from 1; the first bears no number. */
  String name(int part) {
    return name.replace(PART, part == 1 ? "" : "_" + part);
  }

  /** A kind of file. */
  public sealed interface Format {}

  /**
   * A workbook.
   *
   * @param old whether in the format of before 2007
   */
  public record Workbook(boolean old) implements Format {}

  /**
   * Text.
   *
   * @param charset how characters become bytes
   * @param mark whether it begins with a byte order mark
   * @param delimiter between values
   */
  public record Delimited(Charset charset, boolean mark, char delimiter) implements Format {}

  /**
   * A sheet.
   *
   * @param name the tab's name
   * @param title the row above the header; null for none
   * @param content the table; null for an empty sheet
   * @param total the first cell of a last row that counts the rows; null for none
   * @param notes rows under the table
   */
  public record Sheet(
      String name,
      @Nullable String title,
      @Nullable Content content,
      @Nullable String total,
      List<String> notes) {}

  /**
   * A table.
   *
   * @param records whose records it shows
   * @param view as seen when
   * @param columns at least one
   * @param rows data rows at most, beyond which a further sheet begins
   * @param blankAfter data rows of the file after which a blank row stands, counted from 1
   * @param spoilt rows that are wrong on purpose, by the data row after which they stand
   */
  public record Content(
      Records records,
      Records.View view,
      List<Column> columns,
      long rows,
      List<Long> blankAfter,
      List<Spoilt> spoilt) {}

  /**
   * A row that is wrong on purpose.
   *
   * @param after the data row after which it stands, counted from 1
   * @param cells what stands in its columns instead, by header; an absent value for empty
   */
  public record Spoilt(long after, Map<String, java.util.Optional<CellValue>> cells) {}
}
