package dev.fazhi.audit.arithmetic.table;

import dev.fazhi.audit.arithmetic.formula.Checked;
import dev.fazhi.audit.arithmetic.formula.Slip;
import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.finding.Verdict;
import dev.fazhi.audit.language.NumberToken;
import dev.fazhi.model.Decimals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a sentence says again of a row of a table: 提起公诉849件，较去年下降17.3% beside the row 提起公诉. The row
 * is known by its name and by the count that it has in common with the sentence.
 */
public final class TableEcho {

  private static final Pattern NOISE = Pattern.compile("[^\\p{IsHan}]|^(?:其中|本年度?|全年|上半年|共)");

  /** Shorter names are used of many things. */
  private static final int SHORTEST = 3;

  private final Quantities quantities;
  private final Map<String, List<Row>> rows;

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
        ? row(count.get()).flatMap(row -> check(rate, row))
        : Optional.empty();
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
}
