package dev.fazhi.doubt.copy;

import dev.fazhi.definition.Source;
import dev.fazhi.doubt.profile.AlikeRows;
import dev.fazhi.doubt.profile.DatedRows;
import dev.fazhi.doubt.profile.LoadProfiles;
import dev.fazhi.doubt.profile.RowContent;
import dev.fazhi.model.LongSet;
import dev.fazhi.store.archive.DateRange;
import dev.fazhi.store.archive.KeyOf;
import dev.fazhi.store.archive.RowKey;
import dev.fazhi.store.facts.LiveFacts;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The rows of other loads with which those of one are compared.
 *
 * @param load whose rows these are not
 * @param span the days of the rows that are compared
 * @param own the sorted hashes of their keys
 */
record OtherRows(DataSource database, Source source, long load, DateRange span, int[] own) {

  /** Adds them by their profiles: about these days, and those a month and a year ago. */
  void addProfiles(DatedRows rows) {
    LocalDate first = span.from().minusMonths(1).minusDays(AlikeRows.BESIDE);
    DateRange near = new DateRange(first, span.to().plusDays(AlikeRows.BESIDE));
    DateRange year =
        new DateRange(
            span.from().minusYears(1).minusDays(AlikeRows.BESIDE),
            span.to().minusYears(1).plusDays(AlikeRows.BESIDE));
    for (DateRange range : near.overlaps(year) ? List.of(year.with(near)) : List.of(year, near)) {
      eachProfile(LoadProfiles.Kind.ROWS, range, rows::add);
    }
  }

  /** Passes what the rows of these days say by profiles of a kind, but for those of own keys. */
  void eachProfile(LoadProfiles.Kind kind, DateRange range, LongConsumer each) {
    LongSet known = new LongSet();
    new LoadProfiles(database, source, kind)
        .read(
            range.from().toEpochDay(),
            range.to().toEpochDay(),
            "",
            (day, profile) -> {
              while (profile.hasRemaining()) {
                long row = profile.getLong();
                int key = profile.getInt();
                // the next version of a row may say the same
                if (Arrays.binarySearch(own, key) < 0 && known.add(spread(row * 31 + key))) {
                  each.accept(row);
                }
              }
            });
  }

  /** Days stand in the lower bits of a row, and keys that run on are near each other. */
  private static long spread(long number) {
    long mixed = number * 0x9E3779B97F4A7C15L;
    return mixed ^ mixed >>> 32;
  }

  /** Adds them by the facts. */
  void addFacts(DatedRows rows) {
    LocalDate first = span.from().minusYears(1).minusDays(AlikeRows.BESIDE);
    RowContent content = new RowContent(source);
    eachFact(
        new DateRange(first, span.to().plusDays(AlikeRows.BESIDE)),
        values -> {
          DateRange day = content.days(values);
          if (day != null) {
            rows.add(content.row(values, day));
          }
        });
  }

  /** Passes the values of the facts of these days that are not of the own keys. */
  void eachFact(DateRange range, Consumer<List<@Nullable Object>> each) {
    KeyOf keyOf = new KeyOf(source);
    new LiveFacts(database, source)
        .each(
            range,
            "f.load_no <> " + load,
            values -> {
              RowKey key = keyOf.row(values);
              if (key != null && Arrays.binarySearch(own, key.hashCode()) < 0) {
                each.accept(values);
              }
            });
  }
}
