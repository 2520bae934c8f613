package dev.fazhi.store.archive;

import dev.fazhi.model.Cell;
import dev.fazhi.model.Fault;
import dev.fazhi.model.ImportedRow;
import dev.fazhi.model.Place;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Writes rows of an archived file as JSON: {@code [sheet, row, [field, …], [fault, …], origin]}, of
 * which the last two are left out where there is none. A field is the value alone where its cell
 * holds just that, {@code [cell]} where the value follows from a date cell, else {@code [cell,
 * value]} with the cell as a letter for its kind and its text.
 */
final class RowEncoder {

  private RowEncoder() {}

  static void write(ImportedRow row, JsonGenerator out) {
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
}
