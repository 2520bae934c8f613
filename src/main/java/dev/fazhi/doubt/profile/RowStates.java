package dev.fazhi.doubt.profile;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Condition;
import dev.fazhi.definition.condition.RowTest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Finds what says how a row stands, and which rows count in nothing. */
public final class RowStates {

  private RowStates() {}

  /**
   * The position of the first required field with known values that is no key; negative for none.
   */
  public static int position(Source source) {
    return Arrays.stream(
            source.positions(
                field ->
                    field.required()
                        && !field.values().isEmpty()
                        && !source.key().contains(field.name())))
        .findFirst()
        .orElse(-1);
  }

  /** Tests which rows count in no metric; null when none, or when others must be looked at. */
  public static @Nullable RowTest excluded(Source source) {
    Condition exclude = source.exclude();
    return exclude != null && source.stored(exclude.fields()).equals(exclude.fields())
        ? exclude.compile(source.fields())
        : null;
  }
}
