package dev.fazhi.doubt.time;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.doubt.row.ComparedRow;
import dev.fazhi.doubt.row.InMemoryDoubts;
import dev.fazhi.doubt.row.IntColumn;
import dev.fazhi.doubt.row.RowPlaces;
import dev.fazhi.model.Fault;
import dev.fazhi.model.FirstFew;
import dev.fazhi.model.ImportedRow;
import dev.fazhi.store.archive.DateRange;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The days of all rows of a file, and where the rows stand. A day counts from 1970. */
final class RowDays implements InMemoryDoubts {

  /** Of a row without that day. */
  static final int ABSENT = Integer.MIN_VALUE;

  private static final int MOST_SHOWN = 10;

  private final List<Field> fields;
  private final int[] positions;
  private final IntColumn[] days;
  private final RowPlaces places = new RowPlaces();

  RowDays(Source source) {
    this.positions = source.positions(field -> field.type().isTime());
    this.fields = Arrays.stream(positions).mapToObj(source.fields()::get).toList();
    this.days =
        IntStream.range(0, positions.length)
            .mapToObj(i -> new IntColumn())
            .toArray(IntColumn[]::new);
  }

  @Override
  public void add(ComparedRow compared) {
    if (positions.length == 0) {
      return;
    }
    ImportedRow row = compared.row();
    for (int i = 0; i < positions.length; i++) {
      days[i].add(day(row.values().get(positions[i])));
    }
    places.add(row);
  }

  /** Nothing by itself: others look at them. */
  @Override
  public List<Fault> faults() {
    return List.of();
  }

  private static int day(@Nullable Object value) {
    Long number = number(value);
    return number == null ? ABSENT : number.intValue();
  }

  /** The day of a value, counted from 1970; null of what is no day. */
  static @Nullable Long number(@Nullable Object value) {
    LocalDate day = DateRange.day(value);
    return day == null ? null : day.toEpochDay();
  }

  /** The fields that are days, by which the columns are numbered. */
  List<Field> fields() {
    return fields;
  }

  /** Where a field stands in a row. */
  int position(int field) {
    return positions[field];
  }

  /** How many rows there are. */
  int size() {
    return places.size();
  }

  /** The days of a column, with room for more rows behind them. */
  int[] column(int field) {
    return days[field].all();
  }

  /** Where some of the rows stand, each with its day of that column. */
  String places(BitSet found, int field) {
    FirstFew shown = new FirstFew(MOST_SHOWN);
    found.stream()
        .forEach(
            row -> {
              LocalDate day = LocalDate.ofEpochDay(days[field].at(row));
              shown.add("%s 第 %s 行（%s）".formatted(places.sheet(row), places.row(row), day).strip());
            });
    return shown.words("、");
  }
}
