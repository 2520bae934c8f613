package dev.fazhi.measure.count;

import dev.fazhi.definition.condition.Condition;
import dev.fazhi.definition.condition.Condition.Variable;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.definition.condition.RowTest.Moments;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The periods that a metric is asked for, by the moment of them that its conditions compare with
 * dates of a row: of a run of moments that no date separates, all conditions say the same.
 */
final class PeriodRuns {

  private final int[] fields;
  private final LocalDateTime[] moments;
  private final Moments[] at;
  private final int[][] buckets;

  private PeriodRuns(int[] fields, Map<LocalDateTime, List<Integer>> byMoment, List<Moments> all) {
    this.fields = fields;
    this.moments = byMoment.keySet().toArray(LocalDateTime[]::new);
    this.at = byMoment.values().stream().map(of -> all.get(of.get(0))).toArray(Moments[]::new);
    this.buckets =
        byMoment.values().stream()
            .map(of -> of.stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new);
  }

  /**
   * The runs of the conditions; null where they cannot be told.
   *
   * @param fields of the rows
   * @param asked what conditions see of each period, in the order of its buckets
   */
  static @Nullable PeriodRuns of(
      List<Condition> conditions, List<Field> fields, List<Moments> asked) {
    Set<Variable> variables = EnumSet.noneOf(Variable.class);
    Set<String> compared = new TreeSet<>();
    for (Condition condition : conditions) {
      if (condition.variables().isEmpty()) {
        continue;
      }
      variables.addAll(condition.variables());
      Set<String> own = condition.compared().orElse(null);
      if (own == null) {
        return null;
      }
      compared.addAll(own);
    }
    if (variables.size() != 1 || variables.contains(Variable.AS_OF)) {
      return null;
    }
    Variable variable = variables.iterator().next();
    Map<LocalDateTime, List<Integer>> byMoment = new TreeMap<>();
    for (int bucket = 0; bucket < asked.size(); bucket++) {
      Moments at = asked.get(bucket);
      LocalDateTime moment =
          Objects.requireNonNull(
              variable == Variable.PERIOD_START ? at.periodStart() : at.periodEnd());
      byMoment.computeIfAbsent(moment, any -> new ArrayList<>()).add(bucket);
    }
    int[] indexes = compared.stream().mapToInt(name -> RowCount.index(fields, name)).toArray();
    return new PeriodRuns(indexes, byMoment, asked);
  }

  /** Where the runs of a row begin among the moments, and where the last ends, in order. */
  int[] of(@Nullable Object[] row) {
    int[] begins = new int[2 + 2 * fields.length];
    int count = 1;
    for (int field : fields) {
      Object value = row[field];
      if (value != null) {
        int found = Arrays.binarySearch(moments, RowCount.moment(value));
        begins[count++] = found < 0 ? -found - 1 : found;
        begins[count++] = found < 0 ? -found - 1 : found + 1;
      }
    }
    begins[count++] = moments.length;
    Arrays.sort(begins, 0, count);
    return count == begins.length ? begins : Arrays.copyOf(begins, count);
  }

  /** What conditions see of the periods of that moment. */
  Moments at(int moment) {
    return at[moment];
  }

  /** The buckets of the periods of that moment. */
  int[] buckets(int moment) {
    return buckets[moment];
  }
}
