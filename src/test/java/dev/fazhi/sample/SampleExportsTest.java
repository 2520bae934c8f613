package dev.fazhi.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the shipped definition writes adds up to what the district published for 2022. */
class SampleExportsTest {

  private static final Path DEFINITION = Path.of("jobs/sample.yml");
  private static final Set<String> STATES = Set.of("已办结", "办理中", "待派单", "退回", "作废");

  @TempDir static Path folder;
  private static List<String> names = List.of();
  private static final List<String> BEGUN = new ArrayList<>();
  private static final Map<String, Ticket> FIRST = new HashMap<>();
  private static final Map<String, Ticket> SECOND = new HashMap<>();
  private static final List<Map<String, String>> NAMELESS = new ArrayList<>();

  @BeforeAll
  static void write() throws Exception {
    names = SampleExports.write(folder, DEFINITION, 1, BEGUN::add);
    readMain(FIRST);
    readIncrement(SECOND);
  }

  @Test
  void tellsTheFilesInTheOrderInWhichTheyAreBegun() throws IOException {
    assertEquals(BEGUN, names);
    try (var files = Files.list(folder)) {
      assertEquals(
          new HashSet<>(names),
          new HashSet<>(files.map(file -> String.valueOf(file.getFileName())).toList()));
    }
  }

  @Test
  void theSameDefinitionGivesTheSameBytes(@TempDir Path again) throws IOException {
    SampleExports.write(again, DEFINITION, 1, name -> {});
    for (String name : names) {
      assertEquals(-1, Files.mismatch(folder.resolve(name), again.resolve(name)), name);
    }
  }

  @Test
  void theHotlineAddsUpOnceLaterExportsHaveCorrectedEarlierOnes() throws Exception {
    Map<String, Ticket> tickets = tickets();
    assertEquals(68_476, received(tickets, 2022));
    assertEquals(65_485, closed(tickets, 2022));
    assertEquals(61_024, received(tickets, 2021));
    double rate2021 = 1.0 * closed(tickets, 2021) / received(tickets, 2021);
    assertTrue(rate2021 > 0.93 && rate2021 < 0.955, () -> "rate of 2021: " + rate2021);
    assertEquals(312 + 265, tickets.values().stream().filter(Ticket::isVoid).count());
  }

  @Test
  void theSecondExportOfTheHotlineClosesTicketsThatTheFirstLeftOpen() throws Exception {
    long corrected = 0;
    for (Map.Entry<String, Ticket> entry : SECOND.entrySet()) {
      Ticket before = FIRST.get(entry.getKey());
      if (before != null) {
        assertEquals(null, before.closed(), entry.getKey());
        assertTrue(entry.getValue().closed() != null, entry.getKey());
        corrected++;
      }
    }
    assertTrue(corrected > 100, "corrected: " + corrected);
    assertTrue(SECOND.size() > corrected + 1000);
  }

  @Test
  void disputesAddUp() throws Exception {
    List<Map<String, String>> cases =
        Exports.rows(Exports.file(folder, "矛盾纠纷排查"), "案件编号").stream()
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
    Exports.each(Exports.file(folder, "行政复议"), "复议案号", cases::add);
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
        Exports.rows(Exports.file(folder, "行政应诉案件2022"), "案号").stream()
            .filter(row -> !row.containsKey("开庭日期") || row.containsKey("负责人是否出庭"))
            .toList();
    assertEquals(43, between(now, "收案日期", "2022-01-01", "2022-12-12").size());
    assertEquals(20, between(now, "结案日期", "2022-01-01", "2022-12-12").size());
    List<Map<String, String>> before = Exports.rows(Exports.file(folder, "行政诉讼案件2021"), "案号");
    List<Map<String, String>> filed = between(before, "立案日期", "2021-01-01", "2021-12-12");
    assertEquals(58, filed.size());
    assertEquals(31, between(filed, "审结日期", "2021-01-01", "2021-12-12").size());
  }

  @Test
  void headsAppearedInAllCasesHeardIn2022ButNotIn2021() throws Exception {
    List<Map<String, String>> now = Exports.rows(Exports.file(folder, "行政应诉案件2022"), "案号");
    List<Map<String, String>> before = Exports.rows(Exports.file(folder, "行政诉讼案件2021"), "案号");
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
  void returnsAddUpWithAYearWinningOverItsMonths() throws Exception {
    Map<String, BigDecimal> sums = new TreeMap<>();
    int late = 0;
    for (String name : names) {
      if (name.startsWith("部门报送_")) {
        String code = name.contains("市场监管") ? "指标代码" : "指标编码";
        late += add(Exports.rows(folder.resolve(name), code), sums);
      }
    }
    Map<String, BigDecimal> expected = new TreeMap<>();
    PUBLISHED.forEach((code, value) -> expected.put(code, BigDecimal.valueOf(value)));
    assertEquals(expected, sums);
    assertTrue(late > 3, "late: " + late);
  }

  @Test
  void everyPersonalColumnIsFilled() throws Exception {
    assertFilled("智慧昆都仑热线工单2021年", "工单号", "来电人", "联系电话", "身份证号", "详细地址", "工单内容");
    assertEquals(List.of(), NAMELESS);
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
        Exports.file(folder, "智慧昆都仑热线工单2021年"),
        "工单号",
        row -> {
          assertTrue(units.contains(row.get("主办单位")), row.get("主办单位"));
          String town = row.getOrDefault("街道镇", "昆河镇");
          assertTrue(towns.contains(town), town);
        });
    for (Map<String, String> row : Exports.rows(Exports.file(folder, "矛盾纠纷排查"), "案件编号")) {
      String committee = row.get("调解组织");
      assertTrue(committee == null || committees.contains(committee), committee);
    }
    for (Map<String, String> row : Exports.rows(Exports.file(folder, "行政诉讼案件2021"), "案号")) {
      assertTrue(units.contains(row.get("应诉机关")), row.get("应诉机关"));
    }
  }

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

  /** A ticket as far as it is counted. */
  private record Ticket(LocalDateTime received, @Nullable LocalDateTime closed, String status) {
    boolean isVoid() {
      return status.equals("作废");
    }
  }

  private static Map<String, Ticket> tickets() throws Exception {
    Map<String, Ticket> tickets = new HashMap<>();
    Exports.each(
        Exports.file(folder, "智慧昆都仑热线工单2021年"),
        "工单号",
        row -> take(row, List.of("工单号", "来电时间", "完结时间", "办理状态"), tickets));
    tickets.putAll(FIRST);
    tickets.putAll(SECOND);
    return tickets;
  }

  private static void readMain(Map<String, Ticket> tickets) throws Exception {
    List<String> personal = List.of("姓名", "来电号码", "身份证号", "联系地址", "诉求内容");
    Exports.each(
        Exports.file(folder, "智慧昆都仑热线工单2022年"),
        "工单编号",
        row -> {
          take(row, List.of("工单编号", "受理时间", "办结时间", "工单状态"), tickets);
          if (isData(row) && !row.keySet().containsAll(personal)) {
            NAMELESS.add(row);
          }
        });
  }

  private static void readIncrement(Map<String, Ticket> tickets) throws Exception {
    Exports.each(
        Exports.file(folder, "智慧昆都仑热线工单增量"),
        "受理编号",
        row -> take(row, List.of("受理编号", "登记时间", "完结时间", "办理状态"), tickets));
  }

  /**
   * Leaves out what is wrong: no number, a rounded one, no such day, no such state, out of order.
   */
  private static void take(
      Map<String, String> row, List<String> headers, Map<String, Ticket> tickets) {
    String number = row.getOrDefault(headers.get(0), "");
    LocalDateTime received = Exports.moment(row.get(headers.get(1)));
    LocalDateTime closed = Exports.moment(row.get(headers.get(2)));
    String status = row.getOrDefault(headers.get(3), "");
    if (number.matches("\\d{18}")
        && !number.endsWith("000000")
        && received != null
        && STATES.contains(status)
        && (closed == null || !closed.isBefore(received))) {
      tickets.put(number, new Ticket(received, closed, status));
    }
  }

  private static long received(Map<String, Ticket> tickets, int year) {
    return tickets.values().stream()
        .filter(ticket -> !ticket.isVoid() && isInYear(ticket.received(), year))
        .count();
  }

  private static long closed(Map<String, Ticket> tickets, int year) {
    return tickets.values().stream()
        .filter(ticket -> !ticket.isVoid() && isInYear(ticket.received(), year))
        .filter(ticket -> ticket.closed() != null && isInYear(ticket.closed(), year))
        .count();
  }

  private static boolean isInYear(@Nullable LocalDateTime moment, int year) {
    return moment != null
        && moment.getYear() == year
        && moment.isBefore(LocalDate.of(year, 12, 13).atStartOfDay());
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
        Exports.file(folder, file),
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
    Set<String> names = new HashSet<>();
    for (String line : Files.readAllLines(Path.of("jobs/reference/" + list + ".csv"))) {
      names.addAll(List.of(line.split("[,|]")));
    }
    return names;
  }
}
