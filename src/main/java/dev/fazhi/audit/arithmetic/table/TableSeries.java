package dev.fazhi.audit.arithmetic.table;

import dev.fazhi.audit.arithmetic.formula.Checked;
import dev.fazhi.audit.finding.Verdict;
import dev.fazhi.audit.language.NumberToken;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line of changes, 增速, from each number of another line to the next: years in a row. */
final class TableSeries {

  private final TableCheck table;

  TableSeries(TableCheck table) {
    this.table = table;
  }

  /** What each of them is; empty where most of them are no such changes of any line. */
  List<Checked> check(int at) {
    List<Checked> best = List.of();
    long most = 1;
    for (int line = 0; line < Math.min(table.lines.size(), TableRate.MOST); line++) {
      List<Checked> checked = line == at ? List.of() : check(at, line);
      long holds = checked.stream().filter(c -> c.verdict() != Verdict.DOES_NOT_FOLLOW).count();
      if (holds > most && holds * 2 > checked.size()) {
        most = holds;
        best = checked;
      }
    }
    return best;
  }

  private List<Checked> check(int at, int line) {
    TableRate growth = new TableRate(line, line, -1, -1, true);
    List<Checked> checked = new ArrayList<>();
    for (int place = 1; place < table.length; place++) {
      @Nullable BigDecimal now = table.value(line, place);
      @Nullable BigDecimal prior = table.value(line, place - 1);
      for (NumberToken rate : table.tokens(List.of(at), place)) {
        if (now != null && prior != null && prior.signum() > 0) {
          checked.add(
              growth.checked(
                  rate,
                  table.tokens(List.of(line), place).get(0),
                  table.tokens(List.of(line), place - 1)));
        }
      }
    }
    return checked;
  }
}
