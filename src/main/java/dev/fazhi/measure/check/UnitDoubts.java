package dev.fazhi.measure.check;

import dev.fazhi.definition.Definitions;
import dev.fazhi.measure.count.Counts;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Figure;
import java.util.List;
import java.util.Map;

/** Doubts about what units reported, which are told and noted alike whatever they are. */
abstract class UnitDoubts implements FigureDoubts {

  final UnitReports reports;

  UnitDoubts(Definitions definitions, Map<String, Counts> counts) {
    this.reports = new UnitReports(definitions, counts);
  }

  @Override
  public final List<Fault> faults() {
    return reports.faults();
  }

  @Override
  public final Figure noted(Figure figure) {
    return reports.noted(figure);
  }
}
