package dev.fazhi.audit.arithmetic.table;

import dev.fazhi.audit.arithmetic.formula.Checked;
import dev.fazhi.audit.finding.Verdict;
import dev.fazhi.audit.language.NumberToken;
import dev.fazhi.model.Decimals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A line of a table, 增减数, that is the difference of two others in most of its places. */
final class TableDifference {

  private static final Pattern NAME = Pattern.compile("增减|增加|减少|增量|净增|相差|差额|变化|百分点");

  private final TableCheck table;

  TableDifference(TableCheck table) {
    this.table = table;
  }

  static boolean is(TableCheck.Line line) {
    return NAME.matcher(line.label()).find();
  }

  /** What the two lines say of each place; empty where no two lines give most of them. */
  List<Checked> check(int at) {
    List<Checked> best = List.of();
    int most = 1;
    for (int now = 0; now < table.lines.size(); now++) {
      for (int prior = 0; prior < table.lines.size(); prior++) {
        if (now < prior && now != at && prior != at) {
          List<Checked> checked = check(at, now, prior);
          int holds = (int) checked.stream().filter(c -> c.verdict() == Verdict.AGREES).count();
          if (holds > most && holds * 2 >= checked.size()) {
            most = holds;
            best = checked;
          }
        }
      }
    }
    return best;
  }

  private List<Checked> check(int at, int now, int prior) {
    List<Checked> checked = new ArrayList<>();
    for (int place = 0; place < table.length; place++) {
      @Nullable NumberToken difference = table.lines.get(at).numbers().get(place);
      @Nullable NumberToken later = table.lines.get(now).numbers().get(place);
      @Nullable NumberToken earlier = table.lines.get(prior).numbers().get(place);
      if (difference != null
          && later != null
          && earlier != null
          && table.rates.contains(later) == table.rates.contains(earlier)) {
        BigDecimal one = later.number().value();
        BigDecimal other = earlier.number().value();
        BigDecimal right = one.subtract(other);
        // the scanner reads a number without its sign; rates may be rounded before or after
        BigDecimal off = right.abs().subtract(difference.number().value().abs()).abs();
        boolean rates = table.rates.contains(later);
        boolean agrees = rates ? off.compareTo(later.number().place()) <= 0 : off.signum() == 0;
        String words =
            "%s − %s = %s"
                .formatted(Decimals.plain(one), Decimals.plain(other), Decimals.plain(right));
        checked.add(
            new Checked(
                difference,
                agrees ? Verdict.AGREES : Verdict.DOES_NOT_FOLLOW,
                List.of(later, earlier),
                List.of(),
                words));
      }
    }
    return checked;
  }
}
