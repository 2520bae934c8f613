package dev.fazhi.audit.arithmetic.reading;

import dev.fazhi.audit.arithmetic.formula.Range;
import dev.fazhi.audit.arithmetic.formula.Shape;
import dev.fazhi.audit.arithmetic.quantity.Cell;
import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Pairs that a rate of a sentence may be of where its words name rows of a table. */
record ToldRows(Quantities quantities, Tabled cells, CellReadings readingsOfCells) {

  /** So many of the rows, and of the counts of the sentence. */
  private static final int NEAREST = 4;

  private static final int COLUMNS = 1000;

  /** 临溪区占37.4%, 医疗卫生户均2.96户次: of the rows that the words name. */
  void of(Quantity rate, Wording wording, List<Quantity> here, List<Reading> readings) {
    List<String> own = cells.heads(rate.lead());
    List<String> told = own.isEmpty() ? cells.heads(quantities.told(rate)) : own;
    List<List<Quantity>> parts = new ArrayList<>();
    for (String head : told.subList(Math.max(0, told.size() - NEAREST), told.size())) {
      cells.counts(head, rate).forEach(cell -> parts.add(List.of(cell)));
    }
    if (told.size() > 1 && Together.is(rate, quantities)) {
      parts.addAll(together(parts, told.size()));
    }
    List<Quantity> near =
        here.stream().filter(count -> count.sentence() == rate.sentence()).limit(NEAREST).toList();
    List<Quantity> text = near.stream().filter(count -> isOf(count, rate, wording)).toList();
    for (List<Quantity> part : parts) {
      Quantity first = part.get(0);
      boolean single = part.size() == 1;
      if (isOf(first, rate, wording)) {
        cells
            .beside(first)
            .filter(cell -> cells.get(cell).isTotal())
            .filter(cell -> cells.get(cell).isInColumnOf(cells.get(first)))
            .forEach(whole -> add(readings, rate, wording, part, whole));
        Stream.concat(
                single && !rate.isShare() ? cells.row(first) : Stream.empty(),
                single ? near.stream() : Stream.empty())
            .forEach(whole -> add(readings, rate, wording, part, whole));
      }
      if (single) {
        text.forEach(count -> add(readings, rate, wording, List.of(count), first));
      }
    }
  }

  /** Whether the rate may be of that count: of its period, and called so where it has a name. */
  private static boolean isOf(Quantity count, Quantity rate, Wording wording) {
    return count.isPriorCount() == (rate.role() == Quantity.Role.PRIOR)
        && (!wording.named() || CellReadings.isCalled(wording, count));
  }

  private void add(
      List<Reading> readings, Quantity rate, Wording wording, List<Quantity> part, Quantity whole) {
    double over = Range.sum(part).value().doubleValue();
    if (whole.value().signum() > 0
        && whole.isPriorCount() == (rate.role() == Quantity.Role.PRIOR)
        && Reading.isComparable(rate, Shape.SHARE, over, whole.value().doubleValue())
        && readings.stream()
            .noneMatch(other -> other.over().equals(part) && other.under().contains(whole))) {
      Reading reading = readingsOfCells.share(rate, wording, part, whole);
      reading.add(Feature.CELL_TOLD, true);
      CellReadings.add(readings, reading);
    }
  }

  /** Those of one column that are told together. */
  private List<List<Quantity>> together(List<List<Quantity>> parts, int many) {
    Map<Integer, List<Quantity>> columns = new LinkedHashMap<>();
    for (List<Quantity> part : parts) {
      Cell.Place place = cells.get(part.get(0)).place();
      columns
          .computeIfAbsent(COLUMNS * place.table() + place.column(), any -> new ArrayList<>())
          .addAll(part);
    }
    return columns.values().stream().filter(column -> column.size() == many).toList();
  }
}
