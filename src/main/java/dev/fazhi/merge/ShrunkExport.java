package dev.fazhi.merge;

import dev.fazhi.definition.Source;
import dev.fazhi.doubt.row.DoubtCode;
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
import dev.fazhi.store.register.RegisteredFile;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An export that says less than those before it did: it lacks rows about its own days, or begins
 * later. What it lacks is still counted, as it was. Of deliveries that bring but what is new there
 * is no such habit, so nothing is said of them.
 */
final class ShrunkExport {

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

  /** Of deliveries of what has changed hardly any known row says the same as before. */
  private static final int SAME_ONE_IN = 10;

  private static final int LEAST_CHANGED = 5;

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
    List<EarlierExport> before =
        held == 0 || ofPlace || source.delivery() == Source.Delivery.FULL ? List.of() : before();
    if (before.isEmpty()) {
      return List.of();
    }
    long usual = before.get(0).rowsWithin(covers) * 5 / 4;
    long known =
        held + 1 > usual
            ? held
            : facts.within(covers, null, held + fresh + 1, usual + fresh + 1) - fresh;
    if (isComparable(known, usual, held, () -> names) && isTold(known, known - held)) {
      LackingRows lacking = LackingRows.of(database, file, source, copy, covers);
      if (!lacking.isClosedBefore(source, copy)) {
        return List.of(lacks(covers, known, known - held, lacking));
      }
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
      KeyHashes late, boolean lacksMore, Supplier<EmptiedGroups> names, ArchiveReader copy) {
    DateRange covers = Objects.requireNonNull(file.covers());
    Rows rows = rows();
    if (isOfChanges(rows.changed(), rows.same())) {
      return List.of();
    }
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
    long held = Math.max(rows.changed() + rows.same(), shared[0]);
    long fresh = rows.fresh() + rows.changed() + rows.same() - held;
    held += rows.rejected();
    List<EarlierExport> before = held == 0 ? List.of() : before();
    if (before.isEmpty()) {
      return List.of();
    }
    if (lacksMore) {
      LackingRows lacking = LackingRows.of(database, file, source, copy, covers);
      // a row whose key cannot be read may be any
      long count = lacking.keys().size() - shared[1];
      long known = held + count;
      long usual = before.get(0).rowsWithin(covers) * 5 / 4;
      if (isComparable(known, usual, held, names)
          && isTold(known, count)
          && !lacking.isClosedBefore(source, copy)) {
        return List.of(lacks(covers, known, count, lacking));
      }
    }
    return beginsLater(covers, before, held >= fresh);
  }

  /**
   * Whether an export brings what is new and what has changed, so that it lacks the rest.
   *
   * @param changed known rows that say something else
   * @param same known rows that say the same as before
   */
  static boolean isOfChanges(long changed, long same) {
    return changed >= LEAST_CHANGED && same * SAME_ONE_IN <= changed;
  }

  /** The one before had all that is known; this is no handful of corrections. */
  private static boolean isComparable(
      long known, long usual, long held, Supplier<EmptiedGroups> names) {
    return known <= usual && (known <= held * MOST_TIMES || names.get().isChosen(held));
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
        DoubtCode.LACKS_ROWS,
        isMany(known, lacking) ? Fault.Severity.WARNING : Fault.Severity.NOTE,
        lacking * NOTED_ONE_IN >= known ? lacking + "行 " + days.text() : "",
        "库中已有 %s 的 %s 行，这份导出里没有其中的 %s 行，而以前的导出是全的：%s"
            .formatted(covers.text(), known, lacking, shown.words("、")));
  }

  private List<Fault> beginsLater(
      DateRange covers, List<EarlierExport> before, boolean mostlyKnown) {
    if (before.size() < 2 || !mostlyKnown) {
      return List.of();
    }
    LocalDate usual = before.get(0).covers().from();
    boolean habit = isAlike(before.get(1).covers().from(), usual);
    if (!habit
        || !usual.plusDays(ALIKE_DAYS).isBefore(covers.from())
        || before.get(0).covers().to().isBefore(covers.from())
        // what ends before the one before is a correction, and no newer state of all
        || covers.to().isBefore(before.get(0).covers().to())) {
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

  private List<EarlierExport> before() {
    return EarlierExport.before(jdbc, source, file);
  }

  private record Rows(long fresh, long changed, long same, long rejected) {}

  private Rows rows() {
    return jdbc.sql(
            """
            SELECT rows_new AS fresh, rows_changed AS changed, rows_same AS same,
              rows_reject AS rejected FROM fz_file WHERE file_id = ?
            """)
        .param(file.id())
        .query(Rows.class)
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
