package dev.fazhi.doubt.copy;

import dev.fazhi.definition.Source;
import dev.fazhi.doubt.profile.DatedRows;
import dev.fazhi.doubt.profile.LoadProfiles;
import dev.fazhi.doubt.row.ComparedRow;
import dev.fazhi.doubt.row.IntColumn;
import dev.fazhi.store.archive.DateRange;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What the rows of a load say, by day, to be compared with those of others. */
final class OwnRows {

  /** Fewer rows that are alike are an accident. */
  static final int LEAST_ROWS = 10;

  /** But for a file that hardly has any others. */
  static final int FEWEST_ROWS = 5;

  private final DataSource database;
  private final Source source;
  private final long load;
  private final RowProfile profile;
  private final DatedRows rows = new DatedRows();
  private final DatedRows written = new DatedRows();
  private final IntColumn keys = new IntColumn();
  private @Nullable DateRange days;

  /** Those of that load, which are kept as a profile of that kind. */
  OwnRows(DataSource database, Source source, long load, LoadProfiles.Kind kind) {
    this.database = database;
    this.source = source;
    this.load = load;
    this.profile = new RowProfile(new LoadProfiles(database, source, kind), load);
  }

  /** Adds the key of a row, whose other versions are no others. */
  void addKey(ComparedRow row) {
    keys.add(row.key().hashCode());
  }

  /**
   * Adds a row.
   *
   * @param said what it says on that day, as a number
   */
  void add(ComparedRow row, DateRange day, long said) {
    rows.add(said);
    days = days == null ? day : days.with(day);
    if (row.isWritten()) {
      written.add(said);
      profile.add(day.from(), said, row.key().hashCode());
    }
  }

  /** What they say. */
  DatedRows rows() {
    return rows;
  }

  /** Of these the rows that become facts of their own. */
  DatedRows written() {
    return written;
  }

  /** Stores them, and gives those of other loads to compare with; null when these are too few. */
  @Nullable OtherRows others() {
    profile.save();
    return days == null || rows.size() < FEWEST_ROWS
        ? null
        : new OtherRows(database, source, load, days, keys.sorted());
  }
}
