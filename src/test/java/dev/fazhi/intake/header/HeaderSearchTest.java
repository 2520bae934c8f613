package dev.fazhi.intake.header;

import static dev.fazhi.intake.Fixture.row;
import static dev.fazhi.intake.Fixture.sheet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.intake.ExportFile;
import dev.fazhi.intake.Fixture;
import dev.fazhi.intake.Fixture.Read;
import dev.fazhi.intake.LikelySources;
import dev.fazhi.model.Fault;
import dev.fazhi.model.FileRejectedException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Where the header stands, whose it is, and what is said when that cannot be known. */
class HeaderSearchTest {

  private static final List<?> HOTLINE = row("工单编号", "受理时间", "工单状态");
  private static final List<?> TICKET = row("T1", "2022-12-01 9:05", "已办结");

  @Test
  void theHeaderIsFoundUnderTitlesAndBlankRows() throws FileRejectedException {
    Read read = Fixture.read(sheet(row("热线工单 2022"), row(), row(null, "制表：某科"), HOTLINE, TICKET));
    SheetLayout layout = read.export().recognition().sheets().get(0);
    assertEquals("hotline", read.export().source().id());
    assertEquals(4, layout.headerFrom());
    assertEquals(4, layout.headerTo());
    assertEquals(Map.of(0, "ticket_no", 1, "received_at", 2, "status"), layout.fields());
    assertEquals(1, read.entries().size());
    assertEquals(5, read.account().read());
    assertEquals(4, read.account().skipped());
  }

  @Test
  void aliasesInAnyOrderNameTheSameFields() throws FileRejectedException {
    Read read = Fixture.read(sheet(row("办理状态", "工单号", "来电时间"), row("退回", "T1", "2022-12-01")));
    assertEquals("T1", read.value("ticket_no"));
    assertEquals("退回", read.value("status"));
  }

  @Test
  void aMergedHeaderOverTwoRowsIsJoined() throws FileRejectedException {
    Read read =
        Fixture.read(
            sheet(
                row("台账"),
                row("案件编号", "登记", null, "涉案", null, "调解结果"),
                row(null, "日期", "人", "金额（万元）", "人数", null),
                row("M1", "2022-05-01", "某人", "1.5", 3, "成功")));
    SheetLayout layout = read.export().recognition().sheets().get(0);
    assertEquals("mediation", read.export().source().id());
    assertEquals(List.of(2, 3), List.of(layout.headerFrom(), layout.headerTo()));
    assertEquals(
        Map.of(0, "case_no", 1, "registered_on", 3, "amount", 5, "result"), layout.fields());
    assertEquals(Map.of("amount", new BigDecimal("10000")), layout.factors());
    assertEquals(new BigDecimal("15000"), read.value("amount"));
    assertEquals(List.of("登记人", "涉案人数"), layout.ignoredHeaders());
  }

  @Test
  void aRowOfDataIsNeverTheLowerHalfOfAHeader() throws FileRejectedException {
    Read read =
        Fixture.read(
            sheet(
                row("工单编号", "受理时间", "工单状态", "备用"),
                row("T1", "2022-12-01", "已办结", "来电人"),
                row("T2", "2022-12-02", "已办结", "受理渠道")));
    assertEquals(2, read.entries().size());
    assertEquals(1, read.export().recognition().sheets().get(0).headerTo());
  }

  @Test
  void aHeaderMayBeMarkedAsRequired() throws FileRejectedException {
    Read read = Fixture.read(sheet(row("*工单编号", "受理时间（必填）", "工单状态＊："), TICKET));
    assertEquals("hotline", read.export().source().id());
  }

  @Test
  void headersAreFoundWhateverTheirSpacesWidthAndBrackets() throws FileRejectedException {
    Random random = new Random(20221212);
    List<String> headers = List.of("案件编号", "登记日期", "调解结果", "涉案金额(万元)", "涉及人数");
    for (int round = 0; round < 200; round++) {
      List<String> written = headers.stream().map(h -> disguised(h, random)).toList();
      Read read =
          Fixture.read(sheet(row(written.toArray()), row("M1", "2022-05-01", "成功", "2", "3")));
      assertEquals("mediation", read.export().source().id(), written.toString());
      assertEquals(new BigDecimal("20000"), read.value("amount"), written.toString());
      assertEquals(3L, read.value("people"), written.toString());
    }
  }

  private static String disguised(String header, Random random) {
    String[][] brackets = {{"(", ")"}, {"（", "）"}, {"[", "]"}, {"【", "】"}, {"［", "］"}};
    String[] fillers = {"", "", "", " ", "\u3000", "\n", "\u200B", "\u00A0", "\r\n"};
    String[] pair = brackets[random.nextInt(brackets.length)];
    StringBuilder text = new StringBuilder(fillers[random.nextInt(fillers.length)]);
    for (char c : header.toCharArray()) {
      text.append(c == '(' ? pair[0] : c == ')' ? pair[1] : String.valueOf(c));
      text.append(fillers[random.nextInt(fillers.length)]);
    }
    return text.toString();
  }

  @Test
  void aMissingHeaderIsNamedWithWhatTheUnknownOnesMayMean() {
    Fault fault =
        Fixture.refusal("x.xlsx", sheet(row("工单编号", "受里时间", "工单状态", "受理渠道", "经办科室"), row("T1")));
    assertEquals("FZ-141", fault.code());
    assertEquals(Fault.Severity.REFUSE, fault.severity());
    assertEquals(1, fault.place().row());
    assertTrue(fault.message().contains("『12345 热线工单』"), fault.message());
    assertTrue(fault.message().contains("缺少必需的列：受理时间（也可写作 来电时间）"), fault.message());
    assertTrue(fault.message().contains("受里时间（你是不是想写“受理时间”？）"), fault.message());
    assertTrue(fault.message().contains("经办科室"), fault.message());
  }

  @Test
  void aFileWithoutAnyKnownHeaderShowsNothingOfItsRows() {
    Fault fault = Fixture.refusal("x.xlsx", sheet(row("张三", "昆北街道某小区3号楼"), row("李四", "x")));
    assertEquals("FZ-141", fault.code());
    assertFalse(fault.message().contains("张三"), fault.message());
  }

  @Test
  void aHeaderThatStandsTwiceIsRefusedNamingBothColumns() {
    Fault fault = Fixture.refusal("x.xlsx", sheet(row("工单编号", "受理时间", "工单状态", "工单编号"), row("T1")));
    assertEquals("FZ-143", fault.code());
    assertTrue(fault.message().contains("A 列『工单编号』和 D 列『工单编号』"), fault.message());
  }

  @Test
  void anEmptyFileIsRefusedAsEmpty() {
    assertEquals("FZ-140", Fixture.refusal("x.xlsx", List.of()).code());
    assertEquals("FZ-140", Fixture.refusal("x.xlsx", sheet(row(), row(" ", "\u3000"))).code());
  }

  @Test
  void aRefusedFileIsClosed() {
    Fixture.Rows rows = new Fixture.Rows(List.of(), "");
    assertThrows(
        FileRejectedException.class,
        () -> ExportFile.open(rows, "x.xlsx", LikelySources.definitions()));
    assertTrue(rows.isClosed());
  }

  @Test
  void columnsThatNothingNamesAreListed() throws FileRejectedException {
    Read read =
        Fixture.read(
            sheet(
                row("工单编号", "受理时间", "工单状态", "经办科室", null, "来电人"),
                row("T1", "2022-12-01", "已办结", "一科", "x", "某人")));
    Fault note = read.fault("FZ-133");
    assertTrue(note.message().contains("经办科室、E 列（没有列名）"), note.message());
    assertFalse(note.message().contains("来电人"), note.message());
  }

  @Test
  void aUnitAboveTheTableIsWarnedAboutAndNeverApplied() throws FileRejectedException {
    List<?> dispute = row("M1", "2022-05-01", "成功", 5);
    Read read =
        Fixture.read(sheet(row("台账", "（单位：万元）"), row("案件编号", "登记日期", "调解结果", "涉案金额"), dispute));
    assertEquals(new BigDecimal("5"), read.value("amount"));
    assertEquals(3, read.fault("FZ-139").place().column());
    Read named = Fixture.read(sheet(row("单位：万元"), row("案件编号", "登记日期", "调解结果", "涉案金额（元）"), dispute));
    assertEquals(List.of(), named.fileCodes());
  }

  @Test
  void aMissingHeaderIsToldTogetherWithADoubledOne() {
    Fault fault = Fixture.refusal("x.xlsx", sheet(row("工单编号", "工单号", "工单状态"), row("T1")));
    assertEquals("FZ-141", fault.code());
    assertTrue(fault.message().contains("重复的列：工单号"), fault.message());
  }

  @Test
  void theHeaderIsLookedForInTheFirstRowsOnly() {
    List<List<?>> rows = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      rows.add(row("前言"));
    }
    rows.add(HOTLINE);
    rows.add(TICKET);
    assertEquals("FZ-141", Fixture.refusal("x.xlsx", sheet("S", 0, rows)).code());
  }
}
