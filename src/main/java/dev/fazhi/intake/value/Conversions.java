package dev.fazhi.intake.value;

import dev.fazhi.definition.ComparedWords;
import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Consequence;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.definition.yaml.Spelling;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes the conversion of each field; conversions of names share their state over all sheets of a
 * file.
 */
public final class Conversions {

  /** How many digits a number may have before its point. */
  public static final int WHOLE_DIGITS = 18;

  /** In Chinese, what to do about one that has more. */
  public static final String TOO_LONG = "最多 18 位整数，请核对";

  private final Definitions definitions;
  private final TableWords words;
  private final boolean again;
  private final Map<String, ComparedWords> compared = new HashMap<>();

  /** Sheets may have many headers. */
  private final Map<String, Conversion> filled = new HashMap<>();

  private final Map<String, KeyConversion> keys = new HashMap<>();
  private final Map<String, NameConversion> names = new HashMap<>();
  private final Map<String, RowKeys> rowKeys = new HashMap<>();

  /**
   * @param again whether the cells were kept of an earlier reading
   */
  public Conversions(Definitions definitions, boolean again) {
    this.again = again;
    this.definitions = definitions;
    this.words = new TableWords(definitions.nightly().layout());
  }

  /** The conversion of a field whose header's unit multiplies by {@code factor}. */
  public Conversion of(Source source, Field field, BigDecimal factor) {
    return filled.computeIfAbsent(
        source.id() + "." + field.name() + "*" + factor, id -> filled(source, field, factor));
  }

  private Conversion filled(Source source, Field field, BigDecimal factor) {
    Conversion conversion = conversion(source, field, factor);
    Collection<String> own =
        conversion instanceof YesNoConversion answers
            ? answers.words()
            : field.reference() == null
                ? field.values().keySet()
                : definitions.reference(field.reference()).canonical().keySet();
    List<String> usual = definitions.nightly().empty();
    boolean recurring =
        !(conversion instanceof KeyConversion || conversion instanceof NumberConversion);
    return new FilledCells(new EmptyWords(field, usual, own), conversion, recurring);
  }

  /** Gives the rows of a file their keys, over all its sheets; null when they have their own. */
  @Nullable
  public RowKeys rowKeys(Source source) {
    if (!source.key().equals(List.of(Source.ROW_KEY))) {
      return null;
    }
    int position = source.position(Source.ROW_KEY);
    return rowKeys.computeIfAbsent(source.id(), id -> new RowKeys(position));
  }

  private ComparedWords compared(Source source) {
    return compared.computeIfAbsent(
        source.id(), id -> new ComparedWords(definitions.metrics().values(), source));
  }

  private Conversion conversion(Source source, Field field, BigDecimal factor) {
    boolean key = source.key().contains(field.name());
    if (field.type() == Field.Type.TEXT && !field.values().isEmpty()) {
      return new KnownValueConversion(field.values(), field.reading().unknown());
    }
    Set<String> compared = compared(source).of(field);
    if (!compared.isEmpty()) {
      Map<String, String> values = new LinkedHashMap<>();
      compared.forEach(word -> values.put(word, word));
      return new KnownValueConversion(values, Consequence.WARN);
    }
    String list = field.reference();
    if (list != null) {
      boolean people = !source.personal().isEmpty();
      return names.computeIfAbsent(
          list + key + people,
          id -> new NameConversion(definitions.reference(list), key, people, words));
    }
    return switch (field.type()) {
      case ID, CASE_NUMBER ->
          keys.computeIfAbsent(
              source.id() + "." + field.name(), id -> new KeyConversion(field, again));
      case TEXT -> new TextConversion(false, key);
      case PATH -> new TextConversion(true, key);
      case DATE, DATE_TIME -> new DateConversion(field, definitions.nightly().zone());
      case YES_NO -> new YesNoConversion(field);
      case INTEGER, DECIMAL, MONEY -> new NumberConversion(field, factor);
      case PERIOD -> new PeriodConversion();
    };
  }

  /**
   * The value that the name of a sheet or file gives: of a reference list the longest name that it
   * contains, else the name itself; null when there is none.
   */
  @Nullable
  public String named(Field field, @Nullable String name) {
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
