package dev.fazhi.audit.arithmetic.table;

import dev.fazhi.audit.arithmetic.formula.Checked;
import dev.fazhi.audit.arithmetic.quantity.RateVocabulary;
import dev.fazhi.audit.arithmetic.table.TableCheck.Line;
import dev.fazhi.audit.finding.Verdict;
import dev.fazhi.audit.language.NumberToken;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The balance of a table: what came in and what was carried in went out or is carried on. */
final class TableFlow {

  private final TableCheck table;

  TableFlow(TableCheck table) {
    this.table = table;
  }

  /** New and carried in are what was dealt with and what is carried on. */
  List<Checked> check() {
    int fresh = first(line -> RateVocabulary.NEW.matcher(line.label()).find());
    int before =
        first(
            l ->
                RateVocabulary.BALANCE.matcher(l.label()).find()
                    && !RateVocabulary.CARRIED_ON.matcher(l.label()).find());
    int after =
        first(
            l ->
                RateVocabulary.BALANCE.matcher(l.label()).find()
                    && RateVocabulary.CARRIED_ON.matcher(l.label()).find());
    int done = -1;
    for (int i = 0; i < after; i++) {
      done = table.lines.get(i).isTotal() ? i : done;
    }
    if (fresh < 0 || before < 0 || done < 0) {
      return List.of();
    }
    int holds = 0;
    int told = 0;
    for (int place = 0; place < table.length; place++) {
      Boolean fits = flows(fresh, before, done, after, place);
      told += fits == null ? 0 : 1;
      holds += fits != null && fits ? 1 : 0;
    }
    List<Checked> found = new ArrayList<>();
    if (holds < 2 || holds * 2 < told) {
      return found;
    }
    for (int place = 0; place < table.length; place++) {
      NumberToken rest = table.lines.get(after).numbers().get(place);
      Boolean fits = flows(fresh, before, done, after, place);
      if (rest != null && fits != null) {
        Verdict verdict = fits ? Verdict.AGREES : Verdict.DOES_NOT_FOLLOW;
        List<NumberToken> basis = table.tokens(List.of(fresh, before, done), place);
        found.add(
            new Checked(
                rest,
                verdict,
                basis,
                List.of(),
                fits ? "收进与上期转来之和等于办完与转入下期之和" : "收进与上期转来之和，不等于办完与转入下期之和"));
      }
    }
    return found;
  }

  private @Nullable Boolean flows(int fresh, int before, int done, int after, int place) {
    BigDecimal in = table.sum(List.of(fresh, before), place);
    BigDecimal out = table.sum(List.of(done, after), place);
    if (in == null || out == null || (in.signum() == 0 && out.signum() == 0)) {
      return null;
    }
    return in.compareTo(out) == 0;
  }

  private int first(Predicate<Line> wanted) {
    for (int i = 0; i < table.lines.size(); i++) {
      if (wanted.test(table.lines.get(i))) {
        return i;
      }
    }
    return -1;
  }
}
