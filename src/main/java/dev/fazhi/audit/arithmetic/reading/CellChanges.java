package dev.fazhi.audit.arithmetic.reading;

import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.arithmetic.quantity.Quantity.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Pairs that a change may be of where a table tells one of the two, or both. */
record CellChanges(Tabled cells) {

  /** What a change is of where one of the two stands in a table. */
  List<Reading> of(Quantity rate, Set<String> called, List<Quantity> nows, List<Quantity> thens) {
    List<Reading> readings = new ArrayList<>();
    boolean told =
        nows.stream()
            .anyMatch(now -> now.sentence() == rate.sentence() && now.role() != Role.PRIOR);
    boolean compared =
        thens.stream()
            .anyMatch(then -> then.sentence() == rate.sentence() && then.role() != Role.VALUE);
    if (!compared && !rate.isPoints()) {
      nows.stream()
          .filter(now -> now.sentence() == rate.sentence())
          .forEach(
              now ->
                  cells
                      .same(now)
                      .flatMap(cells::row)
                      .filter(then -> then.value().signum() > 0)
                      .distinct()
                      .forEach(
                          then -> add(readings, rate, Wording.plain(now.clause()), now, then)));
    }
    for (String name : cells.isEmpty() ? Set.<String>of() : called) {
      List<Quantity> named = cells.named(name, rate);
      for (Quantity cell : named) {
        List<Quantity> before = new ArrayList<>(thens);
        if (!told && GrowthReadings.isNow(cell, rate)) {
          named.stream()
              .filter(other -> cells.get(other).isInRowOf(cells.get(cell)))
              .filter(other -> rate.isPoints() || other.isPriorCount())
              .forEach(before::add);
          before.stream()
              .filter(then -> cells.has(then) || isThen(rate, then))
              .forEach(then -> add(readings, rate, name, cell, then));
        } else if (told && !compared && cell.isPriorCount()) {
          nows.stream()
              .filter(now -> now.sentence() == rate.sentence())
              .forEach(now -> add(readings, rate, name, now, cell));
        }
      }
    }
    if (rate.isPoints()) {
      ofRows(rate, called.iterator().next(), readings);
    }
    return readings;
  }

  /** 甲区办结率比乙区低1.9个百分点, 甲区低于平均: the rates of the rows that the words name. */
  private void ofRows(Quantity rate, String name, List<Reading> readings) {
    List<Quantity> told =
        cells.heads(rate.lead()).stream()
            .flatMap(head -> cells.rates(head, rate))
            .filter(GrowthReadings::isRate)
            .toList();
    for (Quantity now : told) {
      Stream.concat(told.stream(), cells.totalRates(now))
          .filter(then -> !then.equals(now) && cells.get(then).isInColumnOf(cells.get(now)))
          .forEach(then -> add(readings, rate, name, now, then, true));
    }
  }

  private static boolean isThen(Quantity rate, Quantity then) {
    return then.sentence() == rate.sentence() && (rate.isPoints() || then.role() == Role.PRIOR);
  }

  private void add(
      List<Reading> readings, Quantity rate, String name, Quantity now, Quantity then) {
    add(readings, rate, name, now, then, false);
  }

  private void add(
      List<Reading> readings,
      Quantity rate,
      String name,
      Quantity now,
      Quantity then,
      boolean isTold) {
    Optional<Reading> read =
        now.equals(then) ? Optional.empty() : GrowthReadings.reading(rate, now, then);
    read.ifPresent(
        reading -> {
          boolean tabled = cells.has(now);
          boolean other = cells.has(then);
          reading.add(Feature.CELL_TOLD, isTold);
          reading.add(Feature.CELL_PART, tabled);
          reading.add(Feature.CELL_WHOLE, other);
          reading.add(Feature.CELL_PART_LIKE, tabled ? cells.overlap(name, now) : 0);
          reading.add(Feature.CELL_WHOLE_LIKE, other ? cells.overlap(name, then) : 0);
          reading.add(Feature.CELL_TOTAL, cells.get(tabled ? now : then).isTotal());
          reading.add(Feature.CELL_FAR, Math.log(cells.away(rate, tabled ? now : then)));
          reading.add(Feature.CELL_SAME, cells.areBeside(now, then));
          ChangeFeatures.way(reading, now, then);
          readings.add(reading);
        });
  }
}
