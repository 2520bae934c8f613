package dev.fazhi.definition.yaml;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Names enum constants as in the definitions: {@code date-time}. */
public final class EnumNames {

  private EnumNames() {}

  /** The words of all constants, in their order. */
  public static List<String> of(Class<? extends Enum<?>> type) {
    return Stream.of(type.getEnumConstants()).map(EnumNames::word).toList();
  }

  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The constant of that word, or the other when there is no such word. */
  public static <E extends Enum<E>> E constant(Class<E> type, String word, E otherwise) {
    for (E constant : type.getEnumConstants()) {
      if (word(constant).equals(word)) {
        return constant;
      }
    }
    return otherwise;
  }
}
