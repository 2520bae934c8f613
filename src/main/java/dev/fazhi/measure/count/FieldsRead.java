package dev.fazhi.measure.count;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Finds which stored fields of a source its counts look at. */
final class FieldsRead {

  private FieldsRead() {}

  /**
   * @param others stored fields that are looked at in any case; -1 for none
   * @return numbers in the source's order
   */
  static Set<Integer> of(
      Source source, List<RowCount> counts, List<ReportedCount> reported, int... others) {
    List<Condition> conditions = new ArrayList<>();
    if (source.exclude() != null) {
      conditions.add(source.exclude());
    }
    counts.forEach(count -> conditions.addAll(count.how().where()));
    reported.forEach(count -> conditions.addAll(count.how().where()));
    Set<Integer> read = new TreeSet<>();
    conditions.stream()
        .flatMap(condition -> condition.fields().stream())
        .forEach(name -> read.add(RowCount.index(source.rowFields(), name)));
    counts.forEach(count -> read.addAll(List.of(count.date(), count.value(), count.since())));
    reported.forEach(count -> count.fields().forEach(read::add));
    counts.stream()
        .flatMap(count -> count.metric().by().stream())
        .forEach(by -> read.add(RowCount.index(source.rowFields(), by.field())));
    int stored = source.fields().size();
    Set<String> found = new TreeSet<>();
    read.stream()
        .filter(index -> index >= stored)
        .forEach(index -> found.add(source.rowFields().get(index).name()));
    read.removeIf(index -> index >= stored);
    source.stored(found).forEach(name -> read.add(RowCount.index(source.fields(), name)));
    IntStream.of(others).forEach(read::add);
    read.remove(-1);
    return read;
  }
}
