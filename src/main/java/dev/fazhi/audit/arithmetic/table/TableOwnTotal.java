package dev.fazhi.audit.arithmetic.table;

import dev.fazhi.audit.arithmetic.formula.Checked;
import dev.fazhi.audit.finding.Exact;
import dev.fazhi.audit.finding.RoundingRule;
import dev.fazhi.audit.finding.Verdict;
import dev.fazhi.audit.language.NumberToken;
import dev.fazhi.model.Decimals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line of shares, 占比, of what another line itself comes to, which the table does not print. */
final class TableOwnTotal {

  private final TableCheck table;

  TableOwnTotal(TableCheck table) {
    this.table = table;
  }

  /** What each of them is; empty where most of them are no such shares of any line. */
  List<Checked> check(int at) {
    List<Checked> best = List.of();
    long most = 1;
    for (int part = 0; part < Math.min(table.lines.size(), TableRate.MOST); part++) {
      List<Checked> checked = part == at ? List.of() : check(at, part);
      long holds = checked.stream().filter(c -> c.verdict() != Verdict.DOES_NOT_FOLLOW).count();
      if (holds > most && holds * 2 >= checked.size()) {
        most = holds;
        best = checked;
      }
    }
    return best;
  }

  private List<Checked> check(int at, int part) {
    List<NumberToken> parts = new ArrayList<>();
    BigDecimal sum = BigDecimal.ZERO;
    for (int place = 0; place < table.length; place++) {
      @Nullable BigDecimal value = table.value(part, place);
      if (value != null) {
        sum = sum.add(value);
        parts.addAll(table.tokens(List.of(part), place));
      }
    }
    List<Checked> checked = new ArrayList<>();
    for (int place = 0; place < table.length && sum.signum() > 0; place++) {
      @Nullable BigDecimal value = table.value(part, place);
      for (NumberToken share : table.tokens(List.of(at), place)) {
        if (value != null) {
          checked.add(checked(share, value, sum, parts));
        }
      }
    }
    return checked;
  }

  private static Checked checked(
      NumberToken share, BigDecimal part, BigDecimal sum, List<NumberToken> parts) {
    Exact exact = Exact.rate(part, sum);
    int scale = share.number().scale();
    List<RoundingRule> rules = RoundingRule.explaining(exact, scale, share.number().value());
    boolean agrees = rules.contains(RoundingRule.HALF_UP);
    return new Checked(
        share,
        agrees ? Verdict.AGREES : rules.isEmpty() ? Verdict.DOES_NOT_FOLLOW : Verdict.ROUNDING,
        parts,
        agrees ? List.of() : rules,
        "%s ÷ %s（各项之和） = %s%%"
            .formatted(Decimals.plain(part), Decimals.plain(sum), exact.shown(scale + 3)));
  }
}
