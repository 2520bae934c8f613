package dev.fazhi.definition;

import static dev.fazhi.definition.RandomConditions.FIELDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.definition.condition.Condition;
import dev.fazhi.definition.condition.RowTest;
import dev.fazhi.definition.yaml.DefinitionError;
import dev.fazhi.store.Databases;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The program evaluates a condition as a database evaluates its SQL, whatever is empty. */
class ConditionMeaningTest {

  private static final int ROWS = 60;
  private static final int CONDITIONS = 1_000;
  private static final int AT_ONCE = 50;

  private static final RowTest.Moments AT =
      new RowTest.Moments(
          LocalDateTime.of(2022, 12, 12, 23, 59, 59),
          LocalDateTime.of(2022, 1, 1, 0, 0),
          LocalDateTime.of(2022, 12, 12, 23, 59, 59));

  private static final Map<Condition.Variable, String> MOMENTS =
      Map.of(
          Condition.Variable.AS_OF, "TIMESTAMP '2022-12-12 23:59:59'",
          Condition.Variable.PERIOD_START, "TIMESTAMP '2022-01-01 00:00:00'",
          Condition.Variable.PERIOD_END, "TIMESTAMP '2022-12-12 23:59:59'");

  private final RandomConditions random = new RandomConditions(20221212);

  @ParameterizedTest
  @EnumSource
  void eachRowGetsTheSameTruthAsFromTheDatabase(Databases kind) throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      rows.add(random.row());
    }
    Map<@Nullable Boolean, Integer> truths = new HashMap<>();
    String url = kind == Databases.H2 ? "jdbc:h2:mem:" : Databases.url();
    try (Connection connection = DriverManager.getConnection(url)) {
      fill(connection, rows);
      for (int from = 0; from < CONDITIONS; from += AT_ONCE) {
        List<Condition> conditions = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
          conditions.add(read(random.condition(3)));
        }
        compare(connection, rows, conditions, truths);
      }
    }
    assertTrue(truths.values().stream().allMatch(times -> times > 5_000), truths::toString);
    assertEquals(3, truths.size());
  }

  @Test
  void aTextIsMatchedByItsCharactersAndNotByHalvesOfThem() {
    @Nullable Object[] row = new Object[FIELDS.size()];
    row[index("channel")] = "𠮷野家";
    assertTrue(read("channel LIKE '_野_'").compile(FIELDS).holds(row, AT));
    assertTrue(read("length(channel) = 3").compile(FIELDS).holds(row, AT));
  }

  private static void compare(
      Connection connection,
      List<@Nullable Object[]> rows,
      List<Condition> conditions,
      Map<@Nullable Boolean, Integer> truths)
      throws SQLException {
    List<RowTest> tests = conditions.stream().map(condition -> condition.compile(FIELDS)).toList();
    String sql =
        conditions.stream()
            .map(
                condition ->
                    condition.sql(
                        name -> '"' + name + '"',
                        variable -> String.valueOf(MOMENTS.get(variable))))
            .collect(Collectors.joining(", ", "SELECT ", " FROM T ORDER BY ID"));
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      for (@Nullable Object[] row : rows) {
        assertTrue(result.next());
        for (int i = 0; i < conditions.size(); i++) {
          Boolean truth = tests.get(i).test(row, AT);
          truths.merge(truth, 1, Integer::sum);
          String text = conditions.get(i).text();
          assertEquals(
              result.getObject(i + 1, Boolean.class),
              truth,
              () -> text + " for " + java.util.Arrays.toString(row));
        }
      }
    }
  }

  private static void fill(Connection connection, List<@Nullable Object[]> rows)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          FIELDS.stream()
              .map(field -> ", \"" + field.name() + "\" " + field.type().sql())
              .collect(Collectors.joining("", "CREATE TABLE T (ID INT", ")")));
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO T VALUES (?" + ", ?".repeat(FIELDS.size()) + ")")) {
      for (int id = 0; id < rows.size(); id++) {
        insert.setInt(1, id);
        for (int i = 0; i < FIELDS.size(); i++) {
          insert.setObject(i + 2, rows.get(id)[i]);
        }
        insert.executeUpdate();
      }
    }
  }

  private static Condition read(String text) {
    List<DefinitionError> found = new ArrayList<>();
    Condition condition = Conditions.read(text, found);
    assertNotNull(condition, found::toString);
    return condition;
  }

  private static int index(String name) {
    return FIELDS.indexOf(Conditions.SCOPE.fields().get(name));
  }
}
