package dev.fazhi.store.archive;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.model.Cell;
import dev.fazhi.model.Fault;
import dev.fazhi.model.ImportedRow;
import dev.fazhi.model.Place;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads rows of an archived file as {@link RowEncoder} writes them. */
final class RowDecoder {

  private final String file;
  private final Field.@Nullable Type[] types;

  /**
   * @param file its name, for the places of faults
   * @param fields in the order of the cells
   * @param source whose fields these are; null when values are not asked for
   */
  RowDecoder(String file, List<String> fields, @Nullable Source source) {
    this.file = file;
    this.types = new Field.Type[fields.size()];
    if (source != null) {
      for (int i = 0; i < types.length; i++) {
        String name = fields.get(i);
        types[i] =
            source.fields().stream()
                .filter(field -> field.name().equals(name))
                .map(Field::type)
                .findFirst()
                .orElse(null);
      }
    }
  }

  /**
   * Reads the row whose array has just begun.
   *
   * @param sheets give the names of the rows' sheets
   */
  ImportedRow read(JsonParser in, IntFunction<String> sheets) {
    int sheet = in.nextIntValue(-1);
    int row = in.nextIntValue(-1);
    expect(in.nextToken(), JsonToken.START_ARRAY);
    List<Cell> cells = new ArrayList<>(types.length);
    List<@Nullable Object> values = new ArrayList<>(types.length);
    for (JsonToken t = in.nextToken(); t != JsonToken.END_ARRAY; t = in.nextToken()) {
      field(in, t, types[cells.size()], cells, values);
    }
    List<Fault> faults = new ArrayList<>(0);
    Place origin = null;
    if (in.nextToken() == JsonToken.START_ARRAY) {
      while (in.nextToken() == JsonToken.START_ARRAY) {
        faults.add(fault(in, new Place(file, sheets.apply(sheet), row, -1)));
      }
      if (in.nextToken() == JsonToken.START_ARRAY) {
        origin = new Place(text(in), text(in), in.nextIntValue(-1), -1);
        expect(in.nextToken(), JsonToken.END_ARRAY);
        in.nextToken();
      }
    }
    expect(in.currentToken(), JsonToken.END_ARRAY);
    return new ImportedRow(sheet, sheets.apply(sheet), row, values, cells, faults, origin);
  }

  private static void field(
      JsonParser in,
      JsonToken token,
      Field.@Nullable Type type,
      List<Cell> cells,
      List<@Nullable Object> values) {
    if (token != JsonToken.START_ARRAY) {
      Object value = value(in, token, type);
      cells.add(cell(in, token, value));
      values.add(value);
      return;
    }
    Cell cell = ArchiveText.decode(text(in));
    cells.add(cell);
    JsonToken next = in.nextToken();
    if (next == JsonToken.END_ARRAY) {
      LocalDateTime moment = ((Cell.Moment) cell).value();
      values.add(type == Field.Type.DATE ? moment.toLocalDate() : moment);
    } else {
      values.add(value(in, next, type));
      expect(in.nextToken(), JsonToken.END_ARRAY);
    }
  }

  private static Cell cell(JsonParser in, JsonToken token, @Nullable Object value) {
    return switch (token) {
      case VALUE_STRING -> new Cell.Text(String.valueOf(value));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Cell.Num(in.getDecimalValue(), false);
      case VALUE_TRUE, VALUE_FALSE -> new Cell.Bool(token == JsonToken.VALUE_TRUE);
      default -> Cell.BLANK;
    };
  }

  private static @Nullable Object value(JsonParser in, JsonToken token, Field.@Nullable Type type) {
    return switch (token) {
      case VALUE_STRING -> typed(in.getString(), type);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
          type == Field.Type.INTEGER
              ? (Object) in.getDecimalValue().longValueExact()
              : in.getDecimalValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw new IllegalStateException("no value: " + token);
    };
  }

  private static Object typed(String text, Field.@Nullable Type type) {
    if (type == Field.Type.DATE) {
      return ArchiveText.day(text);
    } else if (type == Field.Type.DATE_TIME) {
      return ArchiveText.moment(text);
    }
    return text;
  }

  private static Fault fault(JsonParser in, Place ofTheRow) {
    String code = text(in);
    Fault.Severity severity = Fault.Severity.valueOf(text(in));
    Place place = new Place(ofTheRow.file(), ofTheRow.sheet(), ofTheRow.row(), in.nextIntValue(-1));
    Fault fault = new Fault(code, severity, place, text(in), text(in), text(in));
    expect(in.nextToken(), JsonToken.END_ARRAY);
    return fault;
  }

  private static String text(JsonParser in) {
    String text = in.nextStringValue();
    if (text == null) {
      throw new IllegalStateException("a text is missing");
    }
    return text;
  }

  private static void expect(@Nullable JsonToken token, JsonToken expected) {
    if (token != expected) {
      throw new IllegalStateException("expected " + expected + ", found " + token);
    }
  }
}
