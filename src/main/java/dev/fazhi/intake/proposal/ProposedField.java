package dev.fazhi.intake.proposal;

import dev.fazhi.definition.condition.Field;
import java.util.List;

/**
 * A field as it is proposed.
 *
 * @param name in conditions
 * @param profile its column
 * @param type how its text becomes a value
 * @param format the order of day, month and year; empty where it needs none
 * @param doubtful whether another order would do as well
 * @param empty words that stand for an empty cell beside the usual ones
 * @param future whether it has days after today
 */
record ProposedField(
    String name,
    ColumnProfile profile,
    Field.Type type,
    String format,
    boolean doubtful,
    List<String> empty,
    boolean future) {

  /** Whether rows can be grouped by it. */
  boolean isCategory() {
    return (type == Field.Type.TEXT || type == Field.Type.YES_NO || type == Field.Type.PATH)
        && profile.isCategory();
  }
}
