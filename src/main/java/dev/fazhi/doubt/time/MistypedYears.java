package dev.fazhi.doubt.time;

import dev.fazhi.definition.Source;
import dev.fazhi.doubt.row.ComparedRow;
import dev.fazhi.doubt.row.DoubtCode;
import dev.fazhi.doubt.row.InMemoryDoubts;
import dev.fazhi.model.Fault;
import dev.fazhi.store.facts.FactRows;
import dev.fazhi.store.register.RegisteredFile;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Dates whose year seems to be mistyped, or of a workbook that counts days from 1904. Of each date
 * it is known how far it usually is from what stands beside it: the dates of the rows above and
 * below, the day or year that the row's number carries, the row's other dates, the middle of the
 * column. Where nearly all rows agree in that, one that is a year off is doubted. Cases carried
 * over from last year are not: they stand together, have numbers of their year, or were open for
 * any length of time.
 */
final class MistypedYears implements InMemoryDoubts {

  /** Fewer rows than these teach nothing. */
  private static final int FEWEST = 10;

  /** So near to whole years all of them are where their numbers do carry days. */
  private static final int NEAR_NUMBER = 10;

  /** More than one in so many is no slip of the pen. */
  private static final int ONE_IN = 10;

  /** So many days around the middle are usual; the same around whole years from it are a slip. */
  private static final int NEAR = 60;

  private static final int YEAR = 365;
  private static final double MEAN_YEAR = 365.25;

  private static final int NEIGHBOURS = 3;
  private static final int ABSENT = RowDays.ABSENT;

  private final RegisteredFile file;
  private final Source source;
  private final RowDays days;
  private final RowNumbers numbers;

  /** By column the rows whose day something else confirms. */
  private final BitSet[] confirmed;

  /** Of rows whose days are collected as they come. */
  MistypedYears(RegisteredFile file, Source source, RowDays days) {
    this.file = file;
    this.source = source;
    this.days = days;
    this.numbers = new RowNumbers(source, days);
    this.confirmed =
        Stream.generate(BitSet::new).limit(days.fields().size()).toArray(BitSet[]::new);
  }

  @Override
  public void add(ComparedRow compared) {
    if (!days.fields().isEmpty()) {
      numbers.add(compared.row().values());
      confirm(compared);
    }
  }

  /** Days that are as they were known, or as the row's number has them. */
  private void confirm(ComparedRow compared) {
    int row = days.size() - 1;
    FactRows.Fact known = compared.known();
    boolean same = compared.outcome() == ComparedRow.Outcome.SAME;
    int number = numbers.day(row);
    for (int i = 0; i < confirmed.length; i++) {
      int day = days.column(i)[row];
      boolean numbered = number >= 0 && Math.abs(day - number) <= NEAR;
      Long before = known == null ? null : RowDays.number(known.values().get(days.position(i)));
      confirmed[i].set(row, same || numbered || before != null && before == day);
    }
  }

  @Override
  public List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    int columns = days.fields().size();
    BitSet[] found = new BitSet[columns];
    for (int i = 0; i < columns; i++) {
      String name = days.fields().get(i).name();
      found[i] = new BitSet();
      if (source.events().contains(name)) {
        mark(apart(i, this::neighbour), true, ONE_IN, found[i]);
        mark(apart(i, (column, row) -> 0), false, ONE_IN, found[i]);
      }
      if (name.equals(source.coverage())) {
        int[] apart = apart(i, numbers::expected);
        mark(apart, true, numbers.mistakes(i), found[i]);
        markAll(apart, i, found[i]);
      }
      found[i].andNot(confirmed[i]);
      tell(found[i], i, -1, faults);
    }
    for (int i = 0; i < columns; i++) {
      for (int j = i + 1; j < columns; j++) {
        BitSet pair = new BitSet();
        BitSet both = new BitSet();
        int other = j;
        mark(apart(i, (column, row) -> days.column(other)[row]), false, ONE_IN, pair);
        pair.andNot(found[i]);
        pair.andNot(found[j]);
        both.or(confirmed[i]);
        both.and(confirmed[j]);
        pair.andNot(both);
        tell(pair, i, j, faults);
      }
    }
    return faults;
  }

  /** Where a day of a row is to be expected. */
  private interface Expected {
    int of(int[] column, int row);
  }

  private int[] apart(int of, Expected expected) {
    int[] column = days.column(of);
    int[] apart = new int[days.size()];
    for (int row = 0; row < apart.length; row++) {
      int from = column[row] == ABSENT ? ABSENT : expected.of(column, row);
      apart[row] = from == ABSENT ? ABSENT : column[row] - from;
    }
    return apart;
  }

  /** The middle one of those above, if those below are near it. */
  private int neighbour(int[] column, int row) {
    int above = middle(column, row - NEIGHBOURS, row - 1);
    int below = middle(column, row + 1, row + NEIGHBOURS);
    return above == ABSENT || below == ABSENT || Math.abs(above - below) > NEAR ? ABSENT : above;
  }

  private int middle(int[] column, int from, int to) {
    if (from < 0 || to >= days.size()) {
      return ABSENT;
    }
    int[] some = Arrays.copyOfRange(column, from, to + 1);
    Arrays.sort(some);
    return some[0] == ABSENT ? ABSENT : some[some.length / 2];
  }

  /** Adds the rows that are a year off from where nearly all others are. */
  private static void mark(int[] apart, boolean aroundZero, int oneIn, BitSet found) {
    int[] given = Arrays.stream(apart).filter(days -> days != ABSENT).sorted().toArray();
    if (given.length < FEWEST) {
      return;
    }
    int usual = given[given.length / 2];
    if (aroundZero && Math.abs(usual) > NEAR) {
      return;
    }
    BitSet slips = new BitSet();
    int others = 0;
    for (int row = 0; row < apart.length; row++) {
      if (apart[row] != ABSENT && Math.abs(apart[row] - usual) > NEAR) {
        if (isYears(Math.abs(apart[row] - usual))) {
          slips.set(row);
        } else {
          others++;
        }
      }
    }
    // days that spread reach years off without a slip
    if (oneIn > 0
        && slips.cardinality() * oneIn <= given.length
        && others * 2 <= slips.cardinality()) {
      found.or(slips);
    }
  }

  /**
   * Adds all rows where nearly all are off by the same years from what their numbers say, which are
   * of the year in which the file was made.
   */
  private void markAll(int[] apart, int of, BitSet found) {
    Map<Integer, BitSet> byYears = new HashMap<>();
    int given = 0;
    LocalDateTime exported = file.exportedAt();
    Set<Integer> made = new HashSet<>(List.of(file.modifiedAt().getYear()));
    made.add(exported == null ? file.modifiedAt().getYear() : exported.getYear());
    boolean recent = false;
    for (int row = 0; row < apart.length; row++) {
      if (apart[row] != ABSENT) {
        given++;
        int years = Math.round(apart[row] / (float) YEAR);
        recent |= made.contains(LocalDate.ofEpochDay(days.column(of)[row]).getYear() - years);
        if (years != 0 && Math.abs(apart[row] - years * MEAN_YEAR) <= NEAR_NUMBER) {
          byYears.computeIfAbsent(years, any -> new BitSet()).set(row);
        }
      }
    }
    for (BitSet off : byYears.values()) {
      if (recent && given >= FEWEST && off.cardinality() * ONE_IN >= given * (ONE_IN - 1)) {
        found.or(off);
      }
    }
  }

  /** Whether so many days are about one year or several. */
  private static boolean isYears(int days) {
    long years = Math.max(1, Math.round(days / MEAN_YEAR));
    return Math.abs(days - years * MEAN_YEAR) <= NEAR;
  }

  private void tell(BitSet found, int one, int other, List<Fault> faults) {
    if (found.isEmpty()) {
      return;
    }
    String title = days.fields().get(one).title();
    String titles = other < 0 ? title : title + "、" + days.fields().get(other).title();
    faults.add(
        Fault.warning(
            DoubtCode.MISTYPED_YEAR,
            file.name(),
            titles,
            Integer.toString(found.cardinality()),
            "『%s』有 %s 行的日期像是写错了年份，与上下各行、编号里的日期或同一行的其他日期正好差一年或几年：%s。照写的计入；请核对，更正后重新放入。"
                .formatted(titles, found.cardinality(), days.places(found, one))));
  }
}
