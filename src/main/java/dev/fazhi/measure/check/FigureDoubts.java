package dev.fazhi.measure.check;

import dev.fazhi.model.Fault;
import dev.fazhi.model.Figure;
import java.util.List;

/** What is doubted about figures that may be right: told once, and noted on each of them. */
public interface FigureDoubts {

  List<Fault> faults();

  /** The figure, with a note if it is one of those that are doubted. */
  Figure noted(Figure figure);
}
