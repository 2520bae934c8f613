package dev.fazhi.intake;

import static dev.fazhi.intake.Fixture.row;
import static dev.fazhi.intake.Fixture.sheet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.intake.Fixture.Read;
import dev.fazhi.intake.text.Texts;
import dev.fazhi.model.Cell;
import dev.fazhi.model.Fault;
import dev.fazhi.model.FileRejectedException;
import dev.fazhi.model.ImportedRow;
import dev.fazhi.model.Place;
import dev.fazhi.model.Row;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Which rows are data, and what is said of the others. */
class RowClassesTest {

  private static final List<?> HEADER = row("案件编号", "登记日期", "调解结果", "涉案金额（万元）", "涉及人数", "申请人");

  private static List<?> dispute(String no, String amount, int people) {
    return row(no, "2022-05-01", "成功", amount, people, "某人");
  }

  private static Read read(List<?>... below) throws FileRejectedException {
    List<List<?>> rows = new ArrayList<>(List.of(row("纠纷台账"), HEADER));
    rows.addAll(List.of(below));
    return Fixture.read(sheet("台账", 0, rows));
  }

  @Test
  void blankRowsNotesAndRepeatedHeadersAreSkipped() throws FileRejectedException {
    Read read =
        read(
            dispute("M1", "1", 2),
            row(),
            row("纠纷台账"),
            HEADER,
            row(" ", "\u200B"),
            dispute("M2", "1", 2),
            row("填报说明：金额按万元"),
            row(null, "制表人：某某"));
    assertEquals(2, read.entries().size());
    assertEquals(10, read.account().read());
    assertEquals(8, read.account().skipped());
    assertEquals(List.of(), read.codes());
  }

  @Test
  void aTotalsRowAgreesByCountOrByExactSum() throws FileRejectedException {
    assertEquals(
        List.of(), read(dispute("M1", "1", 2), dispute("M2", "1", 2), row("合计", 2)).fileCodes());
    assertEquals(
        List.of(),
        read(dispute("M1", "1.1", 2), dispute("M2", "1.2", 3), row("合 计", null, null, "2.3"))
            .fileCodes());
    assertEquals(List.of(), read(dispute("M1", "1", 2), row("合计：1件")).fileCodes());
    assertEquals(List.of(), read(dispute("M1", "1", 2), row("总计")).fileCodes());
  }

  @Test
  void aTotalsRowThatAgreesInNothingIsReported() throws FileRejectedException {
    Read read = read(dispute("M1", "1", 2), dispute("M2", "2", 2), row("合计", null, 3, "4"));
    Fault fault = read.fault("FZ-131");
    assertEquals(Fault.Severity.WARNING, fault.severity());
    assertEquals(5, fault.place().row());
    assertEquals("3、4", fault.value());
    assertTrue(fault.message().contains("上面的数据却是 2 行"), fault.message());
    assertTrue(fault.message().contains("合计 30000"), fault.message());
    assertEquals(2, read.entries().size());
  }

  @Test
  void aSubtotalCountsTheRowsSinceTheLastOne() throws FileRejectedException {
    Read read =
        read(
            dispute("M1", "1", 2),
            row("小计", 1),
            dispute("M2", "1", 2),
            dispute("M3", "1", 2),
            row("小计", 2),
            row("总计", 3));
    assertEquals(List.of(), read.fileCodes());
    assertTrue(
        read(dispute("M1", "1", 2), row("小计", 1), dispute("M2", "1", 2), row("小计", 2))
            .fileCodes()
            .contains("FZ-131"));
  }

  @Test
  void aRowOfDataIsNoTotalThoughItBeginsLikeOne() throws FileRejectedException {
    Read read = read(row("合计街2022-1", "2022-05-01", "成功"), row("注2022-1", "2022-05-01", "成功"));
    assertEquals(2, read.entries().size());
  }

  @Test
  void aRowWithPersonalCellsAloneIsSkippedWithANote() throws FileRejectedException {
    Read read = read(dispute("M1", "1", 2), row(null, null, null, null, null, "某人"));
    assertEquals(1, read.entries().size());
    assertEquals("1", read.fault("FZ-137").value());
  }

  @Test
  void hiddenRowsAreReadLikeOthers() throws FileRejectedException {
    List<Row> rows = new ArrayList<>(sheet("台账", 0, List.of(HEADER, dispute("M1", "1", 2))));
    rows.add(new Row("台账", 0, 3, rows.get(1).cells(), true));
    assertEquals(2, Fixture.read(rows).entries().size());
  }

  @Test
  void whatTheReaderOfTheFileNotedIsPassedOn() throws FileRejectedException {
    Fault note =
        new Fault("FZ-120", Fault.Severity.WARNING, Place.of("x.xlsx"), "", "", "有 1 行是隐藏的。");
    Fixture.Rows rows = new Fixture.Rows(sheet(HEADER, dispute("M1", "1", 2)), "", List.of(note));
    try (ExportFile export = ExportFile.open(rows, "x.xlsx", LikelySources.definitions())) {
      assertEquals(List.of(note), export.account().faults());
    }
  }

  @Test
  void allFaultsOfARowAreGivenInTheOrderOfItsColumns() throws FileRejectedException {
    Read read = read(row(null, "2022-02-30", "不知道", "约5", "1.5"));
    ImportedRow entry = read.entries().get(0);
    assertTrue(entry.isRejected());
    assertEquals(List.of("FZ-201", "FZ-202", "FZ-204", "FZ-203", "FZ-207"), read.codes());
    assertEquals(
        List.of(0, 1, 2, 3, 4), entry.faults().stream().map(f -> f.place().column()).toList());
    Fault second = entry.faults().get(1);
    assertEquals("export.xlsx · 台账 · 第 3 行 · B 列", second.place().toString());
    assertEquals("登记日期", second.field());
    assertEquals("2022-02-30", second.value());
    assertTrue(second.message().startsWith("『登记日期』的“2022-02-30”不是有效日期"), second.message());
    assertEquals("涉案金额(万元)", entry.faults().get(3).field());
  }

  @Test
  void aDelimitedRowWithACellTooManyIsRejectedAndNotLookedInto() throws FileRejectedException {
    Read read =
        Fixture.readDelimited(
            sheet(
                row("工单编号", "受理时间", "工单状态", "来电人", "受理渠道"),
                row("T1", "2022-12-01", "已办结", "某人"),
                row("T2", "2022-12-01", "已", "办结", "王小二", "电话")));
    assertEquals(List.of("FZ-212"), read.codes());
    ImportedRow shifted = read.entries().get(1);
    assertTrue(shifted.isRejected());
    assertEquals(5, shifted.faults().get(0).place().column());
    assertTrue(shifted.values().stream().allMatch(v -> v == null));
    assertTrue(shifted.cells().stream().noneMatch(c -> c.text().contains("王小二")));
    assertEquals(Texts.MASK, shifted.cells().get(0).text());
  }

  @Test
  void aSpreadsheetsCellsBesideItsTableAreLeftOut() throws FileRejectedException {
    Read read =
        read(row("M1", "2022-05-01", "成功", "1", 1, "某人", null, "眉批"), dispute("M2", "1", 1));
    assertEquals(List.of(), read.codes());
    assertEquals("1", read.fault("FZ-138").value());
  }

  @Test
  void anEmptyValueIsDerivedFromAnotherField() throws FileRejectedException {
    Read read =
        Fixture.read(
            sheet(
                row("案号", "收案日期", "审级", "被告"),
                row("(2022)内0203行终1号", "2022-01-01", null, "某局"),
                row("(2022)内0203行初2号", "2022-01-01", "二审", "某局"),
                row("(2022)内0203执3号", "2022-01-01", null, "某局")));
    assertEquals("二审", read.value(0, "instance"));
    assertEquals("二审", read.value(1, "instance"));
    assertNull(read.value(2, "instance"));
    assertEquals(Cell.BLANK, read.entries().get(0).cells().get(2));
  }

  @Test
  void theNewestEventIsThatOfAcceptedRows() throws FileRejectedException {
    Read read =
        Fixture.read(
            sheet(
                row("工单编号", "受理时间", "工单状态", "办结时间"),
                row("T1", "2022-12-01 9:05", "已办结", "2022-12-03 10:00"),
                row("T2", "2022-12-02 9:05", "办理中", null),
                row("T3", "2022-12-09 9:05", "不知道", null)));
    assertEquals(LocalDateTime.of(2022, 12, 3, 10, 0), read.account().exported().moment());
  }

  @Test
  void everyRowReadIsGivenOrSkipped() throws FileRejectedException {
    Random random = new Random(7);
    List<List<?>> kinds =
        List.of(
            dispute("M1", "1", 2),
            row(),
            HEADER,
            row("合计", 5),
            row("说明：无"),
            row(null, null, null, null, null, "某人"),
            row("M2"),
            row("\u3000"),
            row(new Cell.Err("#N/A", "没有值")));
    for (int round = 0; round < 200; round++) {
      List<Row> rows = new ArrayList<>();
      for (int sheet = 0; sheet < 3; sheet++) {
        List<List<?>> content = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          content.add(random.nextBoolean() ? row() : row("台账"));
        }
        content.add(HEADER);
        for (int i = random.nextInt(60); i > 0; i--) {
          content.add(kinds.get(random.nextInt(kinds.size())));
        }
        rows.addAll(sheet("S" + sheet, sheet, content));
      }
      Read read = Fixture.read(rows);
      assertEquals(rows.size(), read.account().read());
      assertEquals(rows.size(), read.account().skipped() + read.entries().size());
    }
  }
}
