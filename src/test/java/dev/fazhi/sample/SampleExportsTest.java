package dev.fazhi.sample;

import static dev.fazhi.sample.WrittenSample.DEFINITION;
import static dev.fazhi.sample.WrittenSample.begun;
import static dev.fazhi.sample.WrittenSample.file;
import static dev.fazhi.sample.WrittenSample.folder;
import static dev.fazhi.sample.WrittenSample.names;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the shipped definition writes adds up to what the district published for 2022. */
class SampleExportsTest {

  @Test
  void tellsTheFilesInTheOrderInWhichTheyAreBegun() throws IOException {
    assertEquals(begun(), names());
    try (var files = Files.list(folder())) {
      assertEquals(
          new HashSet<>(names()),
          new HashSet<>(files.map(file -> String.valueOf(file.getFileName())).toList()));
    }
  }

  @Test
  void theSameDefinitionGivesTheSameBytes(@TempDir Path again) throws IOException {
    SampleExports.write(again, DEFINITION, 1, name -> {});
    for (String name : names()) {
      assertEquals(-1, Files.mismatch(folder().resolve(name), again.resolve(name)), name);
    }
  }

  @Test
  void disputesAddUp() throws Exception {
    List<Map<String, String>> cases =
        Exports.rows(file("矛盾纠纷排查"), "案件编号").stream()
            .filter(row -> Set.of("调解成功", "调解不成", "调解中").contains(row.getOrDefault("调解结果", "")))
            .toList();
    assertEquals(5_920, cases.size());
    assertEquals(5_920, cases.stream().map(row -> row.get("案件编号")).distinct().count());
    assertEquals(5_920, cases.stream().filter(row -> row.containsKey("调解组织")).count());
    assertEquals(
        5_875,
        cases.stream()
            .filter(row -> "调解成功".equals(row.get("调解结果")))
            .filter(row -> isBetween(row.get("结案日期"), "2022-01-01", "2022-12-12"))
            .count());
    Set<String> studios = new HashSet<>();
    cases.forEach(row -> studios.add(row.getOrDefault("品牌调解室", "")));
    studios.remove("");
    assertEquals(22, studios.size());
  }

  @Test
  void reviewAddsUp() throws Exception {
    List<Map<String, String>> cases = new ArrayList<>();
    Exports.each(file("行政复议"), "复议案号", cases::add);
    // the spoilt case is concluded before it is accepted
    cases.removeIf(row -> "2021-01-04".equals(row.get("审结日期")));
    assertEquals(37, between(cases, "受理日期", "2022-01-01", "2022-12-12").size());
    assertEquals(
        25,
        between(
                between(cases, "受理日期", "2022-01-01", "2022-12-12"),
                "审结日期",
                "2022-01-01",
                "2022-12-12")
            .size());
    List<Map<String, String>> before = between(cases, "受理日期", "2021-01-01", "2021-12-12");
    assertEquals(41, before.size());
    assertEquals(38, between(before, "审结日期", "2021-01-01", "2021-12-12").size());
    assertTrue(between(cases, "收到申请日期", "2022-01-01", "2022-12-12").size() > 37);
  }

  @Test
  void litigationAddsUpAndFellAgainstTheYearBefore() throws Exception {
    List<Map<String, String>> now =
        Exports.rows(file("行政应诉案件2022"), "案号").stream()
            .filter(row -> !row.containsKey("开庭日期") || row.containsKey("负责人是否出庭"))
            .toList();
    assertEquals(43, between(now, "收案日期", "2022-01-01", "2022-12-12").size());
    assertEquals(20, between(now, "结案日期", "2022-01-01", "2022-12-12").size());
    List<Map<String, String>> before = Exports.rows(file("行政诉讼案件2021"), "案号");
    List<Map<String, String>> filed = between(before, "立案日期", "2021-01-01", "2021-12-12");
    assertEquals(58, filed.size());
    assertEquals(31, between(filed, "审结日期", "2021-01-01", "2021-12-12").size());
  }

  @Test
  void headsAppearedInAllCasesHeardIn2022ButNotIn2021() throws Exception {
    List<Map<String, String>> now = Exports.rows(file("行政应诉案件2022"), "案号");
    List<Map<String, String>> before = Exports.rows(file("行政诉讼案件2021"), "案号");
    Set<String> yes = Set.of("是", "1", "Y", "true");
    List<Map<String, String>> heard = between(before, "庭审日期", "2022-01-01", "2022-12-12");
    assertTrue(heard.size() > 5);
    heard.forEach(row -> assertTrue(yes.contains(row.get("负责人出庭")), row::toString));
    for (Map<String, String> row : between(now, "开庭日期", "2022-01-01", "2022-12-12")) {
      assertTrue(yes.contains(row.getOrDefault("负责人是否出庭", "是")), row::toString);
    }
    List<Map<String, String>> earlier = between(before, "庭审日期", "2021-01-01", "2021-12-12");
    long missed = earlier.stream().filter(row -> !yes.contains(row.get("负责人出庭"))).count();
    assertTrue(missed > 0 && missed < earlier.size(), () -> missed + " of " + earlier.size());
  }

  @Test
  void everyPersonalColumnIsFilled() throws Exception {
    assertFilled("智慧昆都仑热线工单2021年", "工单号", "来电人", "联系电话", "身份证号", "详细地址", "工单内容");
    assertFilled("智慧昆都仑热线工单2022年", "工单编号", "姓名", "来电号码", "身份证号", "联系地址", "诉求内容");
    assertFilled("智慧昆都仑热线工单增量", "受理编号", "姓名", "联系电话", "身份证号", "详细地址", "工单内容");
    assertFilled("矛盾纠纷排查", "案件编号", "申请人", "被申请人", "身份证号", "联系电话", "纠纷简况");
    assertFilled("矛盾纠纷调处", "调解编号", "申请人", "被申请人", "身份证号", "联系电话", "纠纷简况");
    assertFilled("行政复议", "复议案号", "申请人", "身份证号", "联系电话");
    assertFilled("行政诉讼案件2021", "案号", "原告", "联系电话");
    assertFilled("行政应诉案件2022", "案号", "原告", "联系电话");
  }

  @Test
  void unitsTownsAndCommitteesAreThoseOfTheReferenceLists() throws Exception {
    Set<String> units = spellings("units");
    Set<String> towns = spellings("towns");
    Set<String> committees = spellings("organizations");
    Exports.each(
        file("智慧昆都仑热线工单2021年"),
        "工单号",
        row -> {
          assertTrue(units.contains(row.get("主办单位")), row.get("主办单位"));
          String town = row.getOrDefault("街道镇", "昆河镇");
          assertTrue(towns.contains(town), town);
        });
    for (Map<String, String> row : Exports.rows(file("矛盾纠纷排查"), "案件编号")) {
      String committee = row.get("调解组织");
      assertTrue(committee == null || committees.contains(committee), committee);
    }
    for (Map<String, String> row : Exports.rows(file("行政诉讼案件2021"), "案号")) {
      assertTrue(units.contains(row.get("应诉机关")), row.get("应诉机关"));
    }
  }

  private static List<Map<String, String>> between(
      List<Map<String, String>> rows, String header, String from, String to) {
    return rows.stream().filter(row -> isBetween(row.get(header), from, to)).toList();
  }

  private static boolean isBetween(@Nullable String text, String from, String to) {
    LocalDateTime moment = Exports.moment(text);
    return moment != null
        && !moment.toLocalDate().isBefore(LocalDate.parse(from))
        && !moment.toLocalDate().isAfter(LocalDate.parse(to));
  }

  private static void assertFilled(String file, String header, String... columns) throws Exception {
    List<Map<String, String>> gaps = new ArrayList<>();
    int[] rows = {0};
    Exports.each(
        file(file),
        header,
        row -> {
          if (isData(row)) {
            rows[0]++;
            if (!row.keySet().containsAll(List.of(columns))) {
              gaps.add(row);
            }
          }
        });
    assertTrue(rows[0] > 30, () -> file + ": " + rows[0]);
    assertEquals(List.of(), gaps, file);
  }

  /** Neither blank, nor totals, nor a note. */
  private static boolean isData(Map<String, String> row) {
    return row.size() > 2;
  }

  private static Set<String> spellings(String list) throws IOException {
    Set<String> spellings = new HashSet<>();
    for (String line : Files.readAllLines(Path.of("jobs/reference/" + list + ".csv"))) {
      spellings.addAll(List.of(line.split("[,|]")));
    }
    return spellings;
  }
}
