package dev.fazhi.publish.data;

import dev.fazhi.model.Fault;
import dev.fazhi.model.Place;
import dev.fazhi.publish.text.CellText;
import dev.fazhi.publish.text.FormulaGuard;
import java.util.List;
import java.util.Locale;

/** Writes {@code quality.csv}: the faults with their places as the spreadsheet shows them. */
public final class QualityCsv {

  /** The file with every single fault, used when {@code quality.csv} groups similar ones. */
  public static final String ALL = "quality-rows.csv";

  static final List<String> HEADER =
      List.of("file", "sheet", "row", "column", "field", "code", "severity", "value", "message");

  private QualityCsv() {}

  public static byte[] bytes(List<Fault> faults) {
    Csv csv = new Csv().add(HEADER);
    for (Fault fault : faults) {
      Place place = fault.place();
      csv.add(
          List.of(
              FormulaGuard.guarded(CellText.visible(place.file())),
              FormulaGuard.guarded(CellText.visible(place.sheet())),
              place.row() > 0 ? Integer.toString(place.row()) : "",
              place.column() >= 0 ? Place.letters(place.column()) : "",
              FormulaGuard.guarded(CellText.visible(fault.field())),
              fault.code(),
              fault.severity().name().toLowerCase(Locale.ROOT),
              FormulaGuard.guarded(CellText.visible(fault.value())),
              FormulaGuard.guarded(CellText.visible(fault.message()))));
    }
    return csv.bytes();
  }
}
