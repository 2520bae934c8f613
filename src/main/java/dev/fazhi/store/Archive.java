package dev.fazhi.store;

import dev.fazhi.definition.Source;
import dev.fazhi.model.Entry;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Problem;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Files as they were read, by content hash, less their personal columns: all that is needed to read
 * them once more. A compressed text of lines, whose first letter says what they hold: what the file
 * was, its sheets with their headers, its rows with the cells of the source's fields, what was
 * wrong with them, and at the end the account of the file.
 */
public final class Archive {

  static final String FORMAT = "fazhi-archive 2";

  private final Path folder;

  /**
   * @param folder where the archive lies; created when first written to
   */
  public Archive(Path folder) {
    this.folder = folder;
  }

  /** Where a row stands in its file. */
  public record RowAddress(int sheet, int row) {}

  /**
   * A sheet and the columns that fields were read from.
   *
   * @param number 0 for the first
   */
  public record Sheet(int number, String name, List<Column> columns) {}

  /**
   * A column.
   *
   * @param index counted from 0
   * @param header as a person reads it
   * @param factor what the unit in the header multiplies by; 1 without one
   */
  public record Column(int index, String field, String header, BigDecimal factor) {}

  /**
   * What was known of the file when it had been read to its end.
   *
   * @param read rows found
   * @param skipped rows that are no data
   * @param faults what was said of the file as a whole
   */
  public record Account(long read, long skipped, LocalDateTime exportedAt, List<Fault> faults) {}

  /** Begins the copy of a file; one that was begun before and not finished is overwritten. */
  public ArchiveWriter write(String sha256, Source source, String definitions) throws IOException {
    PrivateFiles.createDirectories(folder);
    return new ArchiveWriter(folder.resolve(sha256 + ".part"), file(sha256), source, definitions);
  }

  /** Whether it holds no file at all. */
  public boolean isEmpty() throws IOException {
    if (!Files.isDirectory(folder)) {
      return true;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.gz")) {
      return !files.iterator().hasNext();
    }
  }

  /** Whether the copy of a file is there. */
  public boolean has(String sha256) {
    return Files.exists(file(sha256));
  }

  /** Where the copy of a file lies, or would. */
  public Path file(String sha256) {
    return folder.resolve(sha256 + ".gz");
  }

  /** Where the archive lies. */
  public Path folder() {
    return folder;
  }

  /**
   * Opens the copy of a file.
   *
   * @param name of the file, for the places of faults
   * @throws Problem FZ-410 when it is missing or damaged, also later while it is read
   */
  public ArchiveReader open(String sha256, String name) {
    return new ArchiveReader(file(sha256), name);
  }

  /**
   * The rows of a file that are wanted, as they were read; values and faults are left empty.
   *
   * @throws Problem when the copy is missing or damaged
   */
  public List<Entry> read(String sha256, Predicate<RowAddress> wanted) {
    List<Entry> rows = new ArrayList<>();
    try (ArchiveReader reader = open(sha256, "")) {
      for (ArchivedRow row = reader.next(); row != null; row = reader.next()) {
        Entry entry = row.entry();
        if (wanted.test(new RowAddress(entry.sheetIndex(), entry.row()))) {
          rows.add(
              new Entry(
                  entry.sheetIndex(),
                  entry.sheet(),
                  entry.row(),
                  List.of(),
                  entry.cells(),
                  List.of()));
        }
      }
    }
    return rows;
  }
}
