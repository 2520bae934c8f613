package dev.fazhi.audit.arithmetic.reading;

import dev.fazhi.audit.arithmetic.quantity.Cell;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.arithmetic.quantity.RateVocabulary;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The numbers of the tables of a text, as sentences beside them tell of them. */
final class Tabled {

  /** So many tables before a sentence, and behind it, may be the one that it tells of. */
  private static final int BESIDE = 2;

  private static final int NAMED = 8;
  private static final int TOTALS = 8;
  private static final int COLUMNS = 8;
  private static final int ROWS = 40;

  /** Shorter numbers stand in many rows. */
  private static final int LONG = 3;

  private static final int LONGEST = 12;
  private static final int NAMES = 4;

  private final Names names;
  private final Map<String, Set<Line>> heads = new HashMap<>();
  private final Set<Integer> begins = new HashSet<>();
  private final Map<Quantity, Cell> cells = new HashMap<>();
  private final Map<Quantity, long[]> acts = new HashMap<>();
  private final Map<BigDecimal, List<Quantity>> values = new HashMap<>();
  private final Map<Integer, List<Quantity>> totals = new HashMap<>();
  private final Map<Line, List<Quantity>> lines = new HashMap<>();
  private final Map<Line, List<Quantity>> shares = new HashMap<>();
  private final Map<Integer, Map<Integer, List<Quantity>>> columns = new HashMap<>();
  private final TreeMap<Integer, Integer> tables = new TreeMap<>();

  /** A row, or a column, of a table. */
  private record Line(int table, boolean row, int at) {}

  /**
   * @param all in the order of the text
   */
  Tabled(List<Cell> all) {
    this.names = new Names(all);
    for (Cell cell : all) {
      Quantity number = cell.number();
      Cell.Place place = cell.place();
      cells.put(number, cell);
      tables.putIfAbsent(number.start(), place.table());
      for (String name : cell.isTotal() ? List.<String>of() : cell.names()) {
        begins.add(Names.pair(name, 0));
        heads
            .computeIfAbsent(name, any -> new LinkedHashSet<>())
            .add(new Line(place.table(), true, place.row()));
      }
      if (number.isCount()) {
        values
            .computeIfAbsent(number.value().stripTrailingZeros(), value -> new ArrayList<>())
            .add(number);
      }
      Map<Line, List<Quantity>> of = number.isCount() ? lines : shares;
      add(of, new Line(place.table(), true, place.row()), number);
      add(of, new Line(place.table(), false, place.column()), number);
      if (cell.isTotal() && number.isCount()) {
        totals.computeIfAbsent(place.table(), table -> new ArrayList<>()).add(number);
      } else if (number.isCurrent()) {
        columns
            .computeIfAbsent(place.table(), table -> new LinkedHashMap<>())
            .computeIfAbsent(place.column(), column -> new ArrayList<>())
            .add(number);
      }
    }
    totals.values().forEach(of -> of.sort(Comparator.comparing(Quantity::value).reversed()));
  }

  private static void add(Map<Line, List<Quantity>> lines, Line line, Quantity number) {
    lines.computeIfAbsent(line, any -> new ArrayList<>()).add(number);
  }

  boolean isEmpty() {
    return cells.isEmpty();
  }

  boolean has(Quantity number) {
    return cells.containsKey(number);
  }

  Cell get(Quantity number) {
    return Objects.requireNonNull(cells.get(number));
  }

  /** How much of a name its row and its column have. */
  double overlap(String name, Quantity number) {
    return names.overlap(name, number);
  }

  /** Whether the two are the usual ones of some rate. */
  boolean areUsual(Quantity part, Quantity whole) {
    return (acts(part)[0] & acts(whole)[1]) != 0;
  }

  private long[] acts(Quantity cell) {
    return acts.computeIfAbsent(
        cell,
        c -> new long[] {RateVocabulary.parts(c.clause()), RateVocabulary.wholes(c.clause())});
  }

  /** 达标小区 are some of 小区. */
  boolean isWithin(Quantity part, Quantity whole) {
    String own = names.head(part);
    String all = names.head(whole);
    return all.length() > 1 && own.length() > all.length() && own.contains(all);
  }

  private int next(Quantity rate) {
    Map.Entry<Integer, Integer> last = tables.floorEntry(rate.start());
    return last == null ? 0 : last.getValue() + 1;
  }

  /** How many tables away it stands, 1 where it is in the next. */
  int away(Quantity rate, Quantity number) {
    int table = get(number).place().table();
    int next = next(rate);
    return table >= next ? table - next + 1 : next - table;
  }

  /** Those that are called so. */
  List<Quantity> named(String name, Quantity rate) {
    return names.like(name, rate, NAMED);
  }

  /** By which heads of rows words tell of them, in the order of the words. */
  List<String> heads(String words) {
    List<String> found = new ArrayList<>();
    for (int from = 0; from + 2 <= words.length() && !heads.isEmpty(); from++) {
      boolean known = begins.contains(Names.pair(words, from));
      for (int to = Math.min(words.length(), from + LONGEST); known && to > from + 1; to--) {
        String name = words.substring(from, to);
        if (heads.containsKey(name)) {
          found.add(name);
          from = to - 1;
          break;
        }
      }
    }
    return found;
  }

  /** The rows that are called so, those of the nearest table first. */
  private Stream<Line> rows(String head, Quantity rate) {
    int next = next(rate);
    return heads.getOrDefault(head, Set.of()).stream()
        .sorted(Comparator.comparingInt(line -> Math.abs(2 * (line.table() - next) + 1)))
        .limit(NAMES);
  }

  /** Their counts. */
  Stream<Quantity> counts(String head, Quantity rate) {
    return rows(head, rate)
        .flatMap(row -> lines.getOrDefault(row, List.of()).stream().limit(COLUMNS));
  }

  /** Their rates. */
  Stream<Quantity> rates(String head, Quantity rate) {
    return rows(head, rate).flatMap(row -> shares.getOrDefault(row, List.of()).stream());
  }

  /** The rates of its column that are of totals. */
  Stream<Quantity> totalRates(Quantity of) {
    Cell.Place place = get(of).place();
    return shares.getOrDefault(new Line(place.table(), false, place.column()), List.of()).stream()
        .filter(cell -> get(cell).isTotal());
  }

  /** The cells that have the same number, 起诉849件 in the sentence and in the row. */
  Stream<Quantity> same(Quantity count) {
    return count.value().precision() < LONG
        ? Stream.empty()
        : values.getOrDefault(count.value().stripTrailingZeros(), List.of()).stream().limit(NAMED);
  }

  /** Whether a cell of the same number as the one stands in the row or the column of the other. */
  boolean areBeside(Quantity one, Quantity other) {
    return !has(one)
        && has(other)
        && same(one)
            .anyMatch(
                cell -> get(cell).isInRowOf(get(other)) || get(cell).isInColumnOf(get(other)));
  }

  /** The totals of the tables beside it, the largest first. */
  Stream<Quantity> totals(Quantity rate) {
    int next = next(rate);
    return IntStream.range(next - BESIDE, next + BESIDE)
        .boxed()
        .flatMap(table -> totals.getOrDefault(table, List.of()).stream().limit(TOTALS));
  }

  /** The columns of the table before it, without their totals. */
  Stream<List<Quantity>> columns(Quantity rate) {
    return columns.getOrDefault(next(rate) - 1, Map.of()).values().stream()
        .filter(column -> column.size() > 1 && column.size() < ROWS)
        .limit(COLUMNS);
  }

  /** The other counts of its row. */
  Stream<Quantity> row(Quantity number) {
    Cell.Place place = get(number).place();
    return others(new Line(place.table(), true, place.row()), number).limit(COLUMNS);
  }

  /** The other counts of its row and of its column. */
  Stream<Quantity> beside(Quantity number) {
    Cell.Place place = get(number).place();
    Line column = new Line(place.table(), false, place.column());
    return Stream.concat(row(number), others(column, number).limit(ROWS));
  }

  private Stream<Quantity> others(Line line, Quantity number) {
    return lines.getOrDefault(line, List.of()).stream().filter(other -> !other.equals(number));
  }
}
