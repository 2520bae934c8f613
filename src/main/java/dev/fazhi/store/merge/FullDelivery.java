package dev.fazhi.store.merge;

import dev.fazhi.definition.Source;
import dev.fazhi.model.Fault;
import dev.fazhi.model.ImportedRow;
import dev.fazhi.model.Place;
import dev.fazhi.model.SafeText;
import dev.fazhi.store.archive.ArchiveReader;
import dev.fazhi.store.archive.DateRange;
import dev.fazhi.store.archive.KeyHashes;
import dev.fazhi.store.archive.KeyOf;
import dev.fazhi.store.archive.RowKey;
import dev.fazhi.store.database.SqlNames;
import dev.fazhi.store.facts.Coverage;
import dev.fazhi.store.facts.FactRows;
import dev.fazhi.store.register.ExportOrder;
import dev.fazhi.store.register.FileRegister;
import dev.fazhi.store.register.Findings;
import dev.fazhi.store.register.RegisteredFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A delivery that is complete for the days that it covers: live rows of those days that it lacks
 * are withdrawn. Rejected rows of the file are not lacking, and rows of newer exports are kept.
 */
final class FullDelivery {

  /** More live rows are lacking than the source tolerates. */
  static final String TOO_MANY_LACKING = "FZ-161";

  private static final String TAKEN_BACK = "FZ-162";

  private final DataSource database;
  private final FileRegister files;
  private final RegisteredFile file;
  private final Source source;
  private final @Nullable DateRange days;
  private final KeyHashes own = new KeyHashes();
  private final List<RowKey> lacking = new ArrayList<>();
  private long known;

  FullDelivery(
      DataSource database,
      FileRegister files,
      RegisteredFile file,
      Source source,
      ArchiveReader copy) {
    this.database = database;
    this.files = files;
    this.file = file;
    this.source = source;
    this.days = source.delivery() == Source.Delivery.FULL ? copy.account().covers() : null;
    if (days != null) {
      Merge.chunks(copy, this::addOwn);
      look(days);
    }
  }

  private void addOwn(List<ImportedRow> rows) {
    KeyOf keyOf = new KeyOf(source);
    for (ImportedRow row : rows) {
      RowKey key = keyOf.row(row.values());
      if (key != null) {
        own.add(key);
      }
    }
  }

  /** Finds the live rows of those days that are not from a newer export. */
  private void look(DateRange span) {
    Coverage coverage = new Coverage(source);
    StringBuilder sql =
        new StringBuilder(
            """
            SELECT %s FROM %s f JOIN fz_file l ON l.load_no = %s
            WHERE f.superseded_by IS NULL AND NOT %s AND %s\
            """
                .formatted(
                    SqlNames.columns(source, "f."),
                    SqlNames.facts(source),
                    SqlNames.origin("f."),
                    ExportOrder.isAfter("l.", file),
                    coverage.within(span, "f.")));
    for (DateRange newer : files.newerSpans(file, source)) {
      sql.append(" AND NOT ").append(coverage.within(newer, "f."));
    }
    KeyOf keyOf = new KeyOf(source);
    JdbcTemplate jdbc = new JdbcTemplate(database);
    jdbc.setFetchSize(1000);
    jdbc.query(
        sql.toString(),
        row -> {
          RowKey key = keyOf.row(FactRows.values(source, row, 1));
          known++;
          if (key != null && !own.has(key)) {
            lacking.add(key);
          }
        });
    lacking.sort(Comparator.comparing(RowKey::text));
  }

  /** The fault for which the file must wait for a person; null when it need not. */
  @Nullable String objection() {
    if (days == null || !source.withdrawalLimit().isExceededBy(lacking.size(), known)) {
      return null;
    }
    return """
    按全量报送，库中已有 %s 至 %s 的 %s 行，本文件缺其中 %s 行，超过允许的 %s%%（且不少于 %s 行），暂不导入。\
    请核对导出是否完整；确认无误运行 ./fazhi accept。\
    """
        .formatted(
            days.from(),
            days.to(),
            known,
            lacking.size(),
            source.withdrawalLimit().percent(),
            source.withdrawalLimit().rows());
  }

  /**
   * Withdraws the lacking rows under that load number and lists them. To be called before the
   * file's own rows are inserted.
   *
   * @return how many there were
   */
  long withdraw(FactRows facts, long load) {
    if (days == null || lacking.isEmpty()) {
      return 0;
    }
    long taken = facts.close(lacking, load);
    tell(days, taken, lacking.stream().limit(Findings.MOST_FAULTS).map(RowKey::text).toList());
    return taken;
  }

  private void tell(DateRange span, long taken, List<String> keys) {
    String title =
        source.key().stream()
            .map(name -> source.field(name).title())
            .collect(Collectors.joining("+"));
    String period = span.from() + " 至 " + span.to();
    List<Fault> faults = new ArrayList<>();
    faults.add(
        new Fault(
            TAKEN_BACK,
            Fault.Severity.WARNING,
            Place.of(file.name()),
            "",
            "",
            "按全量报送，库中 " + period + " 的 " + taken + " 行在本文件中没有，已撤下，作为历史保留；逐行见 quality.csv。"));
    for (String key : keys) {
      faults.add(
          new Fault(
              TAKEN_BACK,
              Fault.Severity.NOTE,
              Place.of(file.name()),
              title,
              SafeText.safe(key),
              "库中已有的这一行在本文件中没有，已撤下，作为历史保留。"));
    }
    files.addFaults(file.id(), faults, faults.stream().map(fault -> -1).toList());
  }
}
