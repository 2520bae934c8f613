package dev.fazhi.audit.arithmetic.table;

import dev.fazhi.audit.arithmetic.formula.Checked;
import dev.fazhi.audit.finding.Verdict;
import dev.fazhi.audit.language.NumberToken;
import dev.fazhi.model.Decimals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A line of a table, 增减数, that is the difference of two others in most of its places. */
final class TableDifference {

  private static final Pattern NAME = Pattern.compile("增减|增加|减少|增量|净增|相差|差额");

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
      NumberToken difference = table.lines.get(at).numbers().get(place);
      @Nullable BigDecimal one = table.value(now, place);
      @Nullable BigDecimal other = table.value(prior, place);
      if (difference != null && one != null && other != null) {
        BigDecimal right = one.subtract(other);
        // the scanner reads a number without its sign
        boolean agrees = right.abs().compareTo(difference.number().value().abs()) == 0;
        String words =
            "%s − %s = %s"
                .formatted(Decimals.plain(one), Decimals.plain(other), Decimals.plain(right));
        checked.add(
            new Checked(
                difference,
                agrees ? Verdict.AGREES : Verdict.DOES_NOT_FOLLOW,
                List.of(token(now, place), token(prior, place)),
                List.of(),
                words));
      }
    }
    return checked;
  }

  private NumberToken token(int line, int place) {
    return Objects.requireNonNull(table.lines.get(line).numbers().get(place));
  }
}
