package dev.fazhi.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.sample.record.Choices;
import dev.fazhi.sample.record.Draft;
import dev.fazhi.sample.record.Range;
import dev.fazhi.sample.record.SeededRandom;
import dev.fazhi.sample.record.TimeDistribution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How records become files: parts, sheets, header rows, totals, spoilt rows, true date cells. */
class SampleShapeTest {

  private static final String DEFINITION =
      """
      records:
        tickets:
          scaled: true
          birth: received_at
          fields:
            number: "T{n:0000}"
            amount: { number: 100-999, decimals: 2 }
            closed_at: { after: received_at, days: 1-9 }
            status: { when: closed_at, then: 完, else: 未 }
          cohorts:
            all: { count: 10, from: 2022-01-01, to: 2022-01-20 }
      files:
        - name: 台账{part}.xlsx
          saved: 2022-04-01
          rows: 8
          sheets:
            - name: 表
              rows: 5
              title: 工单台账
              records: tickets
              columns:
                - { header: 编号, field: number }
                - { header: 日期, group: 情况, field: received_at, cell: yyyy-mm-dd }
                - { header: 金额, group: 情况, field: amount, cell: "0.00" }
                - { header: 状态, field: status }
              total: 合计
              notes: [制表人：某某]
              spoilt:
                - { after: 2, why: negative, cells: { 金额: { number: -5 }, 状态: "" } }
            - name: 空
        - name: 早.csv
          saved: 2022-04-01
          encoding: UTF-8
          sheets: [{ name: 表, records: tickets, as_at: 2022-01-10, columns: &columns [{ header: 编号, field: number }, { header: 状态, field: status }] }]
        - name: 晚.csv
          saved: 2022-04-01
          encoding: UTF-8
          sheets: [{ name: 表, records: tickets, after: 2022-01-10, as_at: 2022-04-01, columns: *columns }]
      """;

  @TempDir Path folder;

  @Test
  void aLongTableGoesOnInFurtherSheetsAndParts() throws IOException {
    // 10 rows and a spoilt one: 5 + 3 in the first part, 3 in the second
    assertEquals(List.of("台账.xlsx", "台账_2.xlsx", "早.csv", "晚.csv"), write(1));
    try (Workbook first = open("台账.xlsx");
        Workbook second = open("台账_2.xlsx")) {
      assertEquals(List.of("表", "表(2)"), sheets(first));
      assertEquals(List.of("表", "空"), sheets(second));
      assertEquals(5, total(first.getSheet("表"), 8));
      assertEquals(3, total(first.getSheet("表(2)"), 6));
      assertEquals(3, total(second.getSheet("表"), 6));
    }
  }

  @Test
  void groupsStandAboveTheirHeaders() throws IOException {
    write(1);
    try (Workbook book = open("台账.xlsx")) {
      Sheet sheet = book.getSheet("表");
      assertEquals("工单台账", sheet.getRow(0).getCell(0).getStringCellValue());
      assertEquals("编号", sheet.getRow(1).getCell(0).getStringCellValue());
      assertEquals("情况", sheet.getRow(1).getCell(1).getStringCellValue());
      assertEquals("金额", sheet.getRow(2).getCell(2).getStringCellValue());
      assertEquals(
          Set.of("A1:D1", "A2:A3", "B2:C2", "D2:D3"),
          new HashSet<>(
              sheet.getMergedRegions().stream().map(region -> region.formatAsString()).toList()));
      assertEquals(CellType.NUMERIC, sheet.getRow(3).getCell(1).getCellType());
      assertEquals("yyyy-mm-dd", sheet.getRow(3).getCell(1).getCellStyle().getDataFormatString());
    }
  }

  @Test
  void aSpoiltRowStandsBesideTheOthersWithAKeyOfItsOwn() throws IOException {
    write(1);
    try (Workbook book = open("台账.xlsx")) {
      Sheet sheet = book.getSheet("表");
      assertEquals("T0002", sheet.getRow(4).getCell(0).getStringCellValue());
      assertEquals(-5, sheet.getRow(5).getCell(2).getNumericCellValue());
      assertEquals("T0013", sheet.getRow(5).getCell(0).getStringCellValue());
      assertEquals("T0003", sheet.getRow(6).getCell(0).getStringCellValue());
    }
  }

  @Test
  void anExportKnowsNothingOfWhatHappenedAfterIt() throws IOException {
    write(1);
    List<String> early = Files.readAllLines(folder.resolve("早.csv"));
    List<String> late = Files.readAllLines(folder.resolve("晚.csv"));
    assertTrue(early.stream().anyMatch(line -> line.endsWith(",未")));
    assertTrue(late.stream().skip(1).allMatch(line -> line.endsWith(",完")));
    Set<String> known = new HashSet<>();
    for (List<String> lines : List.of(early, late)) {
      for (String line : lines.subList(1, lines.size())) {
        known.add(line.split(",")[0]);
      }
    }
    assertEquals(10, known.size());
    assertFalse(late.contains(early.stream().filter(l -> l.endsWith(",完")).findFirst().orElse("")));
  }

  @Test
  void theScaleMultipliesTheRecordsAndKeepsTheirKeysApart() throws IOException {
    write(7);
    List<String> late = Files.readAllLines(folder.resolve("晚.csv"));
    List<String> early = Files.readAllLines(folder.resolve("早.csv"));
    Set<String> keys = new HashSet<>();
    early.forEach(line -> keys.add(line.split(",")[0]));
    late.forEach(line -> keys.add(line.split(",")[0]));
    assertEquals(1 + 70, keys.size());
  }

  @Test
  void noFileTellsWhenItWasReallyMade() throws IOException {
    write(1);
    try (ZipFile zip = new ZipFile(folder.resolve("台账.xlsx").toFile())) {
      for (ZipEntry entry : java.util.Collections.list(zip.entries())) {
        assertEquals(LocalDateTime.of(1980, 1, 1, 0, 0), entry.getTimeLocal(), entry.getName());
      }
      String core =
          new String(
              zip.getInputStream(zip.getEntry("docProps/core.xml")).readAllBytes(),
              java.nio.charset.StandardCharsets.UTF_8);
      assertEquals(2, core.split("2022-04-01T23:59:59Z", -1).length - 1, core);
    }
  }

  @Test
  void spreadMomentsAreInOrderAndWithinTheirSpan() {
    Random random = new Random(20221212);
    for (int round = 0; round < 200; round++) {
      LocalDate from = LocalDate.of(2022, 1, 1).plusDays(random.nextInt(300));
      LocalDate to = from.plusDays(random.nextInt(400));
      List<Integer> months = random.ints(12, 1, 20).boxed().toList();
      TimeDistribution spread =
          new TimeDistribution(from, to, months, round % 2 == 0 ? null : new Range(7, 21));
      int count = 1 + random.nextInt(500);
      LocalDateTime last = LocalDateTime.MIN;
      for (int i = 0; i < count; i++) {
        LocalDateTime moment = spread.moment(i, count, new SeededRandom(round, i));
        assertFalse(moment.isBefore(last));
        assertFalse(moment.toLocalDate().isBefore(from) || moment.toLocalDate().isAfter(to));
        assertTrue(round % 2 == 0 || moment.getHour() >= 7 && moment.getHour() <= 21);
        last = moment;
      }
    }
  }

  @Test
  void aMonthWithoutWeightHasNoMoments() {
    List<Integer> months = List.of(1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    TimeDistribution spread =
        new TimeDistribution(LocalDate.of(2022, 1, 1), LocalDate.of(2022, 12, 31), months, null);
    int[] counts = new int[13];
    for (int i = 0; i < 1000; i++) {
      counts[spread.moment(i, 1000, new SeededRandom(i)).getMonthValue()]++;
    }
    assertEquals(Map.of(1, 500, 3, 500), Map.of(1, counts[1], 3, counts[3]));
  }

  @Test
  void cardsHaveTheRightCheckDigit() {
    for (int i = 0; i < 500; i++) {
      Object card =
          new Choices.IdCard("159999", new Range(1950, 2000))
              .make(new Draft(1, LocalDateTime.MAX), new SeededRandom(i));
      String text = String.valueOf(card);
      assertTrue(text.matches("159999(19[5-9]\\d|2000)\\d{7}[\\dX]"), text);
      int sum = 0;
      int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
      for (int k = 0; k < weights.length; k++) {
        sum += weights[k] * (text.charAt(k) - '0');
      }
      assertEquals("10X98765432".charAt(sum % 11), text.charAt(17), text);
    }
  }

  private List<String> write(int scale) throws IOException {
    Path file = Files.writeString(folder.resolve("sample.yml"), DEFINITION);
    return SampleExports.write(folder, file, scale, name -> {});
  }

  private Workbook open(String name) throws IOException {
    return WorkbookFactory.create(folder.resolve(name).toFile(), null, true);
  }

  private static List<String> sheets(Workbook book) {
    List<String> names = new java.util.ArrayList<>();
    book.forEach(sheet -> names.add(sheet.getSheetName()));
    return names;
  }

  private static int total(Sheet sheet, int row) {
    assertEquals("合计", sheet.getRow(row).getCell(0).getStringCellValue());
    assertEquals("制表人：某某", sheet.getRow(row + 1).getCell(0).getStringCellValue());
    return (int) sheet.getRow(row).getCell(3).getNumericCellValue();
  }
}
