package dev.fazhi.audit.arithmetic.table;

import dev.fazhi.audit.arithmetic.formula.Checked;
import dev.fazhi.audit.arithmetic.formula.Formula;
import dev.fazhi.audit.finding.PrintedNumber;
import dev.fazhi.audit.finding.Verdict;
import dev.fazhi.audit.language.NumberToken;
import dev.fazhi.model.Decimals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A line of means, 人均调解: which two other lines they are of is learned from most of them. */
final class TableMean {

  private static final Pattern MEAN = Pattern.compile("\\p{IsHan}均|平均");

  /** 每万人诉求, 生师比(:1): of other powers, too, so that more of them must hold. */
  private static final Pattern EACH = Pattern.compile("每[\\d十百千万]|(?<![同环占对])比\\s*(?:[(（]|$)|‰");

  /** A sum may be told in 万元 and the mean of it in 元. */
  private static final List<Integer> POWERS = List.of(0, 4, -4, 1, -1, 2, -2, 3, -3);

  private static final int USUAL = 3;

  private final TableCheck table;

  TableMean(TableCheck table) {
    this.table = table;
  }

  static boolean is(TableCheck.Line line) {
    return MEAN.matcher(line.label()).find()
        || (!line.isRate() && EACH.matcher(line.label().strip()).find());
  }

  private record Way(int part, int whole, int power) {}

  /** What most of the means of a line are of, said of each; empty where most are of nothing. */
  List<Checked> check(int at) {
    @Nullable Way best = null;
    int most = 1;
    int lines = Math.min(table.lines.size(), TableRate.MOST);
    boolean each = !MEAN.matcher(table.lines.get(at).label()).find();
    for (int power : each ? POWERS : POWERS.subList(0, USUAL)) {
      for (int part = 0; part < lines; part++) {
        for (int whole = 0; whole < lines; whole++) {
          Way way = new Way(part, whole, power);
          int holds = part == whole || part == at || whole == at ? 0 : holds(at, way);
          if (holds > most) {
            most = holds;
            best = way;
          }
        }
      }
    }
    long told = table.lines.get(at).numbers().stream().filter(n -> n != null).count();
    List<Checked> checked = new ArrayList<>();
    for (int place = 0; best != null && isMost(most, told, each) && place < table.length; place++) {
      NumberToken mean = table.lines.get(at).numbers().get(place);
      @Nullable BigDecimal exact = exact(best, place);
      if (mean != null && exact != null) {
        checked.add(checked(mean, best, place, exact));
      }
    }
    return checked;
  }

  private static boolean isMost(int holds, long told, boolean each) {
    return each ? holds > 2 && holds * 4 >= told * 3 : holds * 2 >= told;
  }

  private int holds(int at, Way way) {
    int holds = 0;
    for (int place = 0; place < table.length; place++) {
      NumberToken mean = table.lines.get(at).numbers().get(place);
      @Nullable BigDecimal exact = mean == null ? null : exact(way, place);
      holds += exact != null && agrees(mean.number(), exact) ? 1 : 0;
    }
    return holds;
  }

  private @Nullable BigDecimal exact(Way way, int place) {
    BigDecimal part = table.value(way.part(), place);
    BigDecimal whole = table.value(way.whole(), place);
    return part == null || whole == null || whole.signum() <= 0
        ? null
        : part.movePointRight(way.power()).divide(whole, 6, RoundingMode.HALF_UP);
  }

  private static boolean agrees(PrintedNumber mean, BigDecimal exact) {
    return exact.subtract(mean.value()).abs().compareTo(mean.place().divide(BigDecimal.valueOf(2)))
        <= 0;
  }

  private Checked checked(NumberToken mean, Way way, int place, BigDecimal exact) {
    List<NumberToken> basis = table.tokens(List.of(way.part(), way.whole()), place);
    String words =
        Formula.words(basis.get(0).number().value(), basis.get(1).number().value())
            + " = "
            + Decimals.plain(exact);
    boolean agrees = agrees(mean.number(), exact);
    return new Checked(
        mean,
        agrees ? Verdict.AGREES : Verdict.DOES_NOT_FOLLOW,
        basis,
        List.of(),
        agrees ? words : words + "，不是 " + Decimals.plain(mean.number().value()));
  }
}
