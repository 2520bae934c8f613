package dev.fazhi.job;

import dev.fazhi.measure.count.FactScan.Range;
import dev.fazhi.model.AsOf;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * What a partition counts.
 *
 * @param asOf the cut-off
 * @param knownLoad rows of later loads are not seen
 */
record PlannedCount(AsOf asOf, long knownLoad, List<Range> ranges) {

  private static final String AS_OF = "asOf";
  private static final String KNOWN_LOAD = "knownLoad";
  private static final String RANGES = "ranges";

  ExecutionContext partition() {
    ExecutionContext context = new ExecutionContext();
    context.putString(AS_OF, asOf.id());
    context.putLong(KNOWN_LOAD, knownLoad);
    context.putString(
        RANGES,
        ranges.stream()
            .map(range -> range.source() + " " + range.from() + " " + range.to())
            .collect(Collectors.joining("\n")));
    return context;
  }

  static PlannedCount of(ExecutionContext partition) {
    return new PlannedCount(
        AsOf.of(partition.getString(AS_OF)),
        partition.getLong(KNOWN_LOAD),
        partition.getString(RANGES).lines().map(PlannedCount::range).toList());
  }

  private static Range range(String line) {
    String[] part = line.split(" ");
    return new Range(part[0], Long.parseLong(part[1]), Long.parseLong(part[2]));
  }
}
