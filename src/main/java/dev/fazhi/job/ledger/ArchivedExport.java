package dev.fazhi.job.ledger;

import dev.fazhi.definition.Source;
import dev.fazhi.intake.Reread;
import dev.fazhi.intake.header.SheetLayout;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.model.ImportedRow;
import dev.fazhi.model.Problem;
import dev.fazhi.store.archive.AbsentFields;
import dev.fazhi.store.archive.Archive;
import dev.fazhi.store.archive.ArchiveReader;
import dev.fazhi.store.archive.ArchiveWriter;
import dev.fazhi.store.register.RegisteredFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An archived file by today's definitions: the copy itself if it was made by them, else a temporary
 * copy into which its cells are converted again.
 */
final class ArchivedExport implements AutoCloseable {

  private final ArchiveReader copy;
  private final Source source;
  private final Set<Archive.RowAddress> rejected;
  private final Set<Archive.RowAddress> doubled = new HashSet<>();
  private final AbsentFields absent;

  private ArchivedExport(ArchiveReader copy, Source source, Set<Archive.RowAddress> rejected) {
    this.copy = copy;
    this.source = source;
    this.rejected = rejected;
    this.absent = new AbsentFields(source, copy.account().reading().sheets());
    copy.account().doubled().forEach(row -> doubled.add(row.row()));
  }

  /**
   * Opens the copy.
   *
   * @throws Problem FZ-410 when it is missing or damaged, FZ-411 when its source is not defined
   */
  static ArchivedExport open(Workspace workplace, RegisteredFile file) {
    Archive archive = workplace.archive();
    ArchiveReader cells = archive.open(file.sha256(), file.name(), null);
    Archive.Account account = cells.account();
    Source source = workplace.definitions().knownSources().get(account.source());
    if (source == null) {
      throw new Problem(
          "FZ-411", "归档里有来源 " + account.source() + " 的文件，而 jobs/sources/ 中没有它的定义。请恢复该定义。");
    }
    boolean same = account.definitions().equals(workplace.definitions().digest());
    ArchiveReader copy =
        same
            ? archive.open(file.sha256(), file.name(), source)
            : reread(workplace, file, source, cells);
    return new ArchivedExport(copy, source, workplace.rejects().addresses(file.id()));
  }

  private static ArchiveReader reread(
      Workspace workplace, RegisteredFile file, Source source, ArchiveReader cells) {
    Archive.Account account = cells.account();
    Reread reread =
        new Reread(
            file.name(),
            source,
            workplace.definitions(),
            account.fields(),
            account.reading().exportedAt().toLocalDate());
    for (Archive.Sheet sheet : account.reading().sheets()) {
      reread.add(layout(sheet, source));
    }
    try (cells;
        ArchiveWriter writer =
            workplace.archive().rewrite(file.sha256(), source, workplace.definitions().digest())) {
      for (ImportedRow row = cells.next(); row != null; row = cells.next()) {
        writer.add(reread.read(row));
      }
      Archive.Reading before = account.reading();
      return writer.finishForOnce(
          new Archive.Reading(
              before.sheets(),
              before.read(),
              before.skipped(),
              before.exportedAt(),
              before.dated(),
              before.faults(),
              reread.unknownNames()),
          file.name());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SheetLayout layout(Archive.Sheet archived, Source source) {
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

  Source source() {
    return source;
  }

  /** The copy by today's definitions. */
  ArchiveReader copy() {
    return copy;
  }

  /** The fields that its sheets have no column for. */
  AbsentFields absent() {
    return absent;
  }

  /**
   * Gives the next accepted row: neither rejected, now or when the file was merged, nor repeated
   * further down; null after the last.
   */
  @Nullable ImportedRow nextAccepted() {
    for (ImportedRow entry = copy.next(); entry != null; entry = copy.next()) {
      Archive.RowAddress address = new Archive.RowAddress(entry.sheetIndex(), entry.row());
      if (!entry.isRejected() && !rejected.contains(address) && !doubled.contains(address)) {
        return entry;
      }
    }
    return null;
  }

  @Override
  public void close() {
    copy.close();
  }
}
