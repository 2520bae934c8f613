package dev.fazhi.publish.data;

import dev.fazhi.model.Figure;
import dev.fazhi.model.Note;
import dev.fazhi.publish.table.FigurePart;
import dev.fazhi.publish.text.FormulaGuard;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes {@code figures.csv}, the interface for programs: one row for each figure, in {@link
 * Figure#ORDER}.
 */
public final class FiguresCsv {

  private FiguresCsv() {}

  /** The columns in order. */
  public static List<String> header() {
    List<String> header =
        new ArrayList<>(
            List.of("metric,name,unit,period,from,to,prior_from,prior_to,by,group".split(",")));
    for (FigurePart part : FigurePart.values()) {
      header.add(part.column());
    }
    header.add("note");
    return List.copyOf(header);
  }

  public static byte[] bytes(List<Figure> figures) {
    Csv csv = new Csv().add(header());
    figures.stream().sorted(Figure.ORDER).map(FiguresCsv::row).forEach(csv::add);
    return csv.bytes();
  }

  private static List<String> row(Figure figure) {
    List<String> row =
        new ArrayList<>(
            List.of(
                FormulaGuard.guarded(figure.metric()),
                FormulaGuard.guarded(figure.name()),
                FormulaGuard.guarded(figure.unit()),
                figure.period().kind().id(),
                figure.period().from().toString(),
                figure.period().to().toString(),
                figure.prior().from().toString(),
                figure.prior().to().toString(),
                FormulaGuard.guarded(figure.by()),
                FormulaGuard.guarded(figure.group())));
    for (FigurePart part : FigurePart.values()) {
      BigDecimal number = part.of(figure);
      row.add(number == null ? "" : number.toPlainString());
    }
    row.add(FormulaGuard.guarded(Note.joined(figure.notes())));
    return row;
  }
}
