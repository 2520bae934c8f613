package dev.fazhi.store.archive;

import dev.fazhi.definition.Source;
import dev.fazhi.model.Fault;
import dev.fazhi.model.ImportedRow;
import dev.fazhi.model.Problem;
import dev.fazhi.store.file.PrivateFiles;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Stores files as they were read, by SHA-256, without personal columns: enough to merge them, and
 * to convert them again by other definitions. A copy is a ZIP file of two entries: {@code
 * rows.jsonl} has a line of JSON for each row with its cells, values and faults; {@code file.json}
 * has the account of the file, which is written last and read first.
 */
public final class Archive {

  static final String FORMAT = "fazhi-archive 3";
  static final String ROWS = "rows.jsonl";
  static final String ACCOUNT = "file.json";

  /** The ending of a copy's name. */
  public static final String ENDING = ".zip";

  private final Path folder;

  /**
   * @param folder folder of the archive; created by the first write
   */
  public Archive(Path folder) {
    this.folder = folder;
  }

  /** The place of a row in its file. */
  public record RowAddress(int sheet, int row) {}

  /**
   * A sheet and the columns that fields were read from.
   *
   * @param number 0 for the first
   */
  public record Sheet(int number, String name, List<Column> columns) {

    /** The column of a field, counted from 0; -1 when the sheet has none. */
    public int column(String field) {
      for (Column column : columns) {
        if (column.field().equals(field)) {
          return column.index();
        }
      }
      return -1;
    }
  }

  /**
   * A column.
   *
   * @param index counted from 0
   * @param header as a person reads it
   * @param factor what the unit in the header multiplies by; 1 without one
   */
  public record Column(int index, String field, String header, BigDecimal factor) {}

  /**
   * A row whose key is repeated further down in the same file; only the lower row counts.
   *
   * @param by the row that counts
   * @param same whether both have the same content
   * @param other whether they differ in a fixed field, so that they are two records
   */
  public record Doubled(RowAddress row, RowAddress by, boolean same, boolean other) {}

  /**
   * The result of reading a file to its end.
   *
   * @param sheets those that rows were read from
   * @param read rows found
   * @param skipped rows that are no data
   * @param dated whether the file's name says when it was exported; else it is only inferred
   * @param faults faults of the file as a whole
   * @param unknownNames by reference list, the names that it lacks with their rows
   */
  public record Reading(
      List<Sheet> sheets,
      long read,
      long skipped,
      LocalDateTime exportedAt,
      boolean dated,
      List<Fault> faults,
      Map<String, Map<String, Long>> unknownNames) {}

  /**
   * The account of a file.
   *
   * @param source the source's id
   * @param definitions the digest of the definitions that the file was read by
   * @param fields the names of the fields, in the order of the cells
   * @param rows of data
   * @param rejected how many of these have a fault that rejects them
   * @param covers the days that its accepted rows are about; null when its source does not tell
   * @param doubled in the order of the file
   * @param blank names of the fields that have a column and no value in any accepted row; none when
   *     no row was accepted
   */
  public record Account(
      String format,
      String source,
      String definitions,
      List<String> fields,
      Reading reading,
      long rows,
      long rejected,
      @Nullable DateRange covers,
      List<Doubled> doubled,
      List<String> blank) {}

  /** Starts writing the copy of a file; an incomplete earlier one is overwritten. */
  public ArchiveWriter write(String sha256, Source source, String definitions) throws IOException {
    PrivateFiles.createDirectories(folder);
    return new ArchiveWriter(file(sha256), source, definitions);
  }

  /** Starts writing a temporary copy by other definitions, which is deleted after use. */
  public ArchiveWriter rewrite(String sha256, Source source, String definitions)
      throws IOException {
    return new ArchiveWriter(folder.resolve(sha256 + ".reread"), source, definitions);
  }

  /** Whether the archive has no copy. */
  public boolean isEmpty() throws IOException {
    if (!Files.isDirectory(folder)) {
      return true;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING)) {
      return !files.iterator().hasNext();
    }
  }

  /** Whether the copy of a file is there. */
  public boolean has(String sha256) {
    return Files.exists(file(sha256));
  }

  /** The path of a file's copy, whether or not it exists. */
  public Path file(String sha256) {
    return folder.resolve(sha256 + ENDING);
  }

  /** The folder of the archive. */
  public Path folder() {
    return folder;
  }

  /**
   * Opens the copy of a file.
   *
   * @param name of the file, for the places of faults
   * @param source whose fields the rows are given by; null for cells and faults alone
   * @throws Problem FZ-410 when it is missing or damaged, also later while it is read
   */
  public ArchiveReader open(String sha256, String name, @Nullable Source source) {
    return new ArchiveReader(file(sha256), name, source);
  }

  /**
   * Reads the cells of the given rows of a file; values and faults are left empty.
   *
   * @throws Problem when the copy is missing or damaged
   */
  public List<ImportedRow> read(String sha256, Predicate<RowAddress> wanted) {
    List<ImportedRow> rows = new ArrayList<>();
    try (ArchiveReader reader = open(sha256, "", null)) {
      reader.only(wanted);
      for (ImportedRow row = reader.next(); row != null; row = reader.next()) {
        rows.add(
            new ImportedRow(
                row.sheetIndex(), row.sheet(), row.row(), List.of(), row.cells(), List.of()));
      }
    }
    return rows;
  }
}
