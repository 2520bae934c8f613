package dev.fazhi.definition;

import dev.fazhi.definition.condition.Condition;
import dev.fazhi.definition.condition.ConditionReader;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.definition.condition.Field.Type;
import dev.fazhi.definition.condition.Reference;
import dev.fazhi.definition.condition.Scope;
import dev.fazhi.definition.yaml.DefinitionError;
import dev.fazhi.definition.yaml.Reporter;
import dev.fazhi.definition.yaml.YamlNode.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads conditions over a source with one field of every type. */
public final class Conditions {

  public static final Scope SCOPE =
      Scope.of(
          List.of(
              field("ticket", Type.ID, Map.of(), null),
              field("number", Type.CASE_NUMBER, Map.of(), null),
              field("channel", Type.TEXT, Map.of(), null),
              field("category", Type.PATH, Map.of(), null),
              field("status", Type.TEXT, Map.of("已办结", "已办结", "办结", "已办结", "作废", "作废"), null),
              field("unit", Type.TEXT, Map.of(), "units"),
              field("received_at", Type.DATE_TIME, Map.of(), null),
              field("closed_at", Type.DATE_TIME, Map.of(), null),
              field("heard_on", Type.DATE, Map.of(), null),
              field("present", Type.YES_NO, Map.of(), null),
              field("people", Type.INTEGER, Map.of(), null),
              field("value", Type.DECIMAL, Map.of(), null),
              field("order", Type.MONEY, Map.of(), null),
              field("period", Type.PERIOD, Map.of(), null)),
          Set.of(),
          false,
          Map.of(
              "units",
              new Reference(
                  "units", List.of("区民政局"), Map.of("区民政局", "区民政局", "民政局", "区民政局"), Map.of()),
              "workdays",
              new Reference(
                  "workdays",
                  List.of("2022年放假", "2022年上班"),
                  Map.of(
                      "2022-05-02", "2022年放假",
                      "2022-05-03", "2022年放假",
                      "2022-05-01", "2022年放假",
                      "2022-05-07", "2022年上班",
                      "2022-10-09", "2022年上班"),
                  Map.of())));

  private Conditions() {}

  /** The SQL with columns in double quotes and variables in braces; or what is wrong. */
  public static String read(String text) {
    List<DefinitionError> found = new ArrayList<>();
    Condition condition = read(text, found);
    return condition == null ? found.get(0).message() : sql(condition);
  }

  public static @Nullable Condition read(String text, List<DefinitionError> found) {
    return ConditionReader.read(
        new Word(text, 7), "where ", SCOPE, true, new Reporter("sources/x.yml", found));
  }

  static String sql(Condition condition) {
    return condition.sql(
        field -> '"' + field + '"',
        variable -> "{" + variable.name().toLowerCase(Locale.ROOT) + "}");
  }

  private static Field field(
      String name, Type type, Map<String, String> values, @Nullable String reference) {
    return new Field(
        name,
        List.of(name),
        type,
        false,
        null,
        values,
        reference,
        null,
        Field.Reading.usual(type),
        "");
  }
}
