package dev.fazhi.sample.reader;

import dev.fazhi.sample.record.Cohorts;
import dev.fazhi.sample.record.Literals;
import dev.fazhi.sample.record.Range;
import dev.fazhi.sample.record.Records;
import dev.fazhi.sample.record.SampleErrors;
import dev.fazhi.sample.record.SampleNode;
import dev.fazhi.sample.record.TimeDistribution;
import dev.fazhi.sample.record.Vocabulary;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a record set: cohorts of made records, or records written down one by one. */
record RecordsReader(Vocabulary vocabulary, SampleErrors mistakes) {

  private static final long MOST = 5_000_000;
  private static final List<Integer> ALIKE = Collections.nCopies(12, 1);

  Records read(String name, SampleNode part) {
    return part.find("rows").isPresent() ? literals(name, part) : cohorts(name, part);
  }

  private Records literals(String name, SampleNode part) {
    part.entries("table", "rows", "fields");
    List<String> table = part.need("table").texts();
    List<Map<String, Object>> rows = new ArrayList<>();
    for (SampleNode row : part.need("rows").list()) {
      List<SampleNode> values = row.list();
      if (values.size() != table.size()) {
        throw row.wrong("这一行有 " + values.size() + " 个值，table 里有 " + table.size() + " 个字段");
      }
      Map<String, Object> record = new LinkedHashMap<>();
      for (int i = 0; i < table.size(); i++) {
        record.put(table.get(i), literal(values.get(i)));
      }
      rows.add(record);
    }
    Set<String> known = new LinkedHashSet<>(table);
    List<Cohorts.Maker> makers = new ArrayList<>();
    part.find("fields")
        .map(SampleNode::entries)
        .orElse(Map.of())
        .forEach((field, value) -> makers.add(maker(field, value, known)));
    return new Literals(name, List.copyOf(known), rows, makers);
  }

  private static Object literal(SampleNode part) {
    String text = part.text();
    return text.matches("\\d{4}-\\d{2}-\\d{2}") ? part.date().atStartOfDay() : text;
  }

  private Cohorts.Maker maker(String field, SampleNode value, Set<String> known) {
    Cohorts.Maker maker =
        new Cohorts.Maker(field, new GeneratorReader(vocabulary, mistakes, known).read(value));
    known.add(field);
    return maker;
  }

  private Records cohorts(String name, SampleNode part) {
    part.entries("scaled", "birth", "fields", "cohorts");
    Map<String, SampleNode> fields = part.need("fields").entries();
    List<Cohorts.Cohort> cohorts =
        part.need("cohorts").entries().values().stream()
            .map(cohort -> cohort(part.need("birth"), fields, cohort))
            .toList();
    if (cohorts.isEmpty()) {
      throw part.need("cohorts").wrong("至少应有一组记录");
    }
    Set<String> names = new LinkedHashSet<>(fields.keySet());
    cohorts.forEach(cohort -> names.add(cohort.birth()));
    boolean scaled = part.find("scaled").map(SampleNode::yes).orElse(false);
    return new Cohorts(name, scaled, List.copyOf(names), cohorts);
  }

  private Cohorts.Cohort cohort(
      SampleNode usualBirth, Map<String, SampleNode> fields, SampleNode part) {
    part.entries("count", "from", "to", "months", "hours", "birth", "set");
    String birth = part.find("birth").orElse(usualBirth).text();
    Map<String, SampleNode> own = part.find("set").map(SampleNode::entries).orElse(Map.of());
    for (Map.Entry<String, SampleNode> entry : own.entrySet()) {
      if (!fields.containsKey(entry.getKey()) && !usualBirth.text().equals(entry.getKey())) {
        throw entry.getValue().wrong("fields 里没有“" + entry.getKey() + "”");
      }
    }
    Set<String> known = new LinkedHashSet<>(Set.of(birth));
    List<Cohorts.Maker> makers = new ArrayList<>();
    for (Map.Entry<String, SampleNode> field : fields.entrySet()) {
      if (!field.getKey().equals(birth)) {
        SampleNode value = own.getOrDefault(field.getKey(), field.getValue());
        makers.add(maker(field.getKey(), value, known));
      }
    }
    return new Cohorts.Cohort(part.need("count").whole(1, MOST), birth, spread(part), makers);
  }

  private TimeDistribution spread(SampleNode part) {
    LocalDate from = part.need("from").date();
    LocalDate to = part.need("to").date();
    if (to.isBefore(from)) {
      throw part.wrong("to（" + to + "）早于 from（" + from + "）");
    }
    TimeDistribution spread =
        new TimeDistribution(
            from,
            to,
            part.find("months").map(this::months).orElse(ALIKE),
            part.find("hours").map(RecordsReader::hours).orElse(null));
    if (!spread.isPossible()) {
      throw part.wrong("从 " + from + " 到 " + to + " 各月的权重都是 0");
    }
    return spread;
  }

  private List<Integer> months(SampleNode part) {
    List<Integer> months = vocabulary.months().get(part.text());
    if (months == null) {
      throw mistakes.unknown(part, "months");
    }
    return months;
  }

  private static Range hours(SampleNode part) {
    Range hours = part.range();
    if (hours.to() > 23) {
      throw part.wrong("小时应在 0 到 23 之间");
    }
    return hours;
  }
}
