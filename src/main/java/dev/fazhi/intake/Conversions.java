package dev.fazhi.intake;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Field;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

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
}
