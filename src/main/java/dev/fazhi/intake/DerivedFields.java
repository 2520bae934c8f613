package dev.fazhi.intake;

import dev.fazhi.definition.condition.Cut;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.definition.condition.RowTest;
import dev.fazhi.definition.condition.RowValue;
import dev.fazhi.intake.header.SheetPlan;
import dev.fazhi.intake.value.Conversions;
import dev.fazhi.intake.value.FileFault;
import dev.fazhi.intake.value.RowDraft;
import dev.fazhi.intake.value.RowFault;
import dev.fazhi.model.Cell;
import dev.fazhi.model.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fills the fields of a row that follow from others, from the sheet's name or the file's. */
final class DerivedFields {

  static final String ADD = "请补上";

  private final String file;
  private final SheetPlan plan;

  DerivedFields(String file, SheetPlan plan) {
    this.file = file;
    this.plan = plan;
  }

  void fill(Row row, RowDraft draft) {
    derive(row, draft);
    plan.earliest().forEach(earliest -> begin(earliest, draft));
    plan.derived().forEach(derived -> compute(derived, draft));
  }

  /**
   * What happened on the day of something that must come first, at no time that is known, happened
   * at that moment: neither before it nor later than it may have been.
   */
  private static void begin(SheetPlan.Earliest earliest, RowDraft draft) {
    if (draft.value(earliest.position()) instanceof LocalDateTime day
        && draft.value(earliest.from()) instanceof LocalDateTime first
        && day.toLocalTime().equals(LocalTime.MIDNIGHT)
        && day.toLocalDate().equals(first.toLocalDate())) {
      draft.derive(earliest.position(), first);
    }
  }

  private void derive(Row row, RowDraft draft) {
    for (SheetPlan.Derived derived : plan.derived()) {
      if (!draft.isEmpty(derived.position()) || derived.value() != null) {
        continue;
      }
      Object from = derived.from() < 0 ? name(row, derived) : draft.value(derived.from());
      Cut cut = derived.how().cut();
      if (cut != null) {
        cut(derived, from == null ? null : cut.of(from), draft);
        continue;
      }
      String taken = taken(from, derived.how().containing());
      if (taken == null && derived.from() < 0) {
        taken = derived.named().apply((String) from);
      }
      if (taken != null) {
        draft.derive(derived.position(), taken);
      } else {
        tellUnknown(derived, from, draft);
        rejectIfRequired(derived.position(), draft);
      }
    }
  }

  /**
   * A text that none of the declared words is in leaves the field empty, which a count by it lacks.
   */
  private void tellUnknown(SheetPlan.Derived derived, @Nullable Object from, RowDraft draft) {
    Field field = plan.source().fields().get(derived.position());
    if (derived.from() >= 0 && from instanceof String text && !field.required()) {
      String title = plan.source().fields().get(derived.from()).title();
      draft.at(derived.position(), -1, field.title());
      draft.remark(FileFault.UNKNOWN_VALUES, "没有写，『%s』里也没有能推出它的字，空着".formatted(title), text);
    }
  }

  /** When all others are known, also where on its day something began. */
  private void compute(SheetPlan.Derived derived, RowDraft draft) {
    RowValue value = derived.value();
    if (value == null || !draft.isEmpty(derived.position())) {
      return;
    }
    @Nullable Object[] row = new Object[plan.source().fields().size()];
    for (int i = 0; i < row.length; i++) {
      row[i] = draft.value(i);
    }
    Object computed = value.of(row, RowTest.Moments.NONE);
    Field field = plan.source().fields().get(derived.position());
    if (computed == null) {
      rejectIfRequired(derived.position(), draft);
    } else if (field.type().isNumber()) {
      boolean whole = field.type() == Field.Type.INTEGER;
      BigDecimal exact =
          new BigDecimal(computed.toString())
              .setScale(whole ? 0 : field.reading().decimals(), RoundingMode.HALF_UP);
      if (exact.precision() - exact.scale() > Conversions.WHOLE_DIGITS) {
        draft.at(derived.position(), -1, field.title());
        draft.reject(RowFault.NOT_A_NUMBER, "", Conversions.TOO_LONG);
      } else {
        draft.derive(derived.position(), whole ? (Object) exact.longValueExact() : exact);
      }
    } else {
      draft.derive(derived.position(), computed);
    }
  }

  /** A part of another value goes the way of what stands in a cell. */
  private void cut(SheetPlan.Derived derived, @Nullable String part, RowDraft draft) {
    Field field = plan.source().fields().get(derived.position());
    draft.at(derived.position(), -1, field.title());
    Object value =
        part == null || part.isBlank() ? null : derived.conversion().of(new Cell.Text(part), draft);
    if (value != null) {
      draft.derive(derived.position(), value);
    } else if (!draft.isFaulty()) {
      rejectIfRequired(derived.position(), draft);
    }
  }

  /**
   * The name of the row's sheet, or that of its file without folder and ending, by which a
   * spreadsheet calls the only sheet of a text.
   */
  private String name(Row row, SheetPlan.Derived derived) {
    if (derived.how().from().equals(Field.Derive.SHEET) && !row.sheet().isEmpty()) {
      return row.sheet();
    }
    String name = file.substring(file.lastIndexOf('/') + 1);
    return name.lastIndexOf('.') > 0 ? name.substring(0, name.lastIndexOf('.')) : name;
  }

  private void rejectIfRequired(int position, RowDraft draft) {
    Field field = plan.source().fields().get(position);
    if (!field.required()) {
      return;
    }
    int index = -1;
    String header = field.title();
    for (SheetPlan.Column column : plan.columns()) {
      if (column.position() == position) {
        index = column.index();
        header = column.header();
      }
    }
    draft.at(position, index, header);
    draft.reject(RowFault.MISSING, "", ADD);
  }

  private static @Nullable String taken(@Nullable Object from, Map<String, String> containing) {
    if (from instanceof String text) {
      for (Map.Entry<String, String> entry : containing.entrySet()) {
        if (text.contains(entry.getKey())) {
          return entry.getValue();
        }
      }
    }
    return null;
  }
}
