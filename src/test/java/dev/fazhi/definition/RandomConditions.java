package dev.fazhi.definition;

import dev.fazhi.definition.condition.Field;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Conditions and rows made at random, over the fields that conditions of the tests may name. */
final class RandomConditions {

  static final List<Field> FIELDS = List.copyOf(Conditions.SCOPE.fields().values());

  private final Random random;

  RandomConditions(long seed) {
    random = new Random(seed);
  }

  @Nullable Object[] row() {
    @Nullable Object[] row = new Object[FIELDS.size()];
    for (int i = 0; i < row.length; i++) {
      row[i] = random.nextInt(4) == 0 ? null : value(FIELDS.get(i));
    }
    return row;
  }

  private Object value(Field field) {
    return switch (field.type()) {
      case DATE -> day();
      case DATE_TIME ->
          random.nextInt(4) == 0
              ? LocalDateTime.of(2022, 12, 12, 23, 59, 59)
              : day().atTime(random.nextInt(3) * 7, random.nextInt(2) * 30);
      case YES_NO -> random.nextBoolean();
      case INTEGER -> (long) random.nextInt(4) - 1;
      case DECIMAL, MONEY -> new BigDecimal(random.nextInt(7) - 2).movePointLeft(random.nextInt(2));
      case PERIOD -> one("2021", "2022", "2022-01", "2022-11");
      case ID, CASE_NUMBER, TEXT, PATH -> one("x'%", "X", "区民政局", "已办结", "%", "局x局", "甲>乙");
    };
  }

  private LocalDate day() {
    return random.nextBoolean()
        ? LocalDate.of(2022, 4 + random.nextInt(2), 1 + random.nextInt(30))
        : LocalDate.of(2021 + random.nextInt(3), 1 + random.nextInt(12), 1 + random.nextInt(28));
  }

  String condition(int depth) {
    if (depth == 0) {
      return leaf();
    }
    String left = condition(depth - 1);
    String right = condition(random.nextInt(depth));
    return switch (random.nextInt(7)) {
      case 0, 1 -> left + " AND " + right;
      case 2, 3 -> left + " OR " + right;
      case 4 -> "(" + left + ") AND " + right;
      case 5 -> "NOT " + left;
      default -> "NOT (" + left + " OR " + right + ")";
    };
  }

  private String leaf() {
    String order = one("<", "<=", ">", ">=");
    String equal = one("=", "<>");
    String not = one("", " NOT");
    return switch (random.nextInt(28)) {
      case 0 -> one("people", "heard_on", "lower(channel)") + " IS" + not + " NULL";
      case 1 -> "present";
      case 2 -> "present " + equal + one(" FALSE", " TRUE");
      case 3 -> "channel" + not + " LIKE " + one("'%''%'", "'_局'", "'%局%局'", "'x__'", "'%'");
      case 4 -> "channel" + not + " IN ('x''%', '%', '局x局')";
      case 5 -> one("closed_at ", "heard_on ") + order + one(" as_of", " period_start");
      case 6 -> "as_of " + order + one(" closed_at", " heard_on");
      case 7 -> "closed_at " + one(order, equal) + " heard_on";
      case 8 -> one("year", "month") + "(closed_at)" + not + " BETWEEN 11 AND 2022";
      case 9 -> "people" + not + " BETWEEN value AND 2";
      case 10 -> "length(channel) " + order + " coalesce(people, 2)";
      case 11 -> sum() + " " + one(order, equal) + " " + sum();
      case 12 -> "people" + not + " IN (1, -1, 2.5)";
      case 13 -> "value" + not + " IN (1, 0.5, 2)";
      case 14 -> "period " + one(order, equal) + " '2022-01'";
      case 15 -> "period" + not + " BETWEEN '2021' AND '2022'";
      case 16 -> "status " + equal + " '已办结'";
      case 17 -> "coalesce(closed_at, received_at) " + order + " coalesce(heard_on, closed_at)";
      case 20 -> "days(received_at, closed_at) " + one(order, equal) + " " + random.nextInt(9);
      case 21 -> "workdays(received_at, heard_on) " + order + " " + random.nextInt(20);
      case 22 -> "workdays(heard_on, closed_at)" + not + " BETWEEN -9 AND " + random.nextInt(30);
      case 23 ->
          "hours(received_at, closed_at) " + order + one(" 24", " 3.5", " days(heard_on, now)");
      case 24 -> "weekday(" + one("closed_at", "heard_on") + ")" + not + " IN (1, 6, 7)";
      case 25 -> one("closed_at ", "heard_on ") + one(order, equal) + " date '2022-05-01'";
      case 26 ->
          "case when "
              + order(order)
              + " then value when present then 1"
              + one("", " else people")
              + " end "
              + one(order, equal)
              + " 1";
      case 27 -> "case when present then 'x' else ticket end " + equal + " 'X'";
      case 18 -> "lower(channel) " + equal + " " + one("'x'", "ticket");
      default -> "closed_at" + not + " BETWEEN heard_on AND period_end";
    };
  }

  private static String order(String order) {
    return "people " + order + " 0";
  }

  private String sum() {
    String sum = one("people", "value");
    for (int i = random.nextInt(3); i > 0; i--) {
      sum +=
          one(" + ", " - ", " * ")
              + one("people", "value", "2", "-1", "(value - people)", "-(people)");
    }
    return sum;
  }

  private String one(String... of) {
    return of[random.nextInt(of.length)];
  }
}
