package dev.fazhi.store.profile;

import dev.fazhi.definition.Source;
import java.util.Arrays;

/** Finds the field that says how a row stands. */
public final class StateField {

  private StateField() {}

  /** The position of the first required one with known values that is no key; negative for none. */
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
