package dev.fazhi.job;

import dev.fazhi.definition.Source;
import dev.fazhi.intake.Reread;
import dev.fazhi.intake.SheetLayout;
import dev.fazhi.model.Entry;
import dev.fazhi.model.Problem;
import dev.fazhi.store.Archive;
import dev.fazhi.store.ArchiveReader;
import dev.fazhi.store.ArchivedRow;
import dev.fazhi.store.KnownFile;
import dev.fazhi.store.Staging;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A file read once more from its copy in the archive, by the definitions of today. */
final class ArchivedExport implements AutoCloseable {

  private final ArchiveReader reader;
  private final Reread reread;
  private final Source source;
  private final Set<Archive.RowAddress> rejected;
  private int sheet = -1;

  private ArchivedExport(
      ArchiveReader reader, Reread reread, Source source, Set<Archive.RowAddress> rejected) {
    this.reader = reader;
    this.reread = reread;
    this.source = source;
    this.rejected = rejected;
  }

  /**
   * Opens the copy.
   *
   * @throws Problem FZ-410 when it is missing or damaged, FZ-411 when its source is not defined
   */
  static ArchivedExport open(Workplace workplace, KnownFile file) {
    ArchiveReader reader = workplace.archive().open(file.sha256(), file.name());
    Source source = workplace.definitions().sources().get(reader.source());
    if (source == null) {
      reader.close();
      throw new Problem(
          "FZ-411", "归档里有来源 " + reader.source() + " 的文件，而 jobs/sources/ 中没有它的定义。请恢复该定义。");
    }
    boolean same = reader.definitions().equals(workplace.definitions().digest());
    Reread reread = new Reread(file.name(), source, workplace.definitions(), reader.fields(), same);
    return new ArchivedExport(reader, reread, source, workplace.rejects().addresses(file.id()));
  }

  Source source() {
    return source;
  }

  /** The next row; null after the last. */
  @Nullable Entry next() {
    ArchivedRow row = reader.next();
    if (row == null) {
      return null;
    }
    int number = row.entry().sheetIndex();
    if (number != sheet) {
      reread.add(layout(reader.sheet(number)));
      sheet = number;
    }
    return reread.read(row.entry(), row.unread());
  }

  /** The next row that was not rejected when the file was settled; null after the last. */
  @Nullable Entry nextAccepted() {
    for (Entry entry = next(); entry != null; entry = next()) {
      if (!entry.isRejected()
          && !rejected.contains(new Archive.RowAddress(entry.sheetIndex(), entry.row()))) {
        return entry;
      }
    }
    return null;
  }

  /** What was known of the file as a whole; after the last row. */
  Archive.Account account() {
    return reader.account();
  }

  /** By reference list, the names that it lacks with their rows; after the last row. */
  Map<String, Map<String, Long>> unknownNames() {
    return reread.unknownNames();
  }

  /** Where the fields stood; after the last row. */
  List<Staging.Sheet> sheets() {
    return reader.sheets().stream()
        .map(
            archived -> {
              Map<String, Integer> columns = new HashMap<>();
              archived.columns().forEach(column -> columns.put(column.field(), column.index()));
              return new Staging.Sheet(archived.number(), archived.name(), columns);
            })
        .toList();
  }

  private SheetLayout layout(Archive.Sheet archived) {
    Map<Integer, String> fields = new LinkedHashMap<>();
    Map<Integer, String> headers = new LinkedHashMap<>();
    Map<String, BigDecimal> factors = new LinkedHashMap<>();
    for (Archive.Column column : archived.columns()) {
      // a field that is no longer defined is left out
      if (source.fields().stream().anyMatch(field -> field.name().equals(column.field()))) {
        fields.put(column.index(), column.field());
        headers.put(column.index(), column.header());
        factors.put(column.field(), column.factor());
      }
    }
    return new SheetLayout(
        archived.name(), archived.number(), 0, 0, fields, headers, List.of(), List.of(), factors);
  }

  @Override
  public void close() {
    reader.close();
  }
}
