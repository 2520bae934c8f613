package dev.fazhi.measure;

import dev.fazhi.definition.Source;
import dev.fazhi.measure.count.Counts;
import dev.fazhi.measure.count.FactScan;
import dev.fazhi.measure.count.RowCount;
import dev.fazhi.measure.count.SourceCount;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What was known of one cut-off after one load after the other, the newest first. The facts are
 * passed once as they are after the last; from there on only the rows that a load brought or
 * superseded are read, and taken out of the counts or put back.
 */
public final class Versions {

  /** So many superseded rows are kept at a time; of more, some by their keys after the others. */
  private static final int MOST_ROWS = 50_000;

  private final FactScan scan;
  private final Counted counted;
  private long known;

  /**
   * @param counted what was known after the last load; it is counted back from there
   */
  Versions(DataSource database, Counted counted, long lastLoad) {
    this.scan = new FactScan(database);
    this.counted = counted;
    this.known = lastLoad;
  }

  /** What is known at this version. */
  public Counted counted() {
    return counted;
  }

  /** What a row was before a step, and what it is after; null for what was not, or is no more. */
  public interface Change {
    void accept(
        Source source, @Nullable Object @Nullable [] before, @Nullable Object @Nullable [] after);
  }

  /** Goes back to what was known after an earlier load, and tells of every row that differs. */
  public void back(long earlier, Change use) {
    for (SourceCount source : counted.sources()) {
      back(source, earlier, use);
    }
    known = earlier;
    counted.refresh(earlier);
  }

  private void back(SourceCount source, long earlier, Change use) {
    FactScan.Rows came = scan.came(source.source(), earlier, known);
    FactScan.Rows went = FactScan.went(earlier, known);
    Counts counts = counted.of(source.source());
    int parts = (int) (scan.count(source.source(), went) / MOST_ROWS) + 1;
    for (int i = 0; i < parts; i++) {
      int part = i;
      Map<List<Object>, @Nullable Object[]> before = new HashMap<>();
      BiConsumer<FactScan.Rows, Consumer<FactScan.Fact>> read =
          (rows, each) ->
              scan.read(
                  source.source(),
                  fields(source),
                  rows,
                  fact -> {
                    if (Math.floorMod(key(source.source(), fact).hashCode(), parts) == part) {
                      each.accept(fact);
                    }
                  });
      read.accept(
          went,
          fact -> {
            before.put(key(source.source(), fact), fact.values());
            source.count(counts, fact, true);
          });
      read.accept(
          came,
          fact -> {
            source.count(counts, fact, false);
            use.accept(source.source(), before.remove(key(source.source(), fact)), fact.values());
          });
      before.values().forEach(values -> use.accept(source.source(), values, null));
    }
  }

  private static Set<Integer> fields(SourceCount source) {
    Set<Integer> fields = new TreeSet<>(source.read());
    source
        .source()
        .key()
        .forEach(name -> fields.add(RowCount.index(source.source().fields(), name)));
    return fields;
  }

  private static List<Object> key(Source source, FactScan.Fact fact) {
    List<Object> key = new ArrayList<>(source.key().size());
    for (String name : source.key()) {
      Object value = fact.values()[RowCount.index(source.fields(), name)];
      key.add(
          value instanceof BigDecimal number ? number.stripTrailingZeros() : String.valueOf(value));
    }
    return key;
  }
}
