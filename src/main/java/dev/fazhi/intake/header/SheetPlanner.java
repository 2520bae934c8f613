package dev.fazhi.intake.header;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Condition;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.intake.value.Conversions;
import dev.fazhi.model.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the plans of sheets: from a header, or from the layout that one was read by before. */
public final class SheetPlanner {

  private SheetPlanner() {}

  private static final int MOST_REPEATED = 30;

  /**
   * Plans the rows below a header.
   *
   * @param above the rows above it, and what was skipped before when it came again
   * @param records how many columns each record has, see {@link #records}
   */
  public static SheetPlan of(
      HeaderMatch match, List<Row> above, int records, Conversions conversions, String file) {
    List<SheetPlan.Column> columns = new ArrayList<>();
    match.fields().forEach((index, named) -> columns.add(column(match, index, named, conversions)));
    SpreadColumns spread = match.spread().isEmpty() ? null : SpreadColumns.of(match, above, file);
    if (spread != null) {
      columns.addAll(spreadColumns(match.source(), spread, conversions));
    }
    List<Integer> nameless = new ArrayList<>();
    int width = 0;
    List<List<HeaderText>> headers = match.rows().columns();
    for (int column = 0; column < headers.size(); column++) {
      if (headers.get(column).isEmpty()) {
        nameless.add(column);
      } else {
        width = column + 1;
      }
    }
    int end = width;
    nameless.removeIf(column -> column >= end);
    boolean drops =
        !match.personal().isEmpty() || !match.ignored().isEmpty() || !match.doubled().isEmpty();
    return new SheetPlan(
        match.source(),
        layout(match, columns),
        List.copyOf(columns),
        List.copyOf(nameless),
        spread == null ? width : spread.width() + 2,
        records,
        drops,
        repeated(match, above),
        derived(match.source(), conversions),
        earliest(match.source()),
        spread,
        conversions.rowKeys(match.source()),
        OriginColumns.among(match.about()));
  }

  /** What the header says, and what the cell holds, in two columns behind the last one. */
  private static List<SheetPlan.Column> spreadColumns(
      Source source, SpreadColumns spread, Conversions conversions) {
    Source.Unpivot unpivot = Objects.requireNonNull(source.unpivot());
    List<SheetPlan.Column> columns = new ArrayList<>();
    for (String name : List.of(unpivot.into(), unpivot.value())) {
      Field field = source.field(name);
      columns.add(
          new SheetPlan.Column(
              spread.width() + columns.size(),
              source.fields().indexOf(field),
              field,
              spread.title(),
              BigDecimal.ONE,
              conversions.of(source, field, BigDecimal.ONE)));
    }
    return columns;
  }

  /** The same columns once more, for rows that were sorted and archived before. */
  public static SheetPlan again(Source source, SheetLayout layout, Conversions conversions) {
    List<SheetPlan.Column> columns = new ArrayList<>();
    layout
        .fields()
        .forEach(
            (index, name) -> {
              Field field = source.field(name);
              BigDecimal scale = layout.factors().getOrDefault(name, BigDecimal.ONE);
              columns.add(
                  new SheetPlan.Column(
                      index,
                      source.fields().indexOf(field),
                      field,
                      layout.headers().getOrDefault(index, field.title()),
                      scale,
                      conversions.of(source, field, scale)));
            });
    return new SheetPlan(
        source,
        layout,
        List.copyOf(columns),
        List.of(),
        Integer.MAX_VALUE,
        0,
        false,
        List.of(),
        derived(source, conversions),
        earliest(source),
        null,
        conversions.rowKeys(source),
        null);
  }

  /**
   * How many columns the records of a text file have: as many as the header, blank ones at its end
   * among them, unless most of the first rows agree on another number, as where a program writes a
   * separator behind each row but the header. A header that lost a separator looks the same, but
   * for two names that have grown together.
   */
  public static int records(HeaderMatch match, List<Row> below) {
    Map<Integer, Integer> counts = new HashMap<>();
    int width = RowCells.lastFilled(match.rows().last()) + 1;
    int records = match.rows().last().width();
    boolean trusted = match.ignored().values().stream().noneMatch(h -> isGrown(h, match.source()));
    for (Row row : below) {
      int count = counts.merge(row.width(), 1, Integer::sum);
      if (trusted && row.width() >= width && count > 1 && 2 * count > below.size()) {
        records = row.width();
      }
    }
    return records;
  }

  private static boolean isGrown(HeaderText header, Source source) {
    return Stream.concat(
            source.fields().stream().flatMap(field -> field.headers().stream()),
            source.personal().stream())
        .map(known -> HeaderText.of(known).normal())
        .anyMatch(known -> header.normal().contains(known));
  }

  private static SheetPlan.Column column(
      HeaderMatch match, int index, HeaderMatch.Named named, Conversions conversions) {
    Field field = match.source().fields().get(named.field());
    BigDecimal factor = field.type().isNumber() ? HeaderUnit.factor(named.header()) : null;
    BigDecimal scale = factor == null ? BigDecimal.ONE : factor;
    return new SheetPlan.Column(
        index,
        named.field(),
        field,
        named.header().shown(),
        scale,
        conversions.of(match.source(), field, scale));
  }

  private static SheetLayout layout(HeaderMatch match, List<SheetPlan.Column> columns) {
    Map<Integer, String> fields = new LinkedHashMap<>();
    Map<Integer, String> headers = new LinkedHashMap<>();
    Map<String, BigDecimal> factors = new LinkedHashMap<>();
    for (SheetPlan.Column column : columns) {
      Field field = column.field();
      fields.put(column.index(), field.name());
      headers.put(column.index(), column.header());
      HeaderMatch.Named named = match.fields().get(column.index());
      if (field.type().isNumber() && named != null && HeaderUnit.factor(named.header()) != null) {
        factors.put(field.name(), column.factor());
      }
    }
    Row upper = match.rows().first();
    return new SheetLayout(
        upper.sheet(),
        upper.sheetIndex(),
        upper.number(),
        match.rows().last().number(),
        Collections.unmodifiableMap(fields),
        Collections.unmodifiableMap(headers),
        match.personal().values().stream().map(HeaderText::shown).toList(),
        match.ignored().values().stream().map(HeaderText::shown).toList(),
        Collections.unmodifiableMap(factors));
  }

  private static List<Row> repeated(HeaderMatch match, List<Row> above) {
    // of a header that comes in ever new orders the last ones need not be known
    List<Row> repeated = new ArrayList<>(above.subList(0, Math.min(above.size(), MOST_REPEATED)));
    repeated.addAll(match.rows().rows());
    return List.copyOf(repeated);
  }

  private static List<SheetPlan.Earliest> earliest(Source source) {
    List<SheetPlan.Earliest> earliest = new ArrayList<>();
    for (Field field : source.fields()) {
      String from = field.reading().notBefore();
      if (from != null) {
        earliest.add(new SheetPlan.Earliest(source.fields().indexOf(field), source.position(from)));
      }
    }
    return List.copyOf(earliest);
  }

  private static List<SheetPlan.Derived> derived(Source source, Conversions conversions) {
    List<Field> fields = source.fields();
    List<SheetPlan.Derived> derived = new ArrayList<>();
    for (int position = 0; position < fields.size(); position++) {
      Field field = fields.get(position);
      Field.Derive derive = field.derive();
      if (derive != null && !derive.from().equals(Field.Derive.ROW)) {
        Condition value = derive.value();
        int from =
            derive.isOfPlace() || value != null ? -1 : fields.indexOf(source.field(derive.from()));
        UnaryOperator<@Nullable String> named =
            derive.isOfPlace() && derive.containing().isEmpty() && derive.cut() == null
                ? name -> conversions.named(field, name)
                : name -> null;
        derived.add(
            new SheetPlan.Derived(
                position,
                from,
                derive,
                conversions.of(source, field, BigDecimal.ONE),
                value == null ? null : value.compileValue(fields),
                named));
      }
    }
    return List.copyOf(derived);
  }
}
