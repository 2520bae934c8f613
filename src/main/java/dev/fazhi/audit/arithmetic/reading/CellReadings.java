package dev.fazhi.audit.arithmetic.reading;

import dev.fazhi.audit.arithmetic.formula.Formula;
import dev.fazhi.audit.arithmetic.formula.Range;
import dev.fazhi.audit.arithmetic.formula.Shape;
import dev.fazhi.audit.arithmetic.quantity.Cell;
import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.arithmetic.quantity.Quantity.Role;
import dev.fazhi.audit.arithmetic.quantity.RateVocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Pairs that a rate of a sentence may be of where a table tells one of the two, or both. */
final class CellReadings {

  private static final Pattern LISTED = Pattern.compile("[上下]表|表中|列名|所列|上述|以上|合计");

  private static final int NEAREST = 4;

  private final Quantities quantities;
  private final Names texts;
  private final List<Quantity> heads;
  private final Tabled cells;
  private final ToldRows told;

  /**
   * @param texts the counts of the sentences
   * @param heads the first of them
   */
  CellReadings(Quantities quantities, Names texts, List<Quantity> heads, Tabled cells) {
    this.quantities = quantities;
    this.texts = texts;
    this.heads = heads;
    this.cells = cells;
    this.told = new ToldRows(quantities, cells, this);
  }

  /** What a rate is of that is no change, where the sentences do not tell it themselves. */
  List<Reading> of(Quantity rate, Wording wording, List<Quantity> counted) {
    List<Reading> readings = new ArrayList<>();
    if (cells.isEmpty()) {
      return readings;
    }
    List<Quantity> here =
        counted.stream().filter(count -> count.paragraph() == rate.paragraph()).toList();
    List<Quantity> wholes = wholes(rate, wording, here);
    if (here.stream().noneMatch(count -> isCalled(wording, count))) {
      for (List<Quantity> part : parts(rate, wording)) {
        Cell cell = cells.get(part.get(0));
        wholes.stream()
            .filter(whole -> !part.contains(whole))
            .filter(
                whole ->
                    cell.isInColumnOf(cells.get(whole))
                        || (part.size() == 1 && cell.isInRowOf(cells.get(whole))))
            .forEach(whole -> add(readings, share(rate, wording, part, whole)));
        if (wording.base().isEmpty() && wording.named() && part.size() == 1) {
          cells
              .row(part.get(0))
              .filter(
                  other -> cells.areUsual(part.get(0), other) || cells.isWithin(part.get(0), other))
              .filter(other -> !wholes.contains(other))
              .forEach(whole -> add(readings, share(rate, wording, part, whole)));
        }
        told(wording.base(), rate, counted)
            .forEach(whole -> add(readings, share(rate, wording, part, whole)));
      }
    }
    if (wording.named() && rate.isPercent()) {
      cells.named(wording.subject(), rate).stream()
          .filter(GrowthReadings::isRate)
          .filter(cell -> RateVocabulary.match(cell.clause(), wording.subject()) > 0)
          .filter(cell -> cells.get(cell).isTold(quantities.told(rate)))
          .forEach(cell -> add(readings, again(rate, wording, cell)));
    }
    List<List<Quantity>> parts = new ArrayList<>();
    here.subList(0, Math.min(NEAREST, here.size())).forEach(part -> parts.add(List.of(part)));
    if (!here.isEmpty() && Together.is(rate, quantities)) {
      parts.add(new Together(quantities).run(here.get(0), rate));
    }
    for (List<Quantity> part : parts) {
      Quantity last = part.get(part.size() - 1);
      Stream.of(
              wholes.stream(),
              cells.named(wording.among(last).base(), rate).stream(),
              cells.same(last).flatMap(cells::beside).filter(cell -> cells.get(cell).isTotal()))
          .flatMap(each -> each)
          .filter(whole -> whole.isCount() && whole.value().signum() > 0)
          .distinct()
          .forEach(whole -> add(readings, share(rate, wording, part, whole)));
    }
    told.of(rate, wording, here, readings);
    return readings;
  }

  static boolean isCalled(Wording wording, Quantity count) {
    return Wording.overlap(wording.subject(), Wording.plain(count.clause())) >= Names.LIKE
        || (wording.named() && RateVocabulary.match(count.clause(), wording.subject()) > 0);
  }

  /** The cells that it may be in: called so, or totals where only one count stands beside it. */
  private List<Quantity> wholes(Quantity rate, Wording wording, List<Quantity> here) {
    String base = wording.base();
    boolean told =
        base.isEmpty()
            ? here.size() > 1
            : here.stream()
                .filter(count -> count.index() != rate.index() - 1)
                .anyMatch(count -> texts.overlap(base, count) >= Names.LIKE);
    List<Quantity> wholes = new ArrayList<>();
    if (!told) {
      wholes.addAll(cells.named(base, rate));
      cells.totals(rate).filter(total -> !wholes.contains(total)).forEach(wholes::add);
      wholes.removeIf(whole -> !whole.isCount() || whole.value().signum() <= 0);
    }
    return wholes;
  }

  /** The cells that it may be of: called so, or columns where it says that it is of a list. */
  private List<List<Quantity>> parts(Quantity rate, Wording wording) {
    List<List<Quantity>> parts = new ArrayList<>();
    cells.named(wording.subject(), rate).stream()
        .filter(Quantity::isCount)
        // 甲镇覆盖率 is of no number of its row that does not tell what is covered
        .filter(
            part -> !wording.named() || RateVocabulary.match(part.clause(), wording.subject()) > 0)
        .forEach(part -> parts.add(List.of(part)));
    if (LISTED.matcher(rate.lead()).find()) {
      List<List<Quantity>> columns = cells.columns(rate).toList();
      double most = columns.stream().mapToDouble(column -> named(rate, column)).max().orElse(0);
      columns.stream().filter(column -> named(rate, column) == most).forEach(parts::add);
    }
    return parts;
  }

  /** How much of what a column is called the rate says, 受理量合计. */
  private double named(Quantity rate, List<Quantity> column) {
    return Wording.overlap(Wording.plain(column.get(0).clause()), rate.clause());
  }

  private List<Quantity> told(String base, Quantity rate, List<Quantity> counted) {
    List<Quantity> told = new ArrayList<>(texts.like(base, rate, NEAREST));
    Stream.concat(counted.stream().limit(NEAREST), heads.stream())
        .filter(count -> !told.contains(count))
        .forEach(told::add);
    told.removeIf(count -> count.index() > rate.index() || count.value().signum() <= 0);
    return told;
  }

  static void add(List<Reading> readings, Reading reading) {
    if (reading.isComparable()) {
      readings.add(reading);
    }
  }

  Reading share(Quantity rate, Wording wording, List<Quantity> part, Quantity whole) {
    Formula formula = Formula.share(rate, part, whole);
    Reading reading = reading(formula, Shape.SHARE, part, whole);
    Quantity last = part.get(part.size() - 1);
    boolean tabled = cells.has(last);
    reading.add(Feature.CELL_PART, tabled);
    reading.add(Feature.CELL_PART_LIKE, tabled ? cells.overlap(wording.subject(), last) : 0);
    reading.add(Feature.CELL_SUM, part.size() > 1);
    reading.add(Feature.TEXT_PART_NEXT, !tabled && last.index() == rate.index() - 1);
    reading.add(Feature.TEXT_PART_LIKE, tabled ? 0 : texts.overlap(wording.subject(), last));
    reading.add(Feature.CELL_SAME, cells.areBeside(last, whole));
    reading.add(Feature.CELL_USUAL, wording.named() && tabled && cells.areUsual(last, whole));
    base(reading, wording.base(), whole);
    reading.add(Feature.CELL_OTHER_PERIOD, last.isPriorCount() != whole.isPriorCount());
    reading.add(Feature.CELL_PRIOR, rate.role() != Role.PRIOR && whole.isPriorCount());
    return reading;
  }

  /** 甲区办结率98.1%, which a table tells, too. */
  private Reading again(Quantity rate, Wording wording, Quantity cell) {
    Range all = Range.exactly(rate.quotient().times());
    Formula formula =
        new Formula(rate, Range.of(cell), all, List.of(cell), f -> "表中是 " + cell.value() + "%");
    Reading reading = new Reading(formula, Shape.SHARE, List.of(cell), List.of(), new Features());
    reading.add(Feature.CELL_PART, true);
    reading.add(Feature.CELL_PART_LIKE, cells.overlap(wording.subject(), cell));
    reading.add(Feature.CELL_FAR, Math.log(cells.away(rate, cell)));
    reading.add(Feature.CELL_USUAL, true);
    return reading;
  }

  private void base(Reading reading, String base, Quantity whole) {
    boolean tabled = cells.has(whole);
    double like = tabled ? cells.overlap(base, whole) : texts.overlap(base, whole);
    reading.add(Feature.CELL_WHOLE, tabled);
    reading.add(Feature.CELL_TOTAL, tabled && cells.get(whole).isTotal());
    reading.add(tabled ? Feature.CELL_WHOLE_LIKE : Feature.TEXT_WHOLE_LIKE, like);
    reading.add(Feature.WHOLE_UNLIKE_BASE, base.length() > 1 && like == 0);
  }

  private Reading reading(Formula formula, Shape shape, List<Quantity> over, Quantity under) {
    Reading reading = new Reading(formula, shape, over, List.of(under), new Features());
    int away = 0;
    for (Quantity count : List.of(over.get(0), under)) {
      away = Math.max(away, cells.has(count) ? cells.away(formula.rate(), count) : 0);
    }
    reading.add(Feature.CELL_FAR, Math.log(Math.max(1, away)));
    return reading;
  }
}
