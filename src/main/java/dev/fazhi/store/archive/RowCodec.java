package dev.fazhi.store.archive;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.model.Cell;
import dev.fazhi.model.Fault;
import dev.fazhi.model.ImportedRow;
import dev.fazhi.model.Place;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Rows of an archived file as JSON: {@code [sheet, row, [field, …], [fault, …], origin]}, of which
 * the last two are left out where there is none. A field is the value alone where its cell holds
 * just that, {@code [cell]} where the value follows from a date cell, else {@code [cell, value]}
 * with the cell as a letter for its kind and its text.
 */
final class RowCodec {

  private final String file;
  private final Field.@Nullable Type[] types;

  /**
   * @param file its name, for the places of faults
   * @param fields in the order of the cells
   * @param source whose fields these are; null when values are not asked for
   */
  RowCodec(String file, List<String> fields, @Nullable Source source) {
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

  void write(ImportedRow row, JsonGenerator out) {
    out.writeStartArray();
    out.writeNumber(row.sheetIndex());
    out.writeNumber(row.row());
    out.writeStartArray();
    for (int i = 0; i < row.cells().size(); i++) {
      write(row.cells().get(i), row.values().get(i), out);
    }
    out.writeEndArray();
    Place origin = row.origin();
    if (!row.faults().isEmpty() || origin != null) {
      out.writeStartArray();
      for (Fault fault : row.faults()) {
        out.writeStartArray();
        out.writeString(fault.code());
        out.writeString(fault.severity().name());
        out.writeNumber(fault.place().column());
        out.writeString(fault.field());
        out.writeString(fault.value());
        out.writeString(fault.message());
        out.writeEndArray();
      }
      out.writeEndArray();
    }
    if (origin != null) {
      out.writeStartArray();
      out.writeString(origin.file());
      out.writeString(origin.sheet());
      out.writeNumber(origin.row());
      out.writeEndArray();
    }
    out.writeEndArray();
  }

  private static void write(Cell cell, @Nullable Object value, JsonGenerator out) {
    if (isJust(cell, value)) {
      write(value, out);
      return;
    }
    out.writeStartArray();
    out.writeString(ArchiveText.encode(cell));
    if (!(cell instanceof Cell.Moment moment && isOf(moment, value))) {
      write(value, out);
    }
    out.writeEndArray();
  }

  /** Whether the cell follows from its value. */
  private static boolean isJust(Cell cell, @Nullable Object value) {
    if (value == null) {
      return cell instanceof Cell.Blank;
    } else if (cell instanceof Cell.Text text) {
      return text.text().equals(value);
    } else if (cell instanceof Cell.Num num) {
      return !num.rounded()
          && num.shown().isEmpty()
          && (num.value().equals(value)
              || value instanceof Long whole && num.value().equals(BigDecimal.valueOf(whole)));
    }
    return cell instanceof Cell.Bool bool && value.equals(bool.value());
  }

  private static boolean isOf(Cell.Moment moment, @Nullable Object value) {
    return moment.value().equals(value)
        || value instanceof LocalDate day && moment.value().equals(day.atStartOfDay());
  }

  private static void write(@Nullable Object value, JsonGenerator out) {
    if (value == null) {
      out.writeNull();
    } else if (value instanceof Long number) {
      out.writeNumber(number);
    } else if (value instanceof BigDecimal number) {
      out.writeNumber(number);
    } else if (value instanceof Boolean yes) {
      out.writeBoolean(yes);
    } else {
      out.writeString(value.toString());
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
      return day(text);
    } else if (type == Field.Type.DATE_TIME) {
      return moment(text);
    }
    return text;
  }

  /** Parses this one form, many times faster than the JDK's parser. */
  private static LocalDate day(String text) {
    if (text.length() != 10) {
      return LocalDate.parse(text);
    }
    return LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
  }

  static LocalDateTime moment(String text) {
    int length = text.length();
    if (length != 16 && length != 19 || text.charAt(10) != 'T') {
      return LocalDateTime.parse(text);
    }
    return LocalDateTime.of(
        number(text, 0, 4),
        number(text, 5, 7),
        number(text, 8, 10),
        number(text, 11, 13),
        number(text, 14, 16),
        length == 19 ? number(text, 17, 19) : 0);
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
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
