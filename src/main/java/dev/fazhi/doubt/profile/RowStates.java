package dev.fazhi.doubt.profile;

import dev.fazhi.definition.Source;
import java.util.Arrays;

/** Finds what says how a row stands. */
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
}
