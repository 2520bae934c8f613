package dev.fazhi.store.merge;

import dev.fazhi.definition.Source;
import dev.fazhi.model.Fault;
import dev.fazhi.model.FirstFew;
import dev.fazhi.model.Place;
import dev.fazhi.model.SafeText;
import dev.fazhi.store.archive.ArchiveReader;
import dev.fazhi.store.archive.DateRange;
import dev.fazhi.store.archive.KeyHashes;
import dev.fazhi.store.archive.KeyOf;
import dev.fazhi.store.archive.RowKey;
import dev.fazhi.store.facts.FactRows;
import dev.fazhi.store.register.ExportOrder;
import dev.fazhi.store.register.RegisteredFile;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An export that says less than those before it did: it lacks rows about its own days, or begins
 * later. What it lacks is still counted, as it was. Of deliveries that bring but what is new there
 * is no such habit, so nothing is said of them.
 */
final class ShrunkExport {

  private static final String LACKS_ROWS = "FZ-177";
  private static final String BEGINS_LATER = "FZ-178";

  /** Two exports begin alike within so many days. */
  private static final int ALIKE_DAYS = 31;

  /** So many rows, and one in so many of those known, are more than a few that were deleted. */
  private static final int LEAST_ROWS = 2;

  private static final int ONE_IN = 50;

  /** Without more than one in so many a file still looks like all that there is. */
  private static final int FEW_ONE_IN = 10;

  /** Fewer than one in so many change no figure that people compare. */
  private static final int NOTED_ONE_IN = 1000;

  /** With less than one in so many of what is known it is a handful of corrections. */
  private static final int MOST_TIMES = 4;

  private static final int MOST_SHOWN = 10;

  private final DataSource database;
  private final JdbcClient jdbc;
  private final FactRows facts;
  private final RegisteredFile file;
  private final Source source;

  ShrunkExport(DataSource database, FactRows facts, RegisteredFile file, Source source) {
    this.database = database;
    this.jdbc = JdbcClient.create(database);
    this.facts = facts;
    this.file = file;
    this.source = source;
  }

  private record Before(DateRange covers, long rows) {

    /** So many of its rows as fall to those days. */
    long rowsWithin(DateRange days) {
      LocalDate from = covers.from().isAfter(days.from()) ? covers.from() : days.from();
      LocalDate to = covers.to().isBefore(days.to()) ? covers.to() : days.to();
      long shared = Math.max(0, ChronoUnit.DAYS.between(from, to) + 1);
      return rows * shared / (ChronoUnit.DAYS.between(covers.from(), covers.to()) + 1);
    }
  }

  /**
   * What is to be said; once the rows are written, before the file is recorded as merged.
   *
   * @param covers the days that its accepted rows are about
   * @param fresh its rows that were not known
   * @param held its rows that were, also such as were rejected
   * @param names of the file's rows: all rows of some only are no handful of corrections either
   * @param copy of the file
   */
  List<Fault> faults(
      DateRange covers, long fresh, long held, EmptiedGroups names, ArchiveReader copy) {
    // where a key takes the file's or the sheet's name, each file is all there is of its own
    boolean ofPlace = source.key().stream().anyMatch(name -> source.field(name).isOfPlace());
    List<Before> before =
        held == 0 || ofPlace || source.delivery() == Source.Delivery.FULL ? List.of() : before();
    if (before.isEmpty()) {
      return List.of();
    }
    long usual = before.get(0).rowsWithin(covers) * 5 / 4;
    long known =
        held + 1 > usual
            ? held
            : facts.within(covers, null, held + fresh + 1, usual + fresh + 1) - fresh;
    if (isComparable(known, usual, held, names) && isTold(known, known - held)) {
      LackingRows lacking = LackingRows.of(database, file, source, copy, covers);
      return List.of(lacks(covers, known, known - held, lacking));
    }
    return beginsLater(covers, before, held >= fresh);
  }

  /**
   * What is to be said of this export once an older one has arrived after it; as if they had come
   * in order.
   *
   * @param late the keys of the older one
   * @param lacksMore whether the older one has rows that no other has
   * @param names of this export's rows
   * @param copy of this export
   */
  List<Fault> faultsSince(
      KeyHashes late, boolean lacksMore, EmptiedGroups names, ArchiveReader copy) {
    DateRange covers = Objects.requireNonNull(file.covers());
    Rows rows = rows();
    KeyOf keyOf = new KeyOf(source);
    long[] shared = new long[2];
    Merge.chunks(
        copy,
        all ->
            all.forEach(
                row -> {
                  RowKey key = keyOf.row(row.values());
                  shared[0] += key != null && !row.isRejected() && late.has(key) ? 1 : 0;
                  shared[1] += key == null ? 1 : 0;
                }));
    long held = Math.max(rows.known(), shared[0]);
    long fresh = rows.accepted() - held;
    held += rows.rejected();
    List<Before> before = held == 0 ? List.of() : before();
    if (before.isEmpty()) {
      return List.of();
    }
    if (lacksMore) {
      LackingRows lacking = LackingRows.of(database, file, source, copy, covers);
      // a row whose key cannot be read may be any
      long count = lacking.keys().size() - shared[1];
      long known = held + count;
      long usual = before.get(0).rowsWithin(covers) * 5 / 4;
      if (isComparable(known, usual, held, names) && isTold(known, count)) {
        return List.of(lacks(covers, known, count, lacking));
      }
    }
    return beginsLater(covers, before, held >= fresh);
  }

  /** The one before had all that is known; this is no handful of corrections. */
  private static boolean isComparable(long known, long usual, long held, EmptiedGroups names) {
    return known <= usual && (known <= held * MOST_TIMES || names.isChosen(held));
  }

  private static boolean isTold(long known, long lacking) {
    // a file that has only part of what is known is one of changes rather than one that lost rows
    return isMany(known, lacking) || lacking > 0 && lacking * FEW_ONE_IN <= known;
  }

  private static boolean isMany(long known, long lacking) {
    return lacking >= LEAST_ROWS && lacking * ONE_IN >= known;
  }

  private Fault lacks(DateRange covers, long known, long lacking, LackingRows rows) {
    FirstFew shown = new FirstFew(MOST_SHOWN);
    rows.keys().forEach(key -> shown.add(SafeText.safe(key.text())));
    DateRange days = rows.days() == null ? covers : rows.days();
    return fault(
        LACKS_ROWS,
        isMany(known, lacking) ? Fault.Severity.WARNING : Fault.Severity.NOTE,
        lacking * NOTED_ONE_IN >= known ? lacking + "行 " + days.text() : "",
        "库中已有 %s 的 %s 行，这份导出里没有其中的 %s 行，而以前的导出是全的：%s"
            .formatted(covers.text(), known, lacking, shown.words("、")));
  }

  private List<Fault> beginsLater(DateRange covers, List<Before> before, boolean mostlyKnown) {
    if (before.size() < 2 || !mostlyKnown) {
      return List.of();
    }
    LocalDate usual = before.get(0).covers().from();
    boolean habit = isAlike(before.get(1).covers().from(), usual);
    if (!habit
        || !usual.plusDays(ALIKE_DAYS).isBefore(covers.from())
        || before.get(0).covers().to().isBefore(covers.from())) {
      return List.of();
    }
    return List.of(
        fault(
            BEGINS_LATER,
            Fault.Severity.WARNING,
            new DateRange(usual, covers.from().minusDays(1)).text(),
            "这份导出从 %s 起，以前的导出都从 %s 起".formatted(covers.from(), usual)));
  }

  private static boolean isAlike(LocalDate one, LocalDate other) {
    return !one.plusDays(ALIKE_DAYS).isBefore(other) && !other.plusDays(ALIKE_DAYS).isBefore(one);
  }

  /** The two exports of the source before it, the newer first. */
  private List<Before> before() {
    return jdbc.sql(
            """
            SELECT covers_from, covers_to, rows_new + rows_changed + rows_same + rows_reject
            FROM fz_file WHERE status = 'MERGED' AND source = ? AND file_id <> ?
              AND covers_from IS NOT NULL AND NOT %s
            ORDER BY exported_at DESC, modified_at DESC, load_no DESC FETCH FIRST 2 ROWS ONLY
            """
                .formatted(ExportOrder.isAfter("", file)))
        .params(source.id(), file.id())
        .query(
            (row, n) ->
                new Before(
                    new DateRange(
                        row.getObject(1, LocalDate.class), row.getObject(2, LocalDate.class)),
                    row.getLong(3)))
        .list();
  }

  private record Rows(long accepted, long known, long rejected) {}

  private Rows rows() {
    return jdbc.sql(
            """
            SELECT rows_new + rows_changed + rows_same, rows_changed + rows_same, rows_reject
            FROM fz_file WHERE file_id = ?
            """)
        .param(file.id())
        .query((row, n) -> new Rows(row.getLong(1), row.getLong(2), row.getLong(3)))
        .single();
  }

  private Fault fault(String code, Fault.Severity severity, String value, String message) {
    String coverage = Objects.requireNonNull(source.coverage());
    return new Fault(
        code,
        severity,
        Place.of(file.name()),
        source.field(coverage).title(),
        value,
        message + "。缺的行照旧计入，但不再更新。请核对导出的条件；源系统里确已删除的，撤回原来的装载；每次都导出全部的，在来源里写 delivery: full。");
  }
}
