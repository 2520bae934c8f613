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
 * @param unreadable how many kinds of text the type cannot read
 * @param future whether it has days after today
 * @param derive where it comes from when it has no column of its own; else empty
 */
record ProposedField(
    String name,
    ColumnProfile profile,
    Field.Type type,
    String format,
    boolean doubtful,
    List<String> empty,
    int unreadable,
    boolean future,
    String derive) {

  /** One that is cut out of the name of the sheet or file. */
  static ProposedField derived(String name, ColumnProfile profile, Field.Type type, String derive) {
    return new ProposedField(name, profile, type, "", false, List.of(), 0, false, derive);
  }

  /** Whether rows can be grouped by it. */
  boolean isCategory() {
    return (type == Field.Type.TEXT || type == Field.Type.YES_NO || type == Field.Type.PATH)
        && profile.isCategory();
  }
}
