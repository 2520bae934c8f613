package dev.fazhi.measure.count;

import dev.fazhi.definition.MeasuredField;
import dev.fazhi.definition.MeasuredField.Computed;
import dev.fazhi.definition.MeasuredField.Lookup;
import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.definition.condition.RowTest.Moments;
import dev.fazhi.definition.condition.RowValue;
import dev.fazhi.model.AsOf;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Gives the rows of a source the values that they have only at a cut-off. */
final class MeasuredRows {

  private static final int[] NO_FIELDS = new int[0];

  private final Source source;
  private final AsOf asOf;
  private final Map<Long, Set<String>> absent;
  private final Map<Long, int[]> lacking = new HashMap<>();
  private final List<Step> steps = new ArrayList<>();
  private final List<Moments> cutOffs = new ArrayList<>();

  /** How the value of one field is found. */
  private record Step(
      int index, Field field, @Nullable Lookup lookup, @Nullable RowValue value, int[] of) {}

  /**
   * A row as it is at a cut-off.
   *
   * @param unknown by the source's fields whether its value is not known; null when all are
   */
  record Seen(@Nullable Object[] row, boolean @Nullable [] unknown) {}

  /**
   * @param used the measured fields that are wanted
   * @param absent by load the fields that its file does not have
   */
  MeasuredRows(Source source, List<MeasuredField> used, AsOf asOf, Map<Long, Set<String>> absent) {
    this.source = source;
    this.asOf = asOf;
    this.absent = absent;
    List<Field> fields = source.rowFields();
    absent.forEach((load, names) -> lacking.put(load, indexes(names)));
    for (MeasuredField each : used) {
      Field field = each.field();
      int index = RowCount.index(fields, field.name());
      if (each instanceof Lookup lookup) {
        String by = lookup.by();
        int[] of = by == null ? new int[0] : new int[] {RowCount.index(fields, by)};
        steps.add(new Step(index, field, lookup, null, of));
      } else if (each instanceof Computed computed) {
        int[] of =
            computed.value().fields().stream()
                .mapToInt(name -> RowCount.index(fields, name))
                .toArray();
        steps.add(new Step(index, field, null, computed.value().compileValue(fields), of));
      }
    }
    for (ComparisonYear side : ComparisonYear.values()) {
      cutOffs.add(RowCount.moments(side.of(asOf), side.of(asOf.yearToDate())));
    }
  }

  /** The other sources as known after a load. */
  Partners partners(FactScan scan, long knownLoad) {
    return Partners.of(scan, lookups(), asOf, knownLoad, absent);
  }

  Collection<Lookup> lookups() {
    return steps.stream().filter(step -> step.lookup != null).map(Step::lookup).toList();
  }

  /** The row at the cut-offs of this year and of last. */
  Seen[] at(FactScan.Fact fact, Partners partners) {
    boolean[] unknown = unknown(fact);
    Seen[] seen = new Seen[ComparisonYear.values().length];
    if (steps.isEmpty()) {
      Arrays.fill(seen, new Seen(fact.values(), unknown));
      return seen;
    }
    for (ComparisonYear side : ComparisonYear.values()) {
      seen[side.ordinal()] = at(fact.values().clone(), unknown, partners, side);
    }
    return seen;
  }

  private Seen at(
      @Nullable Object[] row, boolean @Nullable [] known, Partners partners, ComparisonYear side) {
    boolean[] unknown = known == null ? null : known.clone();
    for (Step step : steps) {
      boolean open = false;
      for (int field : step.of) {
        open |= unknown != null && unknown[field];
      }
      if (step.lookup == null && step.value != null) {
        Object value = step.value.of(row, cutOffs.get(side.ordinal()));
        row[step.index] = kept(value, step.field);
      } else if (step.lookup != null && partners != Partners.NONE) {
        Object found =
            partners.find(step.lookup, step.of.length == 0 ? Partners.ALL : row[step.of[0]], side);
        open |= found == Partners.UNKNOWN;
        row[step.index] = found == Partners.UNKNOWN ? null : found;
      }
      if (open) {
        unknown = unknown == null ? new boolean[row.length] : unknown;
        unknown[step.index] = true;
      }
    }
    return new Seen(row, unknown);
  }

  /** A number as its field keeps it. */
  private static @Nullable Object kept(@Nullable Object value, Field field) {
    if (!(value instanceof BigDecimal number)) {
      return value;
    }
    BigDecimal rounded = number.setScale(field.reading().decimals(), RoundingMode.HALF_UP);
    return field.type() == Field.Type.INTEGER ? (Object) rounded.longValueExact() : rounded;
  }

  /** Which fields are not known of a row; null when all are. */
  private boolean @Nullable [] unknown(FactScan.Fact fact) {
    boolean[] unknown = null;
    for (int field : lacking.getOrDefault(fact.load(), NO_FIELDS)) {
      if (fact.values()[field] == null) {
        unknown = unknown == null ? new boolean[fact.values().length] : unknown;
        unknown[field] = true;
      }
    }
    return unknown;
  }

  private int[] indexes(Set<String> names) {
    return IntStream.range(0, source.fields().size())
        .filter(i -> names.contains(source.fields().get(i).name()))
        .toArray();
  }
}
