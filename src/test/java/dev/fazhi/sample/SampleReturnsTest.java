package dev.fazhi.sample;

import static dev.fazhi.sample.WrittenSample.folder;
import static dev.fazhi.sample.WrittenSample.names;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What units report adds up to what the district published. */
class SampleReturnsTest {

  private static final Map<String, Long> PUBLISHED = new HashMap<>();

  static {
    String published =
        "powers 3570 commitments 15 joint_checks 36 sampling_batches 28 sampled_entities 784"
            + " symposiums 2 enterprise_opinions 10 special_cleanups 1 filed_documents 2"
            + " overdue_filings 1 major_decisions 1 legal_opinions 55 statutory_bodies 27"
            + " authorised_bodies 3 township_bodies 3 integrated_agencies 6 recorders 25"
            + " qualified_officers 55 supervised_stations 4 supervised_agencies 2"
            + " reviewed_agencies 12 reviewed_files 60 proposals 414 proposals_replied 414"
            + " proposals_satisfied 398 posters 1600 banners 100 boards 10"
            + " exam_participants 40000";
    String[] words = published.split(" ");
    for (int i = 0; i < words.length; i += 2) {
      PUBLISHED.put(words[i], Long.valueOf(words[i + 1]));
    }
  }

  private static final Map<String, String> CODES =
      Map.of(
          "联合检查市场主体",
          "joint_checks",
          "抽查批次",
          "sampling_batches",
          "抽查主体",
          "sampled_entities",
          "宣传海报",
          "posters");

  @Test
  void returnsAddUpWithAYearWinningOverItsMonths() throws Exception {
    Map<String, BigDecimal> sums = new TreeMap<>();
    int late = 0;
    for (String name : names()) {
      if (name.startsWith("部门报送_")) {
        String code = name.contains("市场监管") ? "指标代码" : "指标编码";
        late += add(Exports.rows(folder().resolve(name), code), sums);
      }
    }
    Map<String, BigDecimal> expected = new TreeMap<>();
    PUBLISHED.forEach((code, value) -> expected.put(code, BigDecimal.valueOf(value)));
    assertEquals(expected, sums);
    assertTrue(late > 3, "late: " + late);
  }

  private static int add(List<Map<String, String>> rows, Map<String, BigDecimal> sums) {
    Map<String, BigDecimal> years = new TreeMap<>();
    Map<String, BigDecimal> months = new TreeMap<>();
    int late = 0;
    for (Map<String, String> row : rows) {
      String code = row.getOrDefault("指标编码", row.getOrDefault("指标代码", ""));
      String value = row.getOrDefault("数值", row.getOrDefault("本期数", ""));
      if (!value.matches("[\\d,]+[项户万]?")) {
        continue;
      }
      String period = row.getOrDefault("统计期", row.getOrDefault("统计年度", ""));
      String unit = row.getOrDefault("填报单位", "");
      BigDecimal number = new BigDecimal(value.replaceAll("[,项户万]", ""));
      number = value.endsWith("万") ? number.movePointRight(4) : number;
      (period.matches("2022年?") ? years : months)
          .merge(CODES.getOrDefault(code, code) + " " + unit, number, BigDecimal::add);
      LocalDateTime reported =
          Exports.moment(row.getOrDefault("填报日期", row.getOrDefault("报送日期", "")));
      LocalDateTime due = Exports.moment(row.getOrDefault("应报日期", row.getOrDefault("截止日期", "")));
      late += due != null && (reported == null || reported.isAfter(due)) ? 1 : 0;
    }
    months.keySet().removeAll(years.keySet());
    months.putAll(years);
    months.forEach((key, number) -> sums.merge(key.split(" ")[0], number, BigDecimal::add));
    return late;
  }
}
