package dev.fazhi.definition;

import dev.fazhi.definition.condition.Condition;
import dev.fazhi.definition.condition.Field;
import org.jspecify.annotations.Nullable;

/**
 * A field whose value a row has only when it is counted: it depends on the cut-off or on another
 * source. It is not stored, so that it is right again whenever that changes.
 */
public sealed interface MeasuredField {

  /** What it is called and what its values are. */
  Field field();

  /**
   * A value that a row of another source has. Of several rows with the same key the one with the
   * latest day by the cut-off gives it; where there is none, it is empty.
   *
   * @param in the other source; measured fields of its own are not looked up
   * @param by the field of this source; null when the latest of all rows is looked up
   * @param to the field of the other source that equals it; null with {@code by}
   * @param take the field of the other source whose value is taken
   * @param latest the day or moment of the other source by which the latest row is chosen, and rows
   *     from after the cut-off left out; null when {@code to} is its whole key
   */
  record Lookup(
      Field field,
      Source in,
      @Nullable String by,
      @Nullable String to,
      String take,
      @Nullable String latest)
      implements MeasuredField {

    /** What people call the field by which the other source's rows are found. */
    public String toTitle() {
      return to == null ? in.title() : in.field(to).title();
    }
  }

  /**
   * A value that is computed of the row's other values and the cut-off.
   *
   * @param value a text or a number
   */
  record Computed(Field field, Condition value) implements MeasuredField {}
}
