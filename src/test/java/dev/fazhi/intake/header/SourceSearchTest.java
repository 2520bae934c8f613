package dev.fazhi.intake.header;

import static dev.fazhi.intake.Fixture.row;
import static dev.fazhi.intake.Fixture.sheet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Source;
import dev.fazhi.intake.Fixture;
import dev.fazhi.intake.Fixture.Read;
import dev.fazhi.intake.LikelySources;
import dev.fazhi.model.Fault;
import dev.fazhi.model.FileRejectedException;
import dev.fazhi.model.Row;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which source a file and each of its sheets belongs to. */
class SourceSearchTest {

  private static final List<?> HOTLINE = row("工单编号", "受理时间", "工单状态");
  private static final List<?> TICKET = row("T1", "2022-12-01 9:05", "已办结");

  @Test
  void theSourceThatKnowsMoreOfTheColumnsWins() throws FileRejectedException {
    // 被申请人 makes it fit the review ledger, whose columns are all known to mediation as well
    Read read =
        Fixture.read(
            sheet(
                row("案件编号", "受理日期", "申请人", "被申请人", "纠纷类型", "结案日期", "调处结果"),
                row("M1", "2022-05-01", "某甲", "某乙", "邻里", null, "成功")));
    assertEquals("mediation", read.export().source().id());
    assertEquals(
        List.of("申请人", "被申请人"), read.export().recognition().sheets().get(0).personalHeaders());
  }

  @Test
  void aDoubledColumnDoesNotHandTheFileToAnotherSource() {
    Fault fault =
        Fixture.refusal(
            "x.xlsx", sheet(row("案件编号", "登记日期", "登记日期", "被申请人", "纠纷类型", "调处结果"), row("M1")));
    assertEquals("FZ-143", fault.code());
  }

  @Test
  void theFileNameDecidesBetweenEquals() throws FileRejectedException {
    Definitions twins = LikelySources.definitions(twin("one", "*甲*"), twin("two", "*乙*"));
    List<Row> rows = sheet(row("编号", "日期"), row("1", "2022-01-01"));
    assertEquals("two", Fixture.read("2022乙.xlsx", rows, "", twins).export().source().id());
    Fault fault =
        assertThrows(FileRejectedException.class, () -> Fixture.read("2022.xlsx", rows, "", twins))
            .faults()
            .get(0);
    assertEquals("FZ-142", fault.code());
    assertTrue(fault.message().contains("『表one』、『表two』"), fault.message());
  }

  private static Source twin(String id, String pattern) {
    return LikelySources.source(
        id,
        "表" + id,
        List.of(pattern),
        List.of(),
        List.of(),
        LikelySources.field("no", dev.fazhi.definition.condition.Field.Type.ID, true, "编号"),
        LikelySources.field("on", dev.fazhi.definition.condition.Field.Type.DATE, true, "日期"));
  }

  @Test
  void everySheetIsReadByItsOwnHeader() throws FileRejectedException {
    List<Row> rows = new ArrayList<>(sheet("一月", 0, List.of(HOTLINE, TICKET)));
    rows.addAll(sheet("空", 1, List.of(row(), row(""))));
    rows.addAll(sheet("说明", 2, List.of(row("导出口径"), row("按受理时间"))));
    rows.addAll(
        sheet(
            "二月", 3, List.of(row("题"), row("办理状态", "工单号", "来电时间"), row("退回", "T2", "2022-02-01"))));
    Read read = Fixture.read(rows);
    assertEquals(
        List.of("T1", "T2"), List.of(read.value(0, "ticket_no"), read.value(1, "ticket_no")));
    assertEquals(2, read.export().recognition().sheets().size());
    assertEquals(3, read.entries().get(1).sheetIndex());
    Fault left = read.fault("FZ-136");
    assertEquals("说明", left.place().sheet());
    assertEquals(Fault.Severity.WARNING, left.severity());
    assertEquals(1, read.fileCodes().size());
    assertEquals(read.account().read(), read.account().skipped() + 2);
    assertEquals(9, read.account().read());
  }

  @Test
  void aSheetWithNearlyTheRightHeaderIsNotPassedOver() {
    List<Row> rows = new ArrayList<>(sheet("一月", 0, List.of(HOTLINE, TICKET)));
    rows.addAll(
        sheet("二月", 1, List.of(row("工单编号", "受里时间", "工单状态", "受理渠道"), row("T2", "2022-02-01"))));
    assertEquals("FZ-141", Fixture.refusal("x.xlsx", rows).code());
  }

  @Test
  void aSheetOfAnotherSourceIsRefused() {
    List<Row> rows = new ArrayList<>(sheet("一", 0, List.of(HOTLINE, TICKET)));
    rows.addAll(
        sheet("二", 1, List.of(row("案号", "收案日期", "被告"), row("（2022）1号", "2022-01-01", "某局"))));
    Fault fault = Fixture.refusal("x.xlsx", rows);
    assertEquals("FZ-144", fault.code());
    assertTrue(fault.message().contains("『行政诉讼案件』"), fault.message());
  }

  @Test
  void starsInFileNamePatternsStandForAnything() {
    assertTrue(SourceChoice.fits("*热线*", "2022年热线工单.xlsx"));
    assertTrue(SourceChoice.fits("A*.XLSX", "abc.xlsx"));
    assertFalse(SourceChoice.fits("热线*", "2022热线.csv"));
    assertTrue(SourceChoice.fits("*", ""));
  }
}
