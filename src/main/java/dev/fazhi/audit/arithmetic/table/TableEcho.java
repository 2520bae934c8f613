package dev.fazhi.audit.arithmetic.table;

import dev.fazhi.audit.arithmetic.formula.Checked;
import dev.fazhi.audit.arithmetic.formula.Formula;
import dev.fazhi.audit.arithmetic.formula.Range;
import dev.fazhi.audit.arithmetic.formula.Relation;
import dev.fazhi.audit.arithmetic.formula.Slip;
import dev.fazhi.audit.arithmetic.quantity.Cell;
import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.finding.Verdict;
import dev.fazhi.audit.language.NumberToken;
import dev.fazhi.model.Decimals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a sentence says again of a row of a table: 提起公诉849件，较去年下降17.3% beside the row 提起公诉. The row
 * is known by its name and by the count that it has in common with the sentence.
 */
public final class TableEcho {

  private static final Pattern NOISE = Pattern.compile("[^\\p{IsHan}]|^(?:其中|本年度?|全年|上半年|共)");

  /** Shorter names are used of many things. */
  private static final int SHORTEST = 3;

  /** Shorter numbers stand in many rows. */
  private static final int LONG = 3;

  private final Quantities quantities;
  private final Map<String, List<Row>> rows;
  private final List<List<NumberToken>> all;

  /**
   * A row of a table.
   *
   * @param name the words of its cells
   * @param numbers its numbers
   */
  private record Row(String name, List<NumberToken> numbers) {

    static Row of(TableCheck.Line line) {
      List<NumberToken> numbers = new ArrayList<>();
      line.numbers().stream().filter(java.util.Objects::nonNull).forEach(numbers::add);
      return new Row(NOISE.matcher(line.label()).replaceAll(""), numbers);
    }
  }

  public TableEcho(Quantities quantities, List<TableNumbers> tables) {
    this.quantities = quantities;
    this.all =
        tables.stream()
            .flatMap(table -> Stream.concat(table.rows().stream(), table.columns().stream()))
            .map(line -> Row.of(line).numbers())
            .toList();
    this.rows =
        tables.stream()
            .flatMap(table -> table.rows().stream())
            .map(Row::of)
            .filter(row -> row.name().length() >= SHORTEST)
            .collect(Collectors.groupingBy(Row::name));
  }

  /**
   * What the row says of a rate for which the sentences have no counts; empty without such a row.
   */
  public Optional<Checked> check(Quantity rate) {
    Optional<Quantity> count =
        quantities.before(rate, q -> q.isCurrent() && q.sentence() == rate.sentence()).stream()
            .findFirst();
    return rate.kind() == Quantity.Kind.RATE && rate.isExact() && count.isPresent()
        ? row(count.get())
            .flatMap(row -> check(rate, row))
            .or(() -> growth(rate, count.get()).or(() -> share(rate, count.get())))
        : Optional.empty();
  }

  /** 接收4046件,同比下降12.90% beside a row that has 4046 and 4645: the two periods of its change. */
  private Optional<Checked> growth(Quantity rate, Quantity count) {
    if (!rate.isGrowth() || count.value().precision() < LONG) {
      return Optional.empty();
    }
    List<Formula> formulas = new ArrayList<>();
    for (List<NumberToken> row : all) {
      Optional<NumberToken> now = row.stream().filter(n -> isSame(n, count.token())).findFirst();
      for (NumberToken then : now.isPresent() ? row : List.<NumberToken>of()) {
        if (!then.equals(now.get()) && !then.number().percent() && isThatWay(rate, count, then)) {
          formulas.add(formula(rate, count, Cell.number(then, "")));
        }
      }
    }
    return formulas.stream()
        .filter(Formula::agrees)
        .findFirst()
        .or(
            () ->
                formulas.stream()
                    .filter(f -> rate.number().scale() > 1 && f.isNear(false))
                    .findFirst())
        .map(Formula::relation)
        .map(TableEcho::checked);
  }

  /** 检查5276次,占总数的79.1% beside a row that has 5276 and, as the largest, 6666. */
  private Optional<Checked> share(Quantity rate, Quantity count) {
    return !rate.isShare() || count.value().precision() < LONG
        ? Optional.empty()
        : all.stream()
            .filter(line -> line.size() > 2)
            .filter(line -> line.stream().anyMatch(n -> isSame(n, count.token())))
            .flatMap(
                line -> line.stream().max(Comparator.comparing(n -> n.number().value())).stream())
            .filter(most -> most.number().value().compareTo(count.value()) > 0)
            .map(most -> Formula.share(rate, count, Cell.number(most, "")))
            .filter(f -> f.agrees() || f.isNear(false))
            .min(Comparator.comparing(f -> !f.agrees()))
            .map(Formula::relation)
            .map(TableEcho::checked);
  }

  private static boolean isThatWay(Quantity rate, Quantity now, NumberToken then) {
    int way = now.value().compareTo(then.number().value());
    return then.number().value().signum() > 0
        && (rate.change() == Quantity.Direction.UP ? way >= 0 : way <= 0);
  }

  private static Formula formula(Quantity rate, Quantity now, Quantity then) {
    return new Formula(
        rate,
        Range.of(now).minus(Range.of(then)).abs(),
        Range.of(then),
        List.of(now, then),
        f -> Formula.growth(now.value(), then.value()));
  }

  private Optional<Row> row(Quantity count) {
    String clause = NOISE.matcher(count.clause()).replaceAll("");
    return IntStream.rangeClosed(0, clause.length() - SHORTEST)
        .mapToObj(clause::substring)
        .flatMap(name -> rows.getOrDefault(name, List.of()).stream())
        .filter(row -> row.numbers().stream().anyMatch(n -> isSame(n, count.token())))
        .findFirst();
  }

  private static Optional<Checked> check(Quantity rate, Row row) {
    List<NumberToken> rates = row.numbers().stream().filter(n -> n.number().percent()).toList();
    for (NumberToken cell : rates) {
      if (isSame(cell, rate.token())) {
        return Optional.of(said(rate, cell, Verdict.AGREES, "表中“" + row.name() + "”一行也是 "));
      }
    }
    return rates.stream()
        .filter(cell -> isSlip(rate, cell))
        .findFirst()
        .map(cell -> said(rate, cell, Verdict.DOES_NOT_FOLLOW, "表中“" + row.name() + "”一行是 "));
  }

  private static boolean isSlip(Quantity rate, NumberToken cell) {
    int scale = rate.number().scale();
    return scale == cell.number().scale()
        && Slip.isOf(
            rate.value().movePointRight(scale),
            cell.number().value().abs().movePointRight(scale),
            cell.number().value().abs().movePointRight(scale));
  }

  private static boolean isSame(NumberToken cell, NumberToken said) {
    return cell.number().value().abs().compareTo(said.number().value()) == 0;
  }

  private static Checked said(Quantity rate, NumberToken cell, Verdict verdict, String words) {
    return new Checked(
        rate.token(),
        verdict,
        List.of(cell),
        List.of(),
        words + Decimals.plain(cell.number().value()) + "%");
  }

  /** What a relation of the text and a table says. */
  static Checked checked(Relation relation) {
    return new Checked(
        relation.of().token(),
        relation.verdict(),
        relation.basis().stream().map(Quantity::token).toList(),
        relation.rules(),
        "按表：" + relation.explanation());
  }
}
