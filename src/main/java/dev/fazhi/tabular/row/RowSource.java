package dev.fazhi.tabular.row;

import dev.fazhi.model.FileRejectedException;
import dev.fazhi.model.Row;
import org.jspecify.annotations.Nullable;

/** The rows of one file, sheet after sheet, each in the order of the file. Not thread-safe. */
public interface RowSource extends AutoCloseable {

  /**
   * The next row, or null after the last one. Rows without a filled cell are left out; blank cells
   * to the right of the last filled one are cut off.
   *
   * @throws FileRejectedException when the file turns out to be unusable; all rows given so far are
   *     then void, and every further call throws the same
   */
  @Nullable Row next() throws FileRejectedException;

  /** What was found out about the file; complete once {@link #next} has returned null. */
  FileTraits traits();

  /** Lets go of the file; never fails, and may be called twice. */
  @Override
  void close();
}
