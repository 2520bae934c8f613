package dev.fazhi.job.declared;

import static dev.fazhi.job.declared.Proposals.day;
import static dev.fazhi.job.declared.Proposals.inYear;
import static dev.fazhi.job.declared.Proposals.of;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Exports as offices have them, with titles, sums, notes, several sheets and numbers that begin
 * anew, and the sources that are proposed for them.
 */
final class OfficeExports {

  private static final List<String> TOWNS = List.of("青石镇", "白河镇", "柳林乡");
  private static final List<String> UNITS = List.of("县住建局", "县教育局", "县人社局");

  private final Proposals proposals;

  private OfficeExports(Proposals proposals) {
    this.proposals = proposals;
  }

  /** Writes them below a folder, each with its proposal. */
  static Proposals writeAndPropose(Path folder) throws IOException {
    Proposals proposals = new Proposals(folder);
    new OfficeExports(proposals).writeAll();
    return proposals;
  }

  private void writeAll() throws IOException {
    petitionsAsAWorkbook();
    aSheetForEachMonth();
    anExplanationBeforeTheTable();
    aNumberThatIsNearlyUnique();
    numbersThatBeginAnewInEachTown();
    twentyColumnsInAnOldEncoding();
    aSummaryOfTheYear();
    reportsByMonth();
    aRoster();
    quartersSideBySide();
  }

  private void petitionsAsAWorkbook() throws IOException {
    List<List<?>> rows = new ArrayList<>(List.of(List.of("信访事项登记台账")));
    List<String> lines = Files.readAllLines(Path.of("src/test/resources/declared/petitions.csv"));
    lines.forEach(line -> rows.add(List.of(line.split(",", -1))));
    rows.add(List.of("制表人：", "", "审核人："));
    proposals.workbook("信访事项.xlsx", Map.of("Sheet1", rows));
    proposals.propose("letters", "信访事项.xlsx");
    proposals.count(
        "letters.total",
        lines.size() - 1,
        i -> inYear(LocalDate.parse(lines.get(i + 1).split(",")[1].substring(0, 10))));
  }

  private void aSheetForEachMonth() throws IOException {
    Map<String, List<List<?>>> sheets = new LinkedHashMap<>();
    long people = 0;
    for (int month = 1; month <= 11; month++) {
      List<List<?>> rows = new ArrayList<>(List.of(List.of("2022年" + month + "月调解登记表")));
      rows.add(List.of("序号", "受理日期", "纠纷类型", "当事人", "涉及人数", "村社"));
      for (int i = 1; i <= 5 + month % 3; i++) {
        people += i;
        rows.add(
            List.of(
                i,
                LocalDate.of(2022, month, 2 * i),
                of(List.of("邻里纠纷", "劳动争议"), i),
                "王建国",
                i,
                of(TOWNS, i)));
      }
      rows.add(List.of("合计", "", "", "", (5 + month % 3) * (6 + month % 3) / 2, ""));
      sheets.put(month + "月", rows);
    }
    proposals.workbook("调解登记表.xlsx", sheets);
    proposals.propose("disputes", "调解登记表.xlsx");
    proposals
        .expected()
        .put("disputes.total", "" + IntStream.rangeClosed(1, 11).map(month -> 5 + month % 3).sum());
    proposals.expected().put("disputes.sum_people", "" + people);
  }

  private void anExplanationBeforeTheTable() throws IOException {
    Map<String, List<List<?>>> sheets = new LinkedHashMap<>();
    sheets.put("说明", List.of(List.of("填表说明"), List.of("日期写成年.月.日")));
    List<List<?>> rows = new ArrayList<>();
    rows.add(List.of("收件编号", "收件时间", "申请人", "被申请人", "答复方式"));
    for (int i = 0; i < 40; i++) {
      String day = day(i).toString().replace("-", ".");
      rows.add(List.of("KX" + (1000 + i), day, "王建国", of(UNITS, i), of(List.of("公开", "不予公开"), i)));
    }
    sheets.put("台账", rows);
    proposals.workbook("公开申请.xlsx", sheets);
    proposals.propose("openness", "公开申请.xlsx");
    proposals.count("openness.total", 40, i -> inYear(day(i)));
    // an office that is applied against is no person
    proposals.count("openness.total 县住建局", 40, i -> inYear(day(i)) && i % 3 == 0);
  }

  private void aNumberThatIsNearlyUnique() throws IOException {
    List<List<?>> rows = new ArrayList<>();
    rows.add(List.of("案号", "申请日期", "复议事项", "审结日期"));
    for (int i = 0; i < 40; i++) {
      String number = "某政复〔2022〕" + (i == 7 ? 3 : i) + "号";
      rows.add(List.of(number, day(i), of(List.of("处罚", "征收"), i), i % 4 == 0 ? "" : day(i)));
    }
    proposals.text("复议案件.csv", "UTF-8", rows);
    proposals.propose("review2", "复议案件.csv");
    proposals.said().put("review", String.valueOf(proposals.said().get("review2")));
    proposals.said().remove("review2");
    proposals.count("review2.total", 40, i -> inYear(day(i)));
    proposals.count("review2.closed", 40, i -> inYear(day(i)) && i % 4 != 0);
  }

  private void numbersThatBeginAnewInEachTown() throws IOException {
    List<List<?>> rows = new ArrayList<>();
    rows.add(List.of("街镇", "事件编号", "上报时间", "事件分类", "处理时长（小时）"));
    for (int i = 0; i < 60; i++) {
      String kind = of(List.of("纠纷>邻里", "纠纷>婚恋", "城管>占道"), i);
      rows.add(List.of(of(TOWNS, i), "SJ" + (100 + i / 3), day(i) + " 10:00:00", kind, 1 + i % 9));
    }
    proposals.text("网格事件.csv", "UTF-8", rows);
    proposals.propose("grid", "网格事件.csv");
    proposals.count("grid.total", 60, i -> inYear(day(i)));
    proposals.count("grid.total 纠纷", 60, i -> inYear(day(i)) && i % 3 != 2);
  }

  private void twentyColumnsInAnOldEncoding() throws IOException {
    List<List<?>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "序号", "工单编号", "来电时间", "来电人", "电话", "类型", "一级", "二级", "地址", "街镇", "", "单位", "派单时间",
            "办结时限", "办结时间", "是否解决", "满意度", "回访", "状态", "备注", "罚款（万元）"));
    long fines = 0;
    for (int i = 0; i < 60; i++) {
      String at = day(i) + " 09:30:00";
      fines += inYear(day(i)) ? 100L * (i + 1) : 0;
      rows.add(
          List.of(
              i + 1,
              "GD" + (2200000 + i),
              at,
              "王建国",
              "13900000001",
              of(List.of("投诉", "求助"), i),
              "城建",
              of(List.of("供热", "物业"), i),
              "某小区" + i + "号楼",
              of(TOWNS, i),
              "",
              of(UNITS, i),
              at,
              day(i).plusDays(9) + " 09:30:00",
              i % 5 == 0 ? "" : at,
              of(List.of("是", "否"), i),
              of(List.of("满意", "不满意", ""), i),
              "",
              of(List.of("已办结", "办理中"), i),
              "",
              "0.%02d".formatted(i + 1)));
    }
    proposals.text("热线工单.csv", "GB18030", rows);
    proposals.propose("hotline20", "热线工单.csv");
    proposals.count("hotline20.total", 60, i -> inYear(day(i)));
    proposals.count("hotline20.closed", 60, i -> inYear(day(i)) && i % 5 != 0);
    proposals.count("hotline20.total 白河镇", 60, i -> inYear(day(i)) && i % 3 == 1);
    proposals.expected().put("hotline20.sum_c_u", fines + "\\.00");
  }

  private void aSummaryOfTheYear() throws IOException {
    List<List<?>> rows = new ArrayList<>();
    rows.add(List.of("法治政府建设统计表"));
    rows.add(List.of("单位名称", "受理件数", "罚款金额（万元）"));
    for (int i = 0; i < 3; i++) {
      rows.add(List.of(UNITS.get(i), 97 - 31 * i, 2.5 * (i + 1)));
    }
    rows.add(List.of("合计", 198, 15));
    proposals.workbook("统计表2022年.xlsx", Map.of("Sheet1", rows));
    proposals.propose("summary", "统计表2022年.xlsx");
    proposals.expected().put("summary.c_b", "198");
    proposals.expected().put("summary.c_c", "150000\\.00");
    proposals.expected().put("summary.c_b 县教育局", "66");
  }

  private void reportsByMonth() throws IOException {
    List<List<?>> rows = new ArrayList<>();
    rows.add(List.of("年月", "填报单位", "办件量", "满意率"));
    for (int i = 0; i < 33; i++) {
      rows.add(List.of("2022年" + (i / 3 + 1) + "月", of(UNITS, i), 10 + i, (90 + i % 9) + ".5%"));
    }
    proposals.text("政务月报.csv", "UTF-8", rows);
    proposals.propose("monthly", "政务月报.csv");
    proposals.expected().put("monthly.c_c", "" + IntStream.range(0, 33).map(i -> 10 + i).sum());
  }

  private void quartersSideBySide() throws IOException {
    List<List<?>> rows = new ArrayList<>();
    rows.add(List.of("单位", "一季度", "二季度", "三季度"));
    for (int i = 0; i < 3; i++) {
      rows.add(List.of(UNITS.get(i), 11 + i, 21 + 2 * i, 31 + 3 * i));
    }
    proposals.text("分季办件统计2022年.csv", "UTF-8", rows);
    proposals.propose("quarters", "分季办件统计2022年.csv");
    proposals.expected().put("quarters.c_b", "" + (11 + 12 + 13));
    proposals.expected().put("quarters.c_d", "" + (31 + 34 + 37));
  }

  private void aRoster() throws IOException {
    List<List<?>> rows = new ArrayList<>();
    rows.add(List.of("执法证号", "姓名", "所在单位", "执法类别"));
    for (int i = 0; i < 20; i++) {
      rows.add(List.of("0500" + (1000 + i), "王建国", of(UNITS, i), of(List.of("综合", "市场"), i)));
    }
    proposals.text("执法人员名册20221130.csv", "UTF-8", rows);
    proposals.propose("roster", "执法人员名册20221130.csv");
    proposals.expected().put("roster.total", "20");
    proposals.expected().put("roster.total 县人社局", "6");
  }
}
