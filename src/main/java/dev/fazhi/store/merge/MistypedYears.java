package dev.fazhi.store.merge;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.model.Fault;
import dev.fazhi.model.FirstFew;
import dev.fazhi.model.ImportedRow;
import dev.fazhi.model.Place;
import dev.fazhi.model.SafeText;
import dev.fazhi.store.register.RegisteredFile;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Dates whose year seems to be mistyped, or of a workbook that counts days from 1904. Of each date
 * it is known how far it usually is from what stands beside it: the dates of the rows above and
 * below, the day or year that the row's number carries, the row's other dates, the middle of the
 * column. Where nearly all rows agree in that, one that is a year off is doubted. Cases carried
 * over from last year are not: they stand together, have numbers of their year, or were open for
 * any length of time.
 */
final class MistypedYears implements RowDoubts {

  private static final String MISTYPED = "FZ-188";

  /** Fewer rows than these teach nothing. */
  private static final int FEWEST = 10;

  /** More than one in so many is no slip of the pen. */
  private static final int ONE_IN = 10;

  /** So many days around the middle are usual; the same around whole years from it are a slip. */
  private static final int NEAR = 60;

  private static final int YEAR = 365;
  private static final double MEAN_YEAR = 365.25;

  /** So many days into the next year a number of the old one may still be given. */
  private static final int OF_OLD_YEAR = 92;

  private static final int NEIGHBOURS = 3;
  private static final int MOST_SHOWN = 10;
  private static final int ABSENT = Integer.MIN_VALUE;

  private static final Pattern DAY =
      Pattern.compile("((?:19|20)\\d\\d)[-/.]?(0[1-9]|1[0-2])[-/.]?(0[1-9]|[12]\\d|3[01])");
  private static final Pattern ONLY_YEAR = Pattern.compile("(?:19|20)\\d\\d");

  private final RegisteredFile file;
  private final Source source;
  private final int[] times;
  private final int[] keys;
  private final Numbers[] days;
  private final Numbers numbered = new Numbers();
  private int withDay;
  private final Numbers rows = new Numbers();
  private final List<String> sheets = new ArrayList<>();
  private final Numbers sheetOf = new Numbers();

  /** The number before to the end of its day, with which most numbers begin too. */
  private String dated = "";

  private int dayOfDated;

  /** A growing column of numbers; a day counts from 1970. */
  private static final class Numbers {
    private int[] all = new int[64];
    private int size;

    private void add(int number) {
      if (size == all.length) {
        all = Arrays.copyOf(all, size * 2);
      }
      all[size++] = number;
    }
  }

  MistypedYears(RegisteredFile file, Source source) {
    this.file = file;
    this.source = source;
    this.times = positions(source, source.fields().stream().filter(f -> f.type().isTime()));
    this.keys = positions(source, source.key().stream().map(source::field));
    this.days =
        IntStream.range(0, times.length).mapToObj(i -> new Numbers()).toArray(Numbers[]::new);
  }

  private static int[] positions(Source source, Stream<Field> fields) {
    return fields.mapToInt(source.fields()::indexOf).toArray();
  }

  @Override
  public void add(RowComparison.Compared compared) {
    ImportedRow row = compared.row();
    if (times.length == 0) {
      return;
    }
    for (int i = 0; i < times.length; i++) {
      days[i].add(day(row.values().get(times[i])));
    }
    int number = dayOfNumber(row.values());
    numbered.add(number);
    withDay += number >= 0 ? 1 : 0;
    rows.add(row.row());
    if (sheets.isEmpty() || !sheets.get(sheets.size() - 1).equals(row.sheet())) {
      sheets.add(row.sheet());
    }
    sheetOf.add(sheets.size() - 1);
  }

  private static int day(@Nullable Object value) {
    if (value instanceof LocalDateTime moment) {
      return (int) moment.toLocalDate().toEpochDay();
    }
    return value instanceof LocalDate day ? (int) day.toEpochDay() : ABSENT;
  }

  /** The day, or below zero the year, that the row's number carries. */
  private int dayOfNumber(List<? extends @Nullable Object> values) {
    for (int key : keys) {
      String number = values.get(key) instanceof String text ? text : "";
      if (key == keys[0] && !dated.isEmpty() && number.startsWith(dated)) {
        return dayOfDated;
      }
      Matcher day = DAY.matcher(number);
      if (day.find()) {
        int year = Integer.parseInt(day.group(1));
        int month = Integer.parseInt(day.group(2));
        int last = Year.of(year).atMonth(month).lengthOfMonth();
        int of = Math.min(last, Integer.parseInt(day.group(3)));
        dayOfDated = (int) LocalDate.of(year, month, of).toEpochDay();
        dated = key == keys[0] ? number.substring(0, day.end()) : "";
        return dayOfDated;
      }
      Matcher year = ONLY_YEAR.matcher(number);
      if (year.find()) {
        return -Integer.parseInt(year.group());
      }
    }
    return ABSENT;
  }

  @Override
  public List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    BitSet[] found = new BitSet[times.length];
    for (int i = 0; i < times.length; i++) {
      String name = source.fields().get(times[i]).name();
      found[i] = new BitSet();
      if (source.events().contains(name)) {
        mark(apart(i, this::neighbour), true, found[i]);
        mark(apart(i, (column, row) -> 0), false, found[i]);
      }
      if (name.equals(source.coverage())) {
        int[] apart = apart(i, this::byNumber);
        mark(apart, true, found[i]);
        markAll(apart, i, found[i]);
      }
      tell(found[i], i, -1, faults);
    }
    for (int i = 0; i < times.length; i++) {
      for (int j = i + 1; j < times.length; j++) {
        BitSet pair = new BitSet();
        int other = j;
        mark(apart(i, (column, row) -> days[other].all[row]), false, pair);
        pair.andNot(found[i]);
        pair.andNot(found[j]);
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
    int[] column = days[of].all;
    int[] apart = new int[days[of].size];
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
    if (from < 0 || to >= rows.size) {
      return ABSENT;
    }
    int[] some = Arrays.copyOfRange(column, from, to + 1);
    Arrays.sort(some);
    return some[0] == ABSENT ? ABSENT : some[some.length / 2];
  }

  private int byNumber(int[] column, int row) {
    int number = numbered.all[row];
    // of numbers that run on through a year, 0101 to 1231 only look like days
    if (number >= 0 && withDay * ONE_IN < numbered.size * (ONE_IN - 1)) {
      number = -LocalDate.ofEpochDay(number).getYear();
    }
    if (number >= 0 || number == ABSENT) {
      return number;
    }
    LocalDate day = LocalDate.ofEpochDay(column[row]);
    LocalDate first = LocalDate.of(-number, 1, 1);
    boolean within =
        !day.isBefore(first.minusDays(OF_OLD_YEAR))
            && day.isBefore(first.plusYears(1).plusDays(OF_OLD_YEAR));
    return within ? column[row] : column[row] - YEAR * (day.getYear() + number);
  }

  /** Adds the rows that are a year off from where nearly all others are. */
  private static void mark(int[] apart, boolean aroundZero, BitSet found) {
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
    if (slips.cardinality() * ONE_IN <= given.length && others * 2 <= slips.cardinality()) {
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
        recent |= made.contains(LocalDate.ofEpochDay(days[of].all[row]).getYear() - years);
        if (years != 0) {
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
    String title = source.fields().get(times[one]).title();
    String titles = other < 0 ? title : title + "、" + source.fields().get(times[other]).title();
    FirstFew shown = new FirstFew(MOST_SHOWN);
    found.stream()
        .forEach(
            row -> {
              String sheet = SafeText.safe(sheets.get(sheetOf.all[row]));
              LocalDate day = LocalDate.ofEpochDay(days[one].all[row]);
              shown.add("%s 第 %s 行（%s）".formatted(sheet, rows.all[row], day).strip());
            });
    faults.add(
        new Fault(
            MISTYPED,
            Fault.Severity.WARNING,
            Place.of(file.name()),
            titles,
            Integer.toString(found.cardinality()),
            "『%s』有 %s 行的日期像是写错了年份，与上下各行、编号里的日期或同一行的其他日期正好差一年或几年：%s。照写的计入；请核对，更正后重新放入。"
                .formatted(titles, found.cardinality(), shown.words("、"))));
  }
}
