package dev.fazhi.measure;

import dev.fazhi.definition.MeasuredField;
import dev.fazhi.definition.Source;
import dev.fazhi.measure.count.Counts;
import dev.fazhi.measure.count.FactScan;
import dev.fazhi.measure.count.Partners;
import dev.fazhi.measure.count.RowCount;
import dev.fazhi.measure.count.SourceCount;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
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
 * Steps back through the counts of a cut-off, load by load. The facts are passed once as known
 * after the last load; for each step only the rows that a load brought or superseded are read, and
 * removed from or added to the counts.
 */
public final class Versions {

  /** Maximum number of superseded rows in memory; more are processed in parts by key. */
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

  /** The counts of this version. */
  public Counted counted() {
    return counted;
  }

  /**
   * A row before and after a step, at the cut-offs of this year and of last; null where it does not
   * exist.
   */
  public interface Change {
    void accept(
        Source source,
        @Nullable Object @Nullable [][] before,
        @Nullable Object @Nullable [][] after);
  }

  /** Steps back to an earlier load, and reports every row that differs. */
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
    Partners now = source.partners(scan, known);
    Partners then = source.partners(scan, earlier);
    int parts = (int) (scan.count(source.source(), went) / MOST_ROWS) + 1;
    for (int i = 0; i < parts; i++) {
      int part = i;
      Map<List<Object>, @Nullable Object[][]> before = new HashMap<>();
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
            before.put(key(source.source(), fact), source.values(fact, then));
            source.count(counts, fact, then, true);
          });
      read.accept(
          came,
          fact -> {
            source.count(counts, fact, now, false);
            use.accept(
                source.source(),
                before.remove(key(source.source(), fact)),
                source.values(fact, now));
          });
      before.values().forEach(values -> use.accept(source.source(), values, null));
    }
    boolean elsewhere =
        source.lookups().stream()
            .map(MeasuredField.Lookup::in)
            .anyMatch(
                in ->
                    scan.count(in, scan.came(in, earlier, known)) > 0
                        || scan.count(in, FactScan.went(earlier, known)) > 0);
    if (elsewhere) {
      scan.read(
          source.source(),
          fields(source),
          FactScan.both(earlier, known),
          fact -> {
            @Nullable Object[][] was = source.values(fact, then);
            @Nullable Object[][] is = source.values(fact, now);
            if (!Arrays.deepEquals(was, is)) {
              use.accept(source.source(), was, is);
            }
            source.count(counts, fact, now, false);
            source.count(counts, fact, then, true);
          });
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
