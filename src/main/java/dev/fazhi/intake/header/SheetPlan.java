package dev.fazhi.intake.header;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.definition.condition.RowValue;
import dev.fazhi.intake.text.Texts;
import dev.fazhi.intake.value.Conversion;
import dev.fazhi.intake.value.FilledCells;
import dev.fazhi.intake.value.KeyConversion;
import dev.fazhi.intake.value.RowKeys;
import dev.fazhi.model.Row;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The plan for reading a sheet: which column is which field, with its conversion.
 *
 * @param source whose rows they are
 * @param layout the same for people
 * @param columns those with a field, from left to right
 * @param nameless columns within the header's width that have no header
 * @param width columns that the header spans
 * @param records columns that each record of a delimited text file has; 0 in other files
 * @param dropsColumns whether some columns must not be seen
 * @param repeated rows that are skipped when they come again: titles and the header
 * @param derived fields that an empty value of is taken from another
 * @param earliest times that are no earlier on their day than another
 * @param spread the columns each cell of which is a row of its own; null when there are none
 * @param rowKeys gives each row a key where the export has none; null where it has
 * @param origin the columns that tell where a row was rejected before; null when there are none
 */
public record SheetPlan(
    Source source,
    SheetLayout layout,
    List<Column> columns,
    List<Integer> nameless,
    int width,
    int records,
    boolean dropsColumns,
    List<Row> repeated,
    List<Derived> derived,
    List<Earliest> earliest,
    @Nullable SpreadColumns spread,
    @Nullable RowKeys rowKeys,
    @Nullable OriginColumns origin) {

  /** A column with a field, the field's position in its source, and what to do with its cells. */
  public record Column(
      int index,
      int position,
      Field field,
      String header,
      BigDecimal factor,
      Conversion conversion) {}

  /** A time, and the one that a day without a time does not begin before, both by position. */
  public record Earliest(int position, int from) {}

  /**
   * A field whose empty value is taken from elsewhere.
   *
   * @param position of the field in its source
   * @param from position of the other field; below 0 for the name of the sheet or file
   * @param how which part of it gives the value
   * @param conversion what makes a value of a part that was cut out
   * @param value computes it of the row; null when it is taken
   * @param named what such a name gives where no part is declared
   */
  public record Derived(
      int position,
      int from,
      Field.Derive how,
      Conversion conversion,
      @Nullable RowValue value,
      UnaryOperator<@Nullable String> named) {}

  /** Whether a field has a column, or is taken from one that has. */
  boolean has(Field field) {
    Set<String> names = fieldNames();
    Field.Derive derive = field.derive();
    return names.contains(field.name()) || derive != null && names.containsAll(derive.fields());
  }

  /** Whether a record has lost a separator or has one too many. */
  public boolean isOtherWidth(Row row) {
    return records > 0 && row.width() > 0 && row.width() != records;
  }

  /** The names of the fields that have a column. */
  public Set<String> fieldNames() {
    return columns.stream().map(column -> column.field().name()).collect(Collectors.toSet());
  }

  /** Shows the first rows to those who judge a column as a whole. */
  public void judge(List<Row> rows) {
    for (Column column : columns) {
      if (column.conversion() instanceof FilledCells filled
          && filled.conversion() instanceof KeyConversion key) {
        key.judge(rows.stream().map(row -> row.cell(column.index())));
      }
    }
  }

  /** How many of the required fields a row has. */
  public int requiredIn(Row row) {
    int filled = 0;
    for (Column column : columns) {
      if (column.field().required() && !Texts.isBlank(row.value(column.index()))) {
        filled++;
      }
    }
    return filled;
  }

  /** How many fields a row must have. */
  public int required() {
    return (int) columns.stream().filter(column -> column.field().required()).count();
  }
}
