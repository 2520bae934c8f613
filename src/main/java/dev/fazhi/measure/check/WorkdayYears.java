package dev.fazhi.measure.check;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.FieldUse;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Condition;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.definition.condition.WorkCalendar;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Tells of the years in which metrics count working days though their holidays are not listed: such
 * days are counted as if nobody had a holiday.
 */
final class WorkdayYears {

  private static final String UNLISTED = "FZ-528";

  private WorkdayYears() {}

  /** Its own, and those by which the fields that it reads are computed. */
  private static List<Condition> conditions(Metric metric, Source source) {
    List<Condition> all = new ArrayList<>();
    if (metric.counting() instanceof Metric.Rows rows) {
      all.addAll(rows.where());
    }
    Set<String> names = new TreeSet<>(FieldUse.fields(metric));
    source.measured(names).forEach(field -> names.add(field.field().name()));
    names.addAll(source.stored(names));
    for (String name : names) {
      Field.Derive derive = source.field(name).derive();
      Condition value = derive == null ? null : derive.value();
      if (value != null) {
        all.add(value);
      }
    }
    return all;
  }

  /** One fault a source, for the year of the cut-off and the one before. */
  static List<Fault> faults(Definitions definitions, AsOf asOf) {
    Map<String, Set<String>> names = new TreeMap<>();
    Set<Integer> missing = new TreeSet<>();
    for (Metric metric : definitions.metrics().values()) {
      for (Condition condition : conditions(metric, definitions.source(metric.source()))) {
        WorkCalendar calendar = condition.workdays();
        for (int year = asOf.day().getYear() - 1;
            calendar != null && year <= asOf.day().getYear();
            year++) {
          if (!calendar.years().contains(year)) {
            missing.add(year);
            names.computeIfAbsent(metric.source(), any -> new TreeSet<>()).add(metric.name());
          }
        }
      }
    }
    String years = missing.stream().map(year -> year + " 年").collect(Collectors.joining("、"));
    return names.entrySet().stream()
        .map(
            entry ->
                Fault.warning(
                    UNLISTED,
                    "",
                    entry.getKey(),
                    "",
                    "工作日表没有%s的放假安排，%s按周一至周五数，没有去掉节假日；请在 jobs/reference/workdays.csv 里补上。"
                        .formatted(years, String.join("、", entry.getValue()))))
        .toList();
  }
}
