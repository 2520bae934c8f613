package dev.fazhi.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a condition becomes means to a database what its writer wrote. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConditionMeaningTest {

  private static final int CONDITIONS = 1_000;

  @SuppressWarnings("NullAway.Init")
  private Connection connection;

  @BeforeAll
  void fillATable() throws SQLException {
    connection = DriverManager.getConnection("jdbc:h2:mem:");
    Random random = new Random(20221212);
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          CREATE TABLE T (ID INT, "people" BIGINT, "value" NUMERIC(24,6), "present" BOOLEAN,
            "channel" VARCHAR(10), "closed_at" TIMESTAMP(0))""");
    }
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO T VALUES (?, ?, ?, ?, ?, ?)")) {
      for (int id = 0; id < 60; id++) {
        insert.setInt(1, id);
        insert.setObject(2, random.nextInt(4) == 0 ? null : random.nextInt(4));
        insert.setObject(3, random.nextInt(4) == 0 ? null : random.nextInt(4));
        insert.setObject(4, random.nextInt(4) == 0 ? null : random.nextBoolean());
        insert.setObject(5, random.nextInt(4) == 0 ? null : "x'%".substring(random.nextInt(3)));
        insert.setObject(
            6, random.nextInt(4) == 0 ? null : "202" + random.nextInt(4) + "-03-04 05:06:07");
        insert.executeUpdate();
      }
    }
  }

  @AfterAll
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void theSameRowsAreFoundAsByTheTextItself() throws SQLException {
    Random random = new Random(7);
    for (int i = 0; i < CONDITIONS; i++) {
      String text = condition(random, 3);
      assertEquals(rows(quoted(text)), rows(Conditions.read(text)), text);
    }
  }

  private List<Integer> rows(String where) throws SQLException {
    List<Integer> ids = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                "SELECT ID FROM T WHERE "
                    + where.replace("{as_of}", "TIMESTAMP '2022-12-12 23:59:59'")
                    + " ORDER BY ID")) {
      while (result.next()) {
        ids.add(result.getInt(1));
      }
    }
    return ids;
  }

  private static String quoted(String text) {
    return text.replaceAll("\\b(people|value|present|channel|closed_at)\\b", "\"$1\"")
        .replaceAll("\\bas_of\\b", "{as_of}");
  }

  private static String condition(Random random, int depth) {
    if (depth == 0) {
      return leaf(random);
    }
    String left = condition(random, depth - 1);
    String right = condition(random, random.nextInt(depth));
    return switch (random.nextInt(7)) {
      case 0, 1 -> left + " AND " + right;
      case 2, 3 -> left + " OR " + right;
      case 4 -> "(" + left + ") AND " + right;
      case 5 -> "NOT " + left;
      default -> "NOT (" + left + " OR " + right + ")";
    };
  }

  private static String leaf(Random random) {
    return switch (random.nextInt(12)) {
      case 0 -> "people IS NULL";
      case 1 -> "present IS NOT NULL";
      case 2 -> "present";
      case 3 -> "present = FALSE";
      case 4 -> "channel LIKE '%''%'";
      case 5 -> "channel NOT IN ('x''%', '%')";
      case 6 -> "closed_at <= as_of";
      case 7 -> "year(closed_at) BETWEEN 2021 AND 2022";
      case 8 -> "people NOT BETWEEN 1 AND value";
      case 9 -> "length(channel) > coalesce(people, 2)";
      case 10 -> sum(random) + " < " + sum(random);
      default -> "people IN (1, -2, 3)";
    };
  }

  private static String sum(Random random) {
    String[] parts = {"people", "value", "2", "-1", "(value - people)", "-(people)"};
    String sum = parts[random.nextInt(2)];
    for (int i = random.nextInt(3); i > 0; i--) {
      sum += " " + "+-*".charAt(random.nextInt(3)) + " " + parts[random.nextInt(parts.length)];
    }
    return sum;
  }
}
