package dev.fazhi.audit.arithmetic.table;

import dev.fazhi.audit.arithmetic.formula.Checked;
import dev.fazhi.audit.arithmetic.formula.Slip;
import dev.fazhi.audit.finding.Verdict;
import dev.fazhi.audit.language.NumberToken;
import dev.fazhi.model.Decimals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** A line of totals, 合计, of which lines before it or after it are the parts in most places. */
final class TableSum {

  private final TableCheck table;

  private final List<Checked> found = new ArrayList<>();

  TableSum(TableCheck table) {
    this.table = table;
  }

  /** The lines before the total, or after it, whose sum it is in most places. */
  List<Checked> check(int at) {
    List<Integer> best = List.of();
    int most = 0;
    for (List<Integer> parts : candidates(at)) {
      int holds = 0;
      for (int place = 0; place < table.length; place++) {
        BigDecimal value = table.value(at, place);
        if (value != null
            && value.signum() != 0
            && !table.signed.contains(table.lines.get(at).numbers().get(place))
            && value.equals(table.sum(parts, place))) {
          holds++;
        }
      }
      if (holds > most) {
        most = holds;
        best = parts;
      }
    }
    if (most == 0) {
      alone(at);
    } else {
      judge(at, best, most);
    }
    return found;
  }

  /** The only number of a total, where a digit wrong explains that it is not the sum above it. */
  private void alone(int at) {
    List<Integer> above = new ArrayList<>();
    for (int part = 0; part < at && !table.lines.get(part).isTotal(); part++) {
      if (!table.lines.get(part).isRate()) {
        above.add(part);
      }
    }
    int[] places =
        IntStream.range(0, table.length).filter(each -> table.value(at, each) != null).toArray();
    if (places.length != 1 || above.size() < 2) {
      return;
    }
    int place = places[0];
    NumberToken total = Objects.requireNonNull(table.lines.get(at).numbers().get(place));
    BigDecimal sum = table.sum(above, place);
    List<BigDecimal> parts =
        table.tokens(above, place).stream().map(part -> part.number().value()).toList();
    if (sum != null && Slip.isOfSum(total.number().value(), parts, sum)) {
      add(total, above, place, sum);
    }
  }

  private List<List<Integer>> candidates(int at) {
    List<List<Integer>> candidates = new ArrayList<>();
    for (boolean withTotals : List.of(false, true)) {
      for (int step : new int[] {-1, 1}) {
        List<Integer> parts = new ArrayList<>();
        for (int part = at + step; part >= 0 && part < table.lines.size(); part += step) {
          if (!table.lines.get(part).isRate() && (withTotals || !table.lines.get(part).isTotal())) {
            parts.add(step < 0 ? 0 : parts.size(), part);
            if (parts.size() > 1) {
              candidates.add(List.copyOf(parts));
            }
          }
        }
      }
    }
    return candidates;
  }

  private void judge(int at, List<Integer> parts, int holds) {
    int told = 0;
    for (int place = 0; place < table.length; place++) {
      BigDecimal value = table.value(at, place);
      BigDecimal sum = table.sum(parts, place);
      told += value != null && sum != null && (value.signum() != 0 || sum.signum() != 0) ? 1 : 0;
    }
    if (holds * 2 < told || (told > 1 && holds < 2 && holds < told - 1)) {
      return;
    }
    for (int place = 0; place < table.length; place++) {
      NumberToken total = table.lines.get(at).numbers().get(place);
      BigDecimal sum = table.sum(parts, place);
      if (total != null
          && sum != null
          && !table.rates.contains(total)
          && !table.signed.contains(total)) {
        add(total, parts, place, sum);
      }
    }
  }

  private void add(NumberToken total, List<Integer> parts, int place, BigDecimal sum) {
    List<NumberToken> basis = table.tokens(parts, place);
    String words =
        String.join(
                " + ", basis.stream().map(part -> Decimals.plain(part.number().value())).toList())
            + " = "
            + Decimals.plain(sum);
    boolean agrees = sum.compareTo(total.number().value()) == 0;
    if (!agrees && (basis.size() < 2 || isMean(total, basis))) {
      // where the others are empty it is no sum: columns may have slipped
      return;
    }
    String why = agrees ? words : words + "，表中的合计是 " + Decimals.plain(total.number().value());
    Verdict verdict = agrees ? Verdict.AGREES : Verdict.DOES_NOT_FOLLOW;
    found.add(new Checked(total, verdict, basis, List.of(), why));
  }

  /** 生师比: between the least and the greatest of numbers with decimals. */
  private static boolean isMean(NumberToken total, List<NumberToken> parts) {
    List<BigDecimal> values = parts.stream().map(part -> part.number().value()).toList();
    return total.number().scale() > 0
        && total.number().value().compareTo(Collections.min(values)) >= 0
        && total.number().value().compareTo(Collections.max(values)) <= 0;
  }
}
