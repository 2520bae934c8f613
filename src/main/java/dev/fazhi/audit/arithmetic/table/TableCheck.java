package dev.fazhi.audit.arithmetic.table;

import dev.fazhi.audit.arithmetic.formula.Checked;
import dev.fazhi.audit.language.NumberToken;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The cross-footing of a table. What its totals and rates are of is learned from the table itself:
 * a sum or a quotient that holds in most lines is meant in the others, too.
 */
final class TableCheck {

  private static final Pattern TOTAL = Pattern.compile("合计|总计|共计|小计|总数|全[年市县区旗省]");

  private static final Pattern RATE = Pattern.compile("(?:率|占比|比重|比例|增幅|降幅|增减幅)$|[%％][)）]?$");

  /**
   * Numbers of one kind, such as a column.
   *
   * @param label the words at its head
   * @param numbers null where a cell has no number
   * @param isRate whether they are rates, with a sign for per cent or without
   * @param isTotal whether it is called a total
   */
  record Line(String label, List<@Nullable NumberToken> numbers, boolean isRate, boolean isTotal) {

    static Line of(String label, List<@Nullable NumberToken> numbers) {
      long rates =
          numbers.stream().filter(number -> number != null && number.number().percent()).count();
      Line line = new Line(label, numbers, false, TOTAL.matcher(label).find());
      boolean rate =
          line.isCalledRate() || rates * 2 > numbers.stream().filter(Objects::nonNull).count();
      return new Line(label, numbers, rate, line.isTotal);
    }

    /** Whether its head says that it has rates: else those alone are that have a sign. */
    boolean isCalledRate() {
      return RATE.matcher(label.strip()).find();
    }
  }

  /** A line that is what another would be holds in one of so many places. */
  private static final int TRIED = 8;

  final List<Line> lines;

  final Set<NumberToken> rates;

  final Set<NumberToken> signed;

  final int length;

  private final List<Checked> found = new ArrayList<>();

  private TableCheck(List<Line> lines, Set<NumberToken> rates, Set<NumberToken> signed) {
    this.lines = lines;
    this.rates = rates;
    this.signed = signed;
    this.length = lines.isEmpty() ? 0 : lines.get(0).numbers().size();
  }

  /**
   * What the lines of a table, its columns or its rows, say of each other.
   *
   * @param rates its numbers that are rates, with a sign for per cent or without
   * @param signed differences, which are more or less: the scanner reads them without their signs
   */
  static List<Checked> check(List<Line> lines, Set<NumberToken> rates, Set<NumberToken> signed) {
    TableCheck check = new TableCheck(lines, rates, signed);
    for (int at = 0; at < lines.size(); at++) {
      if (lines.get(at).isRate()) {
        check.rates(at);
      } else if (TableMean.is(lines.get(at))) {
        check.found.addAll(new TableMean(check).check(at));
      } else if (lines.get(at).isTotal()) {
        check.found.addAll(new TableSum(check).check(at));
      } else if (TableDifference.is(lines.get(at))) {
        check.found.addAll(new TableDifference(check).check(at));
      }
    }
    new TableFlow(check).check().forEach(check.found::add);
    return check.found;
  }

  @Nullable BigDecimal value(int line, int at) {
    NumberToken number = lines.get(line).numbers().get(at);
    return number == null || rates.contains(number) ? null : number.number().value();
  }

  /** The same of what may have changed: means too, and no percentages. */
  private @Nullable BigDecimal value(TableRate kind, int line, int at) {
    NumberToken number = lines.get(line).numbers().get(at);
    boolean mean = kind.isGrowth() && number != null && !number.number().percent();
    return mean ? number.number().value() : value(line, at);
  }

  List<NumberToken> tokens(List<Integer> parts, int place) {
    return parts.stream()
        .map(part -> lines.get(part).numbers().get(place))
        .filter(Objects::nonNull)
        .toList();
  }

  @Nullable BigDecimal sum(List<Integer> parts, int place) {
    BigDecimal sum = null;
    for (int part : parts) {
      BigDecimal value = value(part, place);
      if (value != null) {
        sum = sum == null ? value : sum.add(value);
      }
    }
    return sum;
  }

  /** The quotient that it is in most places: of two lines, of a line and its total, a growth. */
  private void rates(int at) {
    Optional<TableRate> best = Optional.empty();
    int most = 0;
    for (TableRate rate : TableRate.candidates(lines.size(), length)) {
      int holds = holds(at, rate);
      if (holds > most) {
        most = holds;
        best = Optional.of(rate);
      }
    }
    long told = lines.get(at).numbers().stream().filter(Objects::nonNull).count();
    if (best.isEmpty() || most < 2 || most * 2 < told) {
      List<Checked> own = new TableOwnTotal(this).check(at);
      found.addAll(own.isEmpty() ? new TableSeries(this).check(at) : own);
      return;
    }
    for (int place = 0; place < length; place++) {
      Checked checked = rate(at, best.get(), place);
      // where every second is another share, one that does not follow may be, too
      boolean sure = !best.get().isOfTotal() || most * 4 >= told * 3 || most > 4;
      if (checked != null && (sure || best.get().isNear(checked))) {
        found.add(checked);
      } else if (checked != null && place > 0) {
        above(at, best.get(), place).ifPresent(found::add);
      }
    }
  }

  /** In how many places it holds; in none where it does not in so many of the first. */
  private int holds(int at, TableRate kind) {
    int holds = 0;
    int tried = 0;
    for (int place = 0; place < length && (holds > 0 || tried < TRIED); place++) {
      NumberToken rate = lines.get(at).numbers().get(place);
      BigDecimal one = value(kind, kind.part(), place);
      BigDecimal other = whole(kind, kind.isOfTotal() ? kind.total() : place);
      if (rate != null && one != null && other != null && other.signum() > 0) {
        tried++;
        holds += kind.holds(rate.number(), one, other) ? 1 : 0;
      }
    }
    return holds;
  }

  /** 立案成功97% below 跨域立案: the share of the row above, where it is or nearly is. */
  private Optional<Checked> above(int at, TableRate kind, int place) {
    NumberToken rate = Objects.requireNonNull(lines.get(at).numbers().get(place));
    BigDecimal one = value(kind.part(), place);
    BigDecimal other = value(kind.part(), place - 1);
    if (one == null || other == null || other.signum() <= 0) {
      return Optional.empty();
    }
    Checked checked =
        kind.checked(
            rate,
            Objects.requireNonNull(lines.get(kind.part()).numbers().get(place)),
            List.of(Objects.requireNonNull(lines.get(kind.part()).numbers().get(place - 1))));
    return Optional.of(checked).filter(kind::isNear);
  }

  private @Nullable Checked rate(int at, TableRate kind, int place) {
    int below = kind.isOfTotal() ? kind.total() : place;
    NumberToken rate = lines.get(at).numbers().get(place);
    BigDecimal one = value(kind, kind.part(), place);
    BigDecimal other = whole(kind, below);
    if (rate == null || one == null || other == null || other.signum() <= 0) {
      return null;
    }
    NumberToken part = Objects.requireNonNull(lines.get(kind.part()).numbers().get(place));
    List<Integer> wholes =
        kind.more() < 0 ? List.of(kind.whole()) : List.of(kind.whole(), kind.more());
    return kind.checked(rate, part, tokens(wholes, below));
  }

  /** What a rate is in there; null where a number of it is missing. */
  private @Nullable BigDecimal whole(TableRate kind, int place) {
    BigDecimal whole = value(kind, kind.whole(), place);
    BigDecimal more = kind.more() < 0 ? BigDecimal.ZERO : value(kind.more(), place);
    return whole == null || more == null ? null : whole.add(more);
  }
}
