package dev.fazhi.job.declared;

import static dev.fazhi.job.declared.Counted.percent;
import static dev.fazhi.job.declared.Guide.AS_OF;
import static dev.fazhi.job.declared.Guide.closedBy;
import static dev.fazhi.job.declared.Guide.count;
import static dev.fazhi.job.declared.Guide.day;
import static dev.fazhi.job.declared.Guide.folder;
import static dev.fazhi.job.declared.Guide.inMonths;
import static dev.fazhi.job.declared.Guide.rows;
import static dev.fazhi.job.declared.Guide.run;
import static dev.fazhi.job.declared.Guide.table;
import static dev.fazhi.job.declared.Guide.ytd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fazhi.cli.Cli;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** The tables of the guide: bulletins, verdicts by targets, the largest groups. */
class GuideTablesTest {

  @Test
  void aMonthlyBulletinWithTheMonthBeforeAndRanks() throws IOException {
    Cli.Ended august = run(LocalDate.of(2022, 8, 31));
    assertThat(august.exit()).as(august.said()).isIn(0, 3);
    List<String[]> rows = rows("petitions.csv");
    List<String> places = List.of("东风镇", "南山街道", "河口镇", "城关街道");
    Map<String, Map<String, String>> table = table("2022-08-31", "petitions-bulletin", "信访受理量");
    long all = count(rows, r -> inMonths(r, "", 2022, 1, 8));
    for (String place : places) {
      Map<String, String> cells = table.getOrDefault(place, Map.of());
      long year = count(rows, r -> inMonths(r, place, 2022, 1, 8));
      long july = count(rows, r -> inMonths(r, place, 2022, 7, 7));
      long month = count(rows, r -> inMonths(r, place, 2022, 8, 8));
      assertThat(cells)
          .containsEntry("当月(件)", "" + month)
          .containsEntry("上月(件)", "" + july)
          .containsEntry("环比(%)", percent(month - july, july))
          .containsEntry("上年同月(件)", "" + count(rows, r -> inMonths(r, place, 2021, 8, 8)))
          .containsEntry("占比(%)", percent(year, all))
          .containsEntry(
              "排名(名次)",
              ""
                  + (1
                      + places.stream()
                          .filter(p -> count(rows, r -> inMonths(r, p, 2022, 1, 8)) > year)
                          .count()))
          .containsEntry(
              "当月排名(名次)",
              ""
                  + (1
                      + places.stream()
                          .filter(p -> count(rows, r -> inMonths(r, p, 2022, 8, 8)) > month)
                          .count()));
    }
    Map<String, Map<String, String>> months = table("2022-08-31", "petitions-months", "信访受理量");
    for (int month = 2; month <= 8; month++) {
      int to = month;
      long now = count(rows, r -> inMonths(r, "", 2022, to, to));
      long before = count(rows, r -> inMonths(r, "", 2022, to - 1, to - 1));
      assertThat(months.getOrDefault("2022年" + month + "月", Map.of()))
          .containsEntry("累计(件)", "" + count(rows, r -> inMonths(r, "", 2022, 1, to)))
          .containsEntry("环比(%)", percent(now - before, before));
    }
    long january = count(rows, r -> inMonths(r, "", 2022, 1, 1));
    long december = count(rows, r -> inMonths(r, "", 2021, 12, 12));
    assertThat(months.getOrDefault("2022年1月", Map.of()))
        .containsEntry("环比(%)", percent(january - december, december));
  }

  @Test
  void aMonthThatIsNotOverIsComparedWithTheSameDaysOfTheOneBefore() throws IOException {
    List<String[]> rows = rows("petitions.csv");
    table("2022-12-12", "petitions-bulletin", "信访受理量")
        .forEach(
            (place, cells) -> {
              String of = place.equals("合计") ? "" : place;
              long before =
                  count(
                      rows, r -> inMonths(r, of, 2022, 11, 11) && day(r[1]).getDayOfMonth() <= 12);
              assertThat(cells).as(place).containsEntry("上月(件)", "" + before);
            });
  }

  @Test
  void perTenThousandPeopleAndVerdictsByTargets() throws IOException {
    List<String[]> rows = rows("petitions.csv");
    // the numbers as the guide has them: 2021, 2022, target; empty is not known
    Map<String, List<String>> given =
        Map.of(
            "东风镇", List.of("21300", "21000", "40"),
            "南山街道", List.of("48210", "50120", "60.5"),
            "河口镇", List.of("15800", "15500", "75"),
            "城关街道", List.of("66000", "", ""),
            "合计", List.of("151310", "153000", ""));
    Map<String, Map<String, String>> table = table("2022-12-12", "petitions-verdicts", "~");
    Set<String> verdicts = new TreeSet<>();
    given.forEach(
        (place, numbers) -> {
          Map<String, String> cells = table.getOrDefault(place, Map.of());
          String[] rates = new String[2];
          for (int side = 0; side < 2; side++) {
            int year = 2022 - side;
            String people = numbers.get(1 - side);
            long received =
                count(
                    rows, r -> (place.equals("合计") || r[5].equals(place)) && ytd(day(r[1]), year));
            rates[side] =
                people.isEmpty()
                    ? ""
                    : BigDecimal.valueOf(received * 10_000)
                        .divide(new BigDecimal(people), 2, RoundingMode.HALF_UP)
                        .toPlainString();
          }
          assertThat(cells)
              .as(place)
              .containsEntry("万人信访量 本期(件/万人)", rates[0])
              .containsEntry("万人信访量 上年同期(件/万人)", rates[1]);
          double rate = rates[0].isEmpty() ? 0 : Double.parseDouble(rates[0]);
          assertThat(cells)
              .as(place)
              .containsEntry(
                  "万人信访量 评定", rates[0].isEmpty() ? "" : rate <= 1.5 ? "低" : rate <= 4 ? "中" : "高");
          long all = count(rows, r -> r[5].equals(place) && ytd(day(r[1]), 2022));
          long closed =
              count(rows, r -> r[5].equals(place) && ytd(day(r[1]), 2022) && closedBy(r[9], AS_OF));
          String target = numbers.get(2);
          String verdict =
              target.isEmpty()
                  ? ""
                  : new BigDecimal(percent(closed, all)).compareTo(new BigDecimal(target)) >= 0
                      ? "达标"
                      : "未达标";
          assertThat(cells).as(place).containsEntry("信访办结率（对目标） 评定", verdict);
          verdicts.add(verdict);
        });
    assertThat(verdicts).containsExactly("", "未达标", "达标");
  }

  @Test
  void theLargestGroupsAndTheRestTogether() throws IOException {
    List<String[]> rows = rows("petitions.csv");
    Map<String, Long> sizes = new TreeMap<>();
    rows.stream().filter(r -> ytd(day(r[1]), 2022)).forEach(r -> sizes.merge(r[7], 1L, Long::sum));
    long largest = sizes.values().stream().mapToLong(each -> each).max().orElse(0);
    Set<String> first = new TreeSet<>(sizes.keySet());
    first.removeIf(unit -> sizes.getOrDefault(unit, 0L) < largest);
    assertThat(first).as("a tie").hasSizeGreaterThan(1);
    Predicate<String[]> rest = r -> !first.contains(r[7]);
    Map<String, Map<String, String>> table = table("2022-12-12", "petitions-top", "信访受理量");
    String name = "其他（" + (sizes.size() - first.size()) + "个）";
    assertThat(table.keySet()).contains(name, "合计").containsAll(first).hasSize(first.size() + 2);
    long now = count(rows, rest.and(r -> ytd(day(r[1]), 2022)));
    long prior = count(rows, rest.and(r -> ytd(day(r[1]), 2021)));
    BigDecimal[] rates = new BigDecimal[2];
    for (int side = 0; side < 2; side++) {
      int year = 2022 - side;
      Predicate<String[]> of = rest.and(r -> ytd(day(r[1]), year));
      long closed = count(rows, of.and(r -> closedBy(r[9], AS_OF.withYear(year))));
      rates[side] = new BigDecimal(percent(closed, count(rows, of)));
    }
    assertThat(table.getOrDefault(name, Map.of()))
        .containsEntry("本期(件)", "" + now)
        .containsEntry("上年同期(件)", "" + prior)
        .containsEntry("增减幅(%)", percent(now - prior, prior))
        .containsEntry("占比(%)", percent(now, count(rows, r -> ytd(day(r[1]), 2022))))
        .containsEntry("排名(名次)", "")
        .containsEntry("信访办结率 本期(%)", rates[0].toPlainString())
        .containsEntry("信访办结率 上年同期(%)", rates[1].toPlainString())
        .containsEntry("信访办结率 增减(百分点)", rates[0].subtract(rates[1]).toPlainString());
    try (XSSFWorkbook book =
        new XSSFWorkbook(folder().resolve("output/2022-12-12/统计表_2022.xlsx").toFile())) {
      StringBuilder above = new StringBuilder();
      for (int row = 0; row < 10; row++) {
        above.append(book.getSheet("信访较多单位").getRow(row).getCell(0));
      }
      assertThat(above).contains("最后 " + first.size() + " 个并列");
    } catch (InvalidFormatException unexpected) {
      throw new IOException(unexpected);
    }
  }
}
