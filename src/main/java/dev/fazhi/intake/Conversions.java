package dev.fazhi.intake;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Field;
import dev.fazhi.definition.Spelling;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The conversion for each field; those of names remember, over all sheets of a file. */
final class Conversions {

  private final Definitions definitions;
  private final TableWords words;
  private final Map<String, NameConversion> names = new HashMap<>();

  Conversions(Definitions definitions) {
    this.definitions = definitions;
    this.words = new TableWords(definitions.nightly().layout());
  }

  /** The conversion of a field whose header's unit multiplies by {@code factor}. */
  Conversion of(Field field, BigDecimal factor) {
    if (!field.values().isEmpty()) {
      return new KnownValueConversion(field.values());
    }
    String list = field.reference();
    if (list != null) {
      return names.computeIfAbsent(
          list, id -> new NameConversion(definitions.reference(id), words));
    }
    return switch (field.type()) {
      case ID -> new KeyConversion(false);
      case CASE_NUMBER -> new KeyConversion(true);
      case TEXT -> new TextConversion(false);
      case PATH -> new TextConversion(true);
      case DATE -> new DateConversion(false);
      case DATE_TIME -> new DateConversion(true);
      case YES_NO -> new YesNoConversion();
      case INTEGER, DECIMAL, MONEY -> new NumberConversion(field.type(), factor);
      case PERIOD -> new PeriodConversion();
    };
  }

  /**
   * The value that the name of a sheet or file gives: of a reference list the longest name that it
   * contains, else the name itself; null when there is none.
   */
  @Nullable String named(Field field, @Nullable String name) {
    String list = field.reference();
    String text = name == null ? "" : Spelling.normal(name);
    if (list == null) {
      return text.isEmpty() ? null : text;
    }
    Map<String, String> names = definitions.reference(list).canonical();
    return names.keySet().stream()
        .filter(text::contains)
        .max(Comparator.comparingInt(String::length))
        .map(names::get)
        .orElse(null);
  }
}
