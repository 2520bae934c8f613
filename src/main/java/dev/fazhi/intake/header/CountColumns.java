package dev.fazhi.intake.header;

import dev.fazhi.definition.Aggregate;
import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.intake.text.Texts;
import dev.fazhi.intake.value.FileFault;
import dev.fazhi.intake.value.FileStatistics;
import dev.fazhi.model.Cell;
import dev.fazhi.model.Place;
import dev.fazhi.model.Row;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Columns that no field names and that say how many of what a source counts each row stands for: of
 * such a sheet one a row is counted, which is told.
 */
public final class CountColumns {

  /** Behind its unit, these make the name of a count. */
  private static final Set<String> COUNT = Set.of("数", "数量");

  private static final Pattern ONE = Pattern.compile("1(\\.0+)?");

  private final String file;
  private final Map<Integer, HeaderText> columns = new TreeMap<>();
  private final Map<Integer, Long> others = new TreeMap<>();

  public CountColumns(String file, HeaderMatch match, Definitions definitions) {
    this.file = file;
    Set<String> units =
        definitions.metrics().values().stream()
            .filter(metric -> metric.source().equals(match.source().id()))
            .filter(
                metric ->
                    metric.counting() instanceof Metric.Rows rows
                        && rows.aggregate() == Aggregate.COUNT)
            .map(Metric::unit)
            .collect(Collectors.toSet());
    match
        .ignored()
        .forEach(
            (column, header) -> {
              if (isCount(header, units)) {
                columns.put(column, header);
              }
            });
  }

  private static boolean isCount(HeaderText header, Set<String> units) {
    return COUNT.contains(header.bare())
        || units.stream()
            .anyMatch(
                unit ->
                    header.notes().contains(unit)
                        || COUNT.stream().anyMatch(word -> header.bare().endsWith(unit + word)));
  }

  /** A row of data. */
  public void see(Row row) {
    for (int column : columns.keySet()) {
      Cell cell = row.cell(column);
      if (!Texts.isBlank(cell) && !ONE.matcher(cell.text().strip()).matches()) {
        others.merge(column, 1L, Long::sum);
      }
    }
  }

  /** To be called after the sheet's last row. */
  public void finish(String sheet, FileStatistics tally) {
    others.forEach(
        (column, rows) -> {
          String header = columns.getOrDefault(column, HeaderText.NONE).shown();
          String message =
              "“%s”一列没有登记，有 %s 行写的不是 1，而这个来源一行算一件。每行写了几件的，请在 jobs/sources 里登记这一列，并在指标里用 sum；不是件数的，写进 personal 或改列名。"
                  .formatted(header, rows);
          tally.add(
              FileFault.ROW_COUNTS.at(new Place(file, sheet, 0, column), header, "", message));
        });
  }
}
