package dev.fazhi.definition.reading.metric;

import dev.fazhi.definition.Metric.Dimension;
import dev.fazhi.definition.Metric.Given;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.definition.condition.Reference;
import dev.fazhi.definition.condition.Scope;
import dev.fazhi.definition.yaml.Spelling;
import dev.fazhi.definition.yaml.YamlNode.Word;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads a metric whose numbers are given by the year in a reference list. */
record GivenReader(MetricDraft draft, Scope scope, Map<String, Reference> references) {

  /** The row of a list that is that of all. */
  private static final String TOTAL = "合计";

  @Nullable Given read(List<Dimension> by) {
    for (String key : List.of("date", "from", "where")) {
      if (draft.block().has(key)) {
        draft.fault(key, "given 与 " + key + " 不能同时写；请删去 " + key);
      }
    }
    Word list = draft.block().word("given");
    if (list == null) {
      return null;
    }
    Reference given = references.get(list.text());
    if (given == null || given.years().isEmpty()) {
      List<String> yearly =
          references.values().stream()
              .filter(each -> !each.years().isEmpty())
              .map(Reference::id)
              .toList();
      draft.fault(
          list,
          "没有按年写数的参照表“%s”；请在 reference/ 里放 %s.csv，第一行如 name,2021,2022%s"
              .formatted(list.text(), list.text(), Spelling.hint(list.text(), yearly)));
      return null;
    } else if (by.size() > 1) {
      draft.fault("by", "given 的指标只能按一个字段分组；请只留一个");
      return null;
    }
    Field field = by.isEmpty() ? null : scope.typed(by.get(0).field());
    Reference names = field == null ? null : references.get(field.reference());
    Map<Integer, Map<String, BigDecimal>> years = new TreeMap<>();
    given
        .years()
        .forEach((year, numbers) -> years.put(year, groups(given, numbers, by, names, list)));
    return new Given(given.id(), years);
  }

  /** The numbers by group; a total only where it is written, since not all numbers add up. */
  private Map<String, BigDecimal> groups(
      Reference given,
      Map<String, BigDecimal> numbers,
      List<Dimension> by,
      @Nullable Reference names,
      Word list) {
    Map<String, BigDecimal> groups = new TreeMap<>();
    numbers.forEach(
        (name, number) -> {
          String group = names == null ? name : names.canonical().get(Spelling.normal(name));
          if (name.equals(TOTAL)) {
            groups.put("", number);
          } else if (group == null && names != null) {
            draft.fault(
                list,
                "参照表 %s 的“%s”不在参照表 %s 里%s"
                    .formatted(given.id(), name, names.id(), Spelling.hint(name, names.names())));
          } else if (group != null && !by.isEmpty()) {
            groups.put(group, number);
          }
        });
    return groups;
  }
}
