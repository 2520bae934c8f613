package dev.fazhi.sample.file;

import dev.fazhi.sample.record.CellValue;
import dev.fazhi.sample.record.Column;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file being written. Closing it without {@link #finish} leaves nothing that is of use. */
interface Target extends Closeable {

  /** Begins a sheet. */
  void sheet(String name);

  /** Writes a text over the whole width. */
  void title(String text, int width) throws IOException;

  /** Writes the headers, over two rows when any of them belongs to a group. */
  void header(List<Column> columns) throws IOException;

  /** Writes a row; an absent cell is empty. */
  void row(List<@Nullable CellValue> cells) throws IOException;

  /** Completes the file. */
  void finish() throws IOException;
}
