package dev.fazhi.publish.table.filing;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Filing;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Numbers the columns of a form, and writes how they are worked out of each other. */
record ColumnNumbers(Definitions definitions) {

  private static final List<String> LABEL_NUMBERS = List.of("甲", "乙", "丙");

  /** The two numbers that each change lies between. */
  private static final Map<Filing.Part, List<Filing.Part>> CHANGES =
      Map.of(
          Filing.Part.CHANGE, List.of(Filing.Part.VALUE, Filing.Part.PRIOR),
          Filing.Part.MONTH_CHANGE, List.of(Filing.Part.MONTH, Filing.Part.MONTH_PRIOR),
          Filing.Part.MONTH_ON_MONTH, List.of(Filing.Part.MONTH, Filing.Part.LAST_MONTH));

  /** Each column's number, with its formula where all that it is made of are columns too. */
  List<String> of(Table table, int labels, List<FilingColumn> columns) {
    List<String> numbers = new ArrayList<>(LABEL_NUMBERS.subList(0, labels));
    for (int i = 0; i < columns.size(); i++) {
      numbers.add(i + 1 + formula(columns.get(i), table, columns));
    }
    return numbers;
  }

  private String formula(FilingColumn column, Table table, List<FilingColumn> columns) {
    String metric = column.leaf().metric();
    Filing.Part part = column.leaf().part();
    if (CHANGES.containsKey(part)) {
      List<Filing.Part> sides = CHANGES.get(part);
      int now = number(columns, column, metric, sides.get(0));
      int prior = number(columns, column, metric, sides.get(1));
      Set<Boolean> rates = kinds(column, table);
      if (now == 0 || prior == 0 || rates.size() > 1) {
        return "";
      }
      String difference = now + "-" + prior;
      return rates.contains(true) ? "=" + difference : "=(" + difference + ")÷" + prior;
    } else if (metric != null
        && part.isValue()
        && definitions.metric(metric).counting() instanceof Metric.Ratio ratio) {
      int upper = number(columns, column, ratio.numerator(), part);
      int lower = number(columns, column, ratio.denominator(), part);
      return upper == 0 || lower == 0 ? "" : "=" + upper + "÷" + lower;
    }
    return "";
  }

  /** Whether the metrics of a column are percentages: one answer, or two where they differ. */
  private Set<Boolean> kinds(FilingColumn column, Table table) {
    return table.metrics().stream()
        .map(definitions::metric)
        .filter(metric -> column.shows(metric))
        .map(Metric::isPercentage)
        .collect(Collectors.toSet());
  }

  /** The number of the column beside one that shows this; 0 when there is none. */
  private static int number(
      List<FilingColumn> columns, FilingColumn beside, @Nullable String metric, Filing.Part part) {
    for (int i = 0; i < columns.size(); i++) {
      FilingColumn each = columns.get(i);
      if (each.leaf().equals(new Filing.Leaf(metric, part))
          && each.by().equals(beside.by())
          && each.group().equals(beside.group())
          && Objects.equals(each.year(), beside.year())) {
        return i + 1;
      }
    }
    return 0;
  }
}
