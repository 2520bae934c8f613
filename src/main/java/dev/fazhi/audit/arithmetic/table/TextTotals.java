package dev.fazhi.audit.arithmetic.table;

import dev.fazhi.audit.arithmetic.formula.Checked;
import dev.fazhi.audit.arithmetic.formula.Formula;
import dev.fazhi.audit.arithmetic.formula.Slip;
import dev.fazhi.audit.arithmetic.quantity.Cell;
import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.arithmetic.table.TableCheck.Line;
import dev.fazhi.audit.finding.Exact;
import dev.fazhi.audit.finding.RoundingRule;
import dev.fazhi.audit.finding.Verdict;
import dev.fazhi.audit.language.NumberToken;
import dev.fazhi.model.Decimals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shares that a table prints of a total that only the text before it tells. */
public record TextTotals(Quantities quantities, List<TableNumbers> tables) {

  /** So many numbers before a table one may be the total of its shares. */
  private static final int TOTALS = 15;

  /** The same of what most of its shares are of. */
  private static final int MOST = 40;

  /** So many behind it. */
  private static final int BEHIND = 4;

  /** Totals of fewer digits are met by chance. */
  private static final int LONG = 3;

  /** 投诉21578件, and below it a table of the five commonest kinds with their 占比. */
  public List<Checked> check(Predicate<NumberToken> isOpen) {
    List<Checked> checked = new ArrayList<>();
    int next = 0;
    for (TableNumbers table : tables) {
      while (next < quantities.all().size() && quantities.all().get(next).start() < table.start()) {
        next++;
      }
      List<Quantity> totals = quantities.all().subList(Math.max(0, next - TOTALS), next);
      for (List<Line> lines : List.of(table.columns(), table.rows())) {
        for (Line line : lines) {
          if (line.isRate() && line.numbers().stream().anyMatch(n -> n != null && isOpen.test(n))) {
            int last = Math.min(next + BEHIND, quantities.all().size());
            checked.addAll(
                ofText(line, lines, quantities.all().subList(Math.max(0, next - MOST), last)));
          }
          if (line.isRate()) {
            List<Quantity> behind =
                quantities.all().subList(next, Math.min(next + TOTALS, quantities.all().size()));
            ofOwn(line, lines, totals, behind).ifPresent(checked::add);
          }
        }
      }
    }
    return checked;
  }

  /** The total of the text, where a table's shares are all of what it comes to by itself. */
  private static Optional<Checked> ofOwn(
      Line shares, List<Line> lines, List<Quantity> totals, List<Quantity> behind) {
    for (Line line : lines) {
      List<NumberToken> parts = new ArrayList<>();
      BigDecimal sum = BigDecimal.ZERO;
      for (int place = 0; place < shares.numbers().size() && !line.isRate(); place++) {
        @Nullable NumberToken part = line.numbers().get(place);
        if (part != null && shares.numbers().get(place) != null) {
          parts.add(part);
          sum = sum.add(part.number().value());
        }
      }
      BigDecimal all = sum;
      boolean own =
          parts.size() > 2
              && all.precision() > LONG
              && IntStream.range(0, shares.numbers().size())
                  .allMatch(place -> isOf(shares, line, place, all));
      boolean isTold =
          Stream.concat(totals.stream(), behind.stream())
              .anyMatch(q -> q.value().compareTo(all) == 0);
      if (own && !isTold) {
        return totals.stream()
            .filter(q -> q.isCurrent() && q.isExact() && Slip.isOf(q.value(), all, all))
            .reduce((farther, nearer) -> nearer)
            .map(
                q ->
                    new Checked(
                        q.token(),
                        Verdict.DOES_NOT_FOLLOW,
                        parts,
                        List.of(),
                        "下面的表中各项之和是 " + Decimals.plain(all) + "，各项占比都按它计算"));
      }
    }
    return Optional.empty();
  }

  private static boolean isOf(Line shares, Line line, int place, BigDecimal all) {
    @Nullable NumberToken share = shares.numbers().get(place);
    @Nullable NumberToken part = line.numbers().get(place);
    return share == null
        || (part != null
            && !RoundingRule.explaining(
                    Exact.rate(part.number().value(), all),
                    share.number().scale(),
                    share.number().value())
                .isEmpty());
  }

  /** What a line of shares is of a count of the text; empty where most of them are of none. */
  private static List<Checked> ofText(Line shares, List<Line> lines, List<Quantity> totals) {
    List<Formula> best = List.of();
    long most = 1;
    for (Line line : lines) {
      for (Quantity total : line.isRate() ? List.<Quantity>of() : totals) {
        List<Formula> formulas = new ArrayList<>();
        for (int place = 0; place < shares.numbers().size() && total.isCurrent(); place++) {
          @Nullable NumberToken share = shares.numbers().get(place);
          @Nullable NumberToken part = line.numbers().get(place);
          if (share != null && part != null) {
            formulas.add(
                Formula.share(
                    Cell.number(share, shares.label()), Cell.number(part, line.label()), total));
          }
        }
        long holds = formulas.stream().filter(Formula::agrees).count();
        if (holds > most && holds * 2 > formulas.size()) {
          most = holds;
          best = formulas;
        }
      }
    }
    return best.stream().map(Formula::relation).map(relation -> relation.checked("按表：")).toList();
  }
}
