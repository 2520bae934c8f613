package dev.fazhi.publish.workbook;

import dev.fazhi.model.Fault;
import dev.fazhi.publish.content.PublicationFaults;
import dev.fazhi.publish.content.PublicationInput;
import dev.fazhi.publish.table.Column;
import dev.fazhi.publish.table.Datum;
import dev.fazhi.publish.table.Grid;
import dev.fazhi.publish.table.Marker;
import dev.fazhi.publish.text.Wording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the table of faults by file and kind, with the first of each; quality.csv has all of them.
 */
final class QualityGrid {

  private record Kind(String file, String code, Fault.Severity severity, String field) {}

  private QualityGrid() {}

  static Grid of(PublicationInput publication) {
    List<Fault> faults = PublicationFaults.of(publication);
    FieldTitles titles = new FieldTitles(publication);
    Map<Kind, List<Fault>> kinds = new LinkedHashMap<>();
    for (Fault fault : faults) {
      Kind kind = new Kind(fault.place().file(), fault.code(), fault.severity(), fault.field());
      kinds.computeIfAbsent(kind, key -> new ArrayList<>()).add(fault);
    }
    List<Map.Entry<Kind, List<Fault>>> worst = new ArrayList<>(kinds.entrySet());
    worst.sort(Comparator.comparing(entry -> entry.getKey().severity(), Comparator.reverseOrder()));
    List<List<Datum>> rows =
        worst.stream().map(entry -> row(entry.getKey(), entry.getValue(), titles)).toList();
    return Grid.plain(
        "data-quality",
        WorkbookModel.QUALITY,
        WorkbookModel.QUALITY,
        "数据中发现的问题按文件和种类计数，每种列出第一处；全部明细见 quality.csv，退回的行见 rejects 文件夹。",
        List.of(
            Column.label("文件"),
            Column.label("程度"),
            Column.label("字段"),
            Column.number("处数(处)", 0),
            Column.label("第一处"),
            Column.prose("第一处的问题"),
            Column.label("代码")),
        rows);
  }

  private static List<Datum> row(Kind kind, List<Fault> faults, FieldTitles titles) {
    Fault first = faults.get(0);
    Datum whole = new Datum.Missing(Marker.NOT_APPLICABLE);
    return List.of(
        kind.file().isEmpty() ? whole : Datum.of(kind.file()),
        Datum.of(Wording.severity(kind.severity())),
        Datum.of(titles.of(first)),
        Datum.of(faults.size()),
        first.place().row() > 0 ? Datum.of(where(first)) : whole,
        Datum.of(first.message()),
        Datum.of(kind.code()));
  }

  private static String where(Fault fault) {
    String place = fault.place().toString();
    String file = dev.fazhi.model.Place.of(fault.place().file()).toString();
    return place.substring(Math.min(place.length(), file.length() + " · ".length()));
  }
}
