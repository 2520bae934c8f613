package dev.fazhi.measure;

import dev.fazhi.store.FactsFixture;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows of every source, crowded around the days on which counting goes wrong: the ends of months
 * and years, the leap day, the cut-off itself to the second.
 */
public final class RandomFacts {

  public static final List<String> SOURCES =
      List.of("hotline", "mediation", "review", "litigation", "returns");

  private final Random random;
  private final LocalDate asOf;

  public RandomFacts(long seed, LocalDate asOf) {
    this.random = new Random(seed);
    this.asOf = asOf;
  }

  /** So many rows of that source, as fields with their texts; a missing field is empty. */
  public List<Map<String, String>> rows(String source, int count) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Map<String, String> row = new LinkedHashMap<>();
      switch (source) {
        case "hotline" -> hotline(row, i);
        case "mediation" -> mediation(row, i);
        case "review" -> review(row, i);
        case "litigation" -> litigation(row, i);
        default -> returns(row, i);
      }
      rows.add(row);
    }
    return rows;
  }

  /** The rows as {@link FactsFixture#load} takes them. */
  public static String[] texts(List<Map<String, String>> rows) {
    return rows.stream()
        .map(
            row ->
                row.entrySet().stream()
                    .map(field -> field.getKey() + "=" + field.getValue())
                    .collect(Collectors.joining(";")))
        .toArray(String[]::new);
  }

  private void hotline(Map<String, String> row, int i) {
    LocalDate received = day();
    row.put("ticket_no", "T" + i);
    row.put("received_at", received + "T" + time());
    row.put("status", one("已办结", "办理中", "已办结", "作废"));
    put(row, "unit", maybe("甲局", "乙局"));
    put(row, "town", maybe("东街道", "西街道"));
    put(row, "channel", maybe("电话", "网站"));
    put(row, "category", maybe("城建>道路", "城建>供水", "民政"));
    put(row, "due_at", random.nextInt(4) == 0 ? null : received.plusDays(7) + "T" + time());
    if (random.nextInt(4) > 0) {
      row.put("closed_at", received.plusDays(1L + random.nextInt(40)) + "T" + time());
      put(row, "satisfaction", maybe("满意", "基本满意", "不满意", "未评价"));
    }
  }

  private void mediation(Map<String, String> row, int i) {
    LocalDate registered = day();
    row.put("case_no", "M" + i);
    row.put("registered_on", registered.toString());
    row.put("result", one("调解成功", "调解不成", "调解中"));
    put(row, "dispute_type", maybe("邻里", "劳动"));
    put(row, "organization", maybe("甲调委会", "乙调委会"));
    put(row, "town", maybe("东街道", "西街道"));
    put(row, "studio", maybe("老王", "老李", "老张"));
    put(row, "amount", maybe("100.005", "0.01", "99999999.99"));
    put(row, "people", maybe("2", "3"));
    put(row, "concluded_on", later(registered));
  }

  private void review(Map<String, String> row, int i) {
    LocalDate applied = day();
    row.put("case_no", "R" + i);
    row.put("respondent", one("甲局", "乙局"));
    put(row, "applied_on", random.nextInt(5) == 0 ? null : applied.toString());
    put(row, "category", maybe("治安", "市监"));
    String accepted = later(applied);
    if (accepted != null) {
      row.put("accepted_on", accepted);
      String concluded = later(LocalDate.parse(accepted));
      if (concluded != null) {
        row.put("concluded_on", concluded);
        row.put("outcome", one("驳回", "维持", "撤销", "变更", "调解", "责令履行"));
      }
    }
  }

  private void litigation(Map<String, String> row, int i) {
    LocalDate filed = day();
    row.put("case_no", "L" + i);
    row.put("filed_on", filed.toString());
    row.put("defendant", one("甲局", "乙局"));
    put(row, "instance", maybe("一审", "二审"));
    put(row, "cause", maybe("处罚", "不作为"));
    String hearing = later(filed);
    if (hearing != null) {
      row.put("hearing_on", hearing);
      row.put("head_appeared", one("true", "false"));
    }
    String closed = later(filed);
    if (closed != null) {
      row.put("closed_on", closed);
      put(row, "result", maybe("撤销", "驳回", "确认违法"));
    }
  }

  private void returns(Map<String, String> row, int i) {
    // every period once for each code and unit, so that no key stands twice
    int year = asOf.getYear() - i % 2;
    int month = i / 2 % 13;
    int unit = i / 26 % 2;
    row.put("code", i / 52 % 2 == 0 ? "banners" : "powers");
    row.put("unit", (unit == 0 ? "甲局" : "乙局") + i / 104);
    boolean byYear = month == 0 && random.nextBoolean();
    row.put("period", byYear ? year + "" : "%d-%02d".formatted(year, Math.max(1, month)));
    if (month == 0 && !byYear) {
      row.put("code", i / 52 % 2 == 0 ? "boards" : "posters");
    }
    row.put("value", Integer.toString(random.nextInt(50)));
    put(row, "qualifier", maybe("约", "余"));
    put(row, "due_on", random.nextInt(3) == 0 ? null : day().toString());
    put(row, "reported_on", random.nextInt(3) == 0 ? null : day().toString());
  }

  /** A day of this year, last year or the one before, more often one at an edge. */
  private LocalDate day() {
    int year = asOf.getYear() - random.nextInt(3);
    if (random.nextInt(3) > 0) {
      return LocalDate.ofYearDay(year, 1 + random.nextInt(365));
    }
    LocalDate sameDay = asOf.minusYears(asOf.getYear() - year);
    return switch (random.nextInt(6)) {
      case 0 -> LocalDate.of(year, 1, 1);
      case 1 -> LocalDate.of(year, 12, 31);
      case 2 -> LocalDate.of(year, 3, 1).minusDays(1);
      case 3 -> sameDay;
      case 4 -> sameDay.plusDays(1);
      default -> sameDay.withDayOfMonth(1).minusDays(1);
    };
  }

  private String time() {
    return one("00:00:00", "12:00:00", "23:59:59");
  }

  private @Nullable String later(LocalDate day) {
    return random.nextInt(4) == 0 ? null : day.plusDays(random.nextInt(60)).toString();
  }

  private String one(String... values) {
    return values[random.nextInt(values.length)];
  }

  private @Nullable String maybe(String... values) {
    return random.nextInt(5) == 0 ? null : one(values);
  }

  private static void put(Map<String, String> row, String field, @Nullable String value) {
    if (value != null) {
      row.put(field, value);
    }
  }
}
