package dev.fazhi.measure.count;

import dev.fazhi.definition.MeasuredField.Lookup;
import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Condition;
import dev.fazhi.definition.condition.RowTest;
import dev.fazhi.model.AsOf;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What rows of other sources say of the keys by which they are looked up, as known after a load.
 * Only the values that are taken are kept, once for each key and cut-off.
 */
public final class Partners {

  /** Nothing is looked up. */
  public static final Partners NONE = new Partners(Map.of());

  /** The key that all rows have where the latest of them is looked up. */
  static final Object ALL = new Object();

  /** Stands for a value that nobody delivered, which is not known to be empty. */
  static final Object UNKNOWN = new Object();

  private final Map<Lookup, Table> tables;

  private Partners(Map<Lookup, Table> tables) {
    this.tables = tables;
  }

  /**
   * Reads the other sources, each way to look something up once.
   *
   * @param absent by load the fields that its file does not have
   */
  static Partners of(
      FactScan scan,
      Collection<Lookup> lookups,
      AsOf asOf,
      long knownLoad,
      Map<Long, Set<String>> absent) {
    Map<List<@Nullable Object>, Table> byKey = new LinkedHashMap<>();
    Map<Lookup, Table> tables = new HashMap<>();
    for (Lookup lookup : lookups) {
      List<@Nullable Object> way = Arrays.asList(lookup.in().id(), lookup.to(), lookup.latest());
      Table table = byKey.computeIfAbsent(way, any -> new Table(lookup, asOf, absent));
      table.takes.add(RowCount.index(lookup.in().fields(), lookup.take()));
      tables.put(lookup, table);
    }
    byKey.values().forEach(table -> table.read(scan, knownLoad));
    return tables.isEmpty() ? NONE : new Partners(tables);
  }

  /**
   * The value that a row looks up; null where it has no partner.
   *
   * @param key the row's own value
   */
  @Nullable Object find(Lookup lookup, @Nullable Object key, ComparisonYear side) {
    Table table = tables.get(lookup);
    return table == null || key == null ? null : table.find(lookup, key, side);
  }

  /** How many keys have rows with the latest day that say different things, by looked-up field. */
  Map<String, Integer> tied() {
    Map<String, Integer> tied = new LinkedHashMap<>();
    tables.forEach(
        (lookup, table) -> {
          if (!table.tied.isEmpty()) {
            tied.put(lookup.field().name(), table.tied.size());
          }
        });
    return tied;
  }

  /** A row that may be taken. */
  private record Partner(
      @Nullable LocalDateTime at, long load, int sheet, int row, @Nullable Object[] values) {

    /** The later one; of two that are as late the one that was delivered last. */
    private static final Comparator<Partner> ORDER =
        Comparator.comparing(Partner::load)
            .thenComparing(Partner::sheet)
            .thenComparing(Partner::row);
  }

  private static final class Table {

    private final Source in;
    private final int to;
    private final int latest;
    private final List<Integer> takes = new ArrayList<>();
    private final Map<Long, Set<String>> absent;
    private final List<LocalDateTime> cutOffs = new ArrayList<>();
    private final List<Map<Object, Partner>> found = new ArrayList<>();
    private final Set<Object> tied = new HashSet<>();

    Table(Lookup lookup, AsOf asOf, Map<Long, Set<String>> absent) {
      this.in = lookup.in();
      String equal = lookup.to();
      this.to = equal == null ? -1 : RowCount.index(in.fields(), equal);
      String by = lookup.latest();
      this.latest = by == null ? -1 : RowCount.index(in.fields(), by);
      this.absent = absent;
      Map<Object, Partner> same = new HashMap<>();
      for (ComparisonYear side : ComparisonYear.values()) {
        cutOffs.add(RowCount.last(side.of(asOf).day()));
        found.add(latest < 0 ? same : new HashMap<>());
      }
    }

    void read(FactScan scan, long knownLoad) {
      Set<Integer> fields = new TreeSet<>(takes);
      fields.add(to);
      fields.add(latest);
      fields.remove(-1);
      Condition exclude = in.exclude();
      RowTest excluded = exclude == null ? null : exclude.compile(in.fields());
      if (exclude != null) {
        exclude.fields().forEach(name -> fields.add(RowCount.index(in.fields(), name)));
      }
      scan.read(
          in,
          fields,
          FactScan.live(knownLoad),
          fact -> {
            if (excluded == null || !excluded.holds(fact.values(), RowTest.Moments.NONE)) {
              add(fact);
            }
          });
    }

    private void add(FactScan.Fact fact) {
      @Nullable Object[] row = fact.values();
      Object key = to < 0 ? ALL : row[to];
      Object at = latest < 0 ? null : row[latest];
      if (key == null || (latest >= 0 && at == null)) {
        return;
      }
      @Nullable Object[] values = new Object[takes.size()];
      Set<String> lacking = absent.getOrDefault(fact.load(), Set.of());
      for (int i = 0; i < values.length; i++) {
        Object value = row[takes.get(i)];
        boolean unknown = value == null && lacking.contains(in.fields().get(takes.get(i)).name());
        values[i] = unknown ? UNKNOWN : value;
      }
      LocalDateTime moment = at == null ? null : RowCount.moment(at);
      Partner partner = new Partner(moment, fact.load(), fact.sheet(), fact.row(), values);
      for (int side = 0; side < found.size(); side++) {
        if (moment == null || !moment.isAfter(cutOffs.get(side))) {
          found.get(side).merge(normal(key), partner, (one, other) -> later(key, one, other));
        }
      }
    }

    private Partner later(Object key, Partner one, Partner other) {
      if (one == other) {
        return one;
      }
      int order = one.at == null || other.at == null ? 0 : one.at.compareTo(other.at);
      if (order == 0 && !Arrays.equals(one.values, other.values)) {
        tied.add(normal(key));
      }
      if (order < 0) {
        tied.remove(normal(key));
      }
      return (order == 0 ? Partner.ORDER.compare(one, other) : order) > 0 ? one : other;
    }

    @Nullable Object find(Lookup lookup, Object key, ComparisonYear side) {
      Partner partner = found.get(side.ordinal()).get(normal(key));
      if (partner == null) {
        return found.stream().allMatch(Map::isEmpty) ? UNKNOWN : null;
      }
      return partner.values[takes.indexOf(RowCount.index(in.fields(), lookup.take()))];
    }

    private static Object normal(Object key) {
      return key instanceof BigDecimal number ? number.stripTrailingZeros() : key;
    }
  }
}
