package dev.fazhi.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fazhi.cli.Cli;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The unit's own templates come back filled, with their styles and merged cells, and with the
 * numbers that plain code counts in the export.
 */
class TemplatesTest {

  private static final String DAY = "2022-12-12";
  private static final List<String> TOWNS = List.of("昆北街道", "昆河镇", "前进道街道");
  private static final int CASES = 90;

  @TempDir private Path folder = Path.of(".");
  private final List<String[]> rows = new ArrayList<>();

  @BeforeEach
  void definitionsAndAnExport() throws IOException {
    JobsFolders.copy(folder.resolve("jobs"));
    Files.createDirectories(folder.resolve("jobs/templates"));
    StringBuilder text = new StringBuilder("工单编号,受理时间,问题分类,所属街镇,承办单位,办结时间,工单状态\n");
    for (int i = 0; i < CASES; i++) {
      int year = i % 5 == 0 ? 2021 : 2022;
      String day = year + "-0" + (1 + i % 9) + "-1" + i % 10;
      String closed = i % 3 == 0 ? "" : year + "-10-0" + (1 + i % 9);
      String[] row = {
        "T" + i,
        day,
        "城乡建设>供水",
        TOWNS.get(i * i % 7 % TOWNS.size()),
        "区商务局",
        closed,
        closed.isEmpty() ? "办理中" : "已办结"
      };
      rows.add(row);
      text.append(String.join(",", row)).append('\n');
    }
    Files.createDirectories(folder.resolve("input"));
    Runs.write(folder.resolve("input/热线工单_20221212.csv"), text.toString());
  }

  private long count(String year, Predicate<String[]> which) {
    return rows.stream().filter(row -> row[1].startsWith(year)).filter(which).count();
  }

  private Cli.Ended run(String... more) {
    List<String> words = new ArrayList<>(List.of(more));
    for (String name : List.of("jobs", "input", "output", "data")) {
      words.addAll(List.of("--" + name, folder.resolve(name).toString()));
    }
    return Cli.run(words.toArray(String[]::new));
  }

  private Path filled(String name) {
    Cli.Ended run = run("run", "--as-of", DAY);
    assertThat(run.exit()).as(run.said()).isIn(0, 3);
    return folder.resolve("output").resolve(DAY).resolve("documents").resolve(name);
  }

  private static String percent(long part, long whole) {
    return BigDecimal.valueOf(part * 100)
        .divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  @Test
  void theUnitsWordTemplateIsFilled() throws IOException {
    try (XWPFDocument document = new XWPFDocument()) {
      document
          .createHeader(HeaderFooterType.DEFAULT)
          .createParagraph()
          .createRun()
          .setText("{area}　{date}");
      XWPFParagraph title = document.createParagraph();
      title.setAlignment(ParagraphAlignment.CENTER);
      XWPFRun big = title.createRun();
      big.setBold(true);
      big.setFontSize(22);
      big.setText("12345 热线通报（{year}年）");
      // as an editor leaves it: the name in three runs, of which the second is bold
      XWPFParagraph sentence = document.createParagraph();
      sentence.createRun().setText("截至目前受理群众诉求 {hot");
      XWPFRun bold = sentence.createRun();
      bold.setBold(true);
      bold.setText("line.received");
      sentence.createRun().setText("}，{hotline.received.change}，办结率{hotline.closed_rate}。");
      document.createParagraph().createRun().setText("复议申请 {review.applied}。");
      XWPFTable table = document.createTable(3, 3);
      List<List<String>> cells =
          List.of(
              List.of("街镇", "受理（件）", "办结率"),
              List.of(
                  "{#table hotline-by-town}{group}",
                  "{hotline.received:number}",
                  "{hotline.closed_rate}"),
              List.of("合计", "{hotline.received:number}", "{hotline.closed_rate}"));
      for (int i = 0; i < cells.size(); i++) {
        XWPFTableRow row = table.getRow(i);
        for (int j = 0; j < cells.get(i).size(); j++) {
          row.getCell(j).setText(cells.get(i).get(j));
          row.getCell(j).setColor(i == 1 ? "DDEEFF" : "FFFFFF");
        }
      }
      document.createParagraph().createRun().setText("附表");
      document.createParagraph().createRun().setText("{#table hotline-by-town}");
      write(document, "热线通报.docx");
    }

    Path written = filled("热线通报.docx");

    long received = count("2022", row -> true);
    long before = count("2021", row -> true);
    try (XWPFDocument document = new XWPFDocument(Files.newInputStream(written));
        XWPFWordExtractor text = new XWPFWordExtractor(document)) {
      String closed = percent(count("2022", row -> row[6].equals("已办结")), received);
      String growth = percent(received - before, before);
      assertThat(document.getParagraphs().get(0).getText()).isEqualTo("12345 热线通报（2022年）");
      assertThat(document.getParagraphs().get(0).getRuns().get(0).getFontSizeAsDouble())
          .isEqualTo(22.0);
      assertThat(document.getParagraphs().get(1).getText().replaceAll("\\[.*?]", ""))
          .isEqualTo("截至目前受理群众诉求 " + received + "件，同比增长" + growth + "%，办结率" + closed + "%。");
      assertThat(document.getParagraphs().get(2).getText()).contains("复议申请 —。");
      assertThat(text.getText()).contains("2022年12月12日").doesNotContain("{");
      XWPFTable table = document.getTables().get(0);
      assertThat(table.getRows()).hasSize(TOWNS.size() + 2);
      for (int i = 1; i <= TOWNS.size(); i++) {
        XWPFTableRow row = table.getRow(i);
        String town = row.getCell(0).getText();
        long ofTown = count("2022", each -> each[3].equals(town));
        long done = count("2022", each -> each[3].equals(town) && each[6].equals("已办结"));
        assertThat(row.getCell(1).getText()).as(town).isEqualTo(Long.toString(ofTown));
        assertThat(row.getCell(2).getText()).as(town).isEqualTo(percent(done, ofTown) + "%");
        assertThat(row.getCell(0).getColor()).isEqualTo("DDEEFF");
      }
      assertThat(table.getRow(TOWNS.size() + 1).getCell(1).getText())
          .isEqualTo(Long.toString(received));
      assertThat(document.getTables().get(1).getRows()).hasSize(TOWNS.size() + 2);
    }
  }

  @Test
  void theUnitsWorkbookIsFilled() throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      XSSFSheet sheet = workbook.createSheet("通报");
      CellStyle style = workbook.createCellStyle();
      XSSFFont font = workbook.createFont();
      font.setBold(true);
      style.setFont(font);
      style.setBorderBottom(BorderStyle.THIN);
      style.setFillForegroundColor(IndexedColors.LIGHT_YELLOW.getIndex());
      style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
      CellStyle share = workbook.createCellStyle();
      share.setDataFormat(workbook.createDataFormat().getFormat("0.00%"));
      put(sheet, 0, style, "{area}12345 热线情况（截至{date}）");
      sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 3));
      put(sheet, 1, style, "街镇", "受理", "上年同期", "办结率");
      put(
          sheet,
          2,
          style,
          "{#table hotline-by-town}",
          "{hotline.received}",
          "{hotline.received.prior}",
          "{hotline.closed_rate}");
      sheet.getRow(2).getCell(3).setCellStyle(share);
      sheet.addMergedRegion(new CellRangeAddress(2, 2, 4, 5));
      put(sheet, 3, style, "合计", "{hotline.received}", "", "{hotline.received.change}");
      XSSFRow sum = sheet.createRow(4);
      sum.createCell(0).setCellValue("核对");
      sum.createCell(1).setCellFormula("SUM(B3:B3)");
      try (OutputStream out = Files.newOutputStream(template("热线表.xlsx"))) {
        workbook.write(out);
      }
    }

    Path written = filled("热线表.xlsx");

    try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(written))) {
      XSSFSheet sheet = workbook.getSheet("通报");
      assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).contains("截至2022年12月12日");
      TreeMap<String, Double> towns = new TreeMap<>();
      for (int i = 2; i < 2 + TOWNS.size(); i++) {
        XSSFRow row = sheet.getRow(i);
        String town = row.getCell(0).getStringCellValue();
        long received = count("2022", each -> each[3].equals(town));
        long done = count("2022", each -> each[3].equals(town) && each[6].equals("已办结"));
        towns.put(town, row.getCell(1).getNumericCellValue());
        assertThat(row.getCell(1).getNumericCellValue()).isEqualTo(received);
        assertThat(row.getCell(2).getNumericCellValue())
            .isEqualTo(count("2021", each -> each[3].equals(town)));
        assertThat(BigDecimal.valueOf(row.getCell(3).getNumericCellValue()).movePointRight(2))
            .isEqualByComparingTo(percent(done, received));
        assertThat(row.getCell(1).getCellStyle().getFillPattern())
            .isEqualTo(FillPatternType.SOLID_FOREGROUND);
      }
      assertThat(towns.keySet()).containsExactlyInAnyOrderElementsOf(TOWNS);
      int total = 2 + TOWNS.size();
      long all = count("2022", row -> true);
      assertThat(sheet.getRow(total).getCell(1).getNumericCellValue()).isEqualTo(all);
      assertThat(sheet.getRow(total).getCell(3).getStringCellValue()).startsWith("同比增长");
      // the merged cells and the formula below followed the rows
      assertThat(sheet.getMergedRegions())
          .contains(new CellRangeAddress(0, 0, 0, 3), new CellRangeAddress(4, 4, 4, 5));
      XSSFCell sum = sheet.getRow(total + 1).getCell(1);
      assertThat(sum.getNumericCellValue()).as(sum.getCellFormula()).isEqualTo(all);
    }
  }

  @Test
  void unknownNamesAreRefusedWithTheirPlace() throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      XSSFSheet sheet = workbook.createSheet("表一");
      sheet.createRow(4).createCell(2).setCellValue("共{hotline.recieved}");
      sheet.createRow(6).createCell(0).setCellValue("{#table hotline-by-twon}");
      try (OutputStream out = Files.newOutputStream(template("错.xlsx"))) {
        workbook.write(out);
      }
    }
    Files.writeString(template("坏.docx"), "不是文档");

    for (String command : List.of("check", "run")) {
      Cli.Ended ended =
          command.equals("run")
              ? run("run", "--as-of", DAY)
              : Cli.run("check", "--jobs", folder.resolve("jobs").toString());

      assertThat(ended.exit()).isNotIn(0, 3);
      assertThat(ended.said())
          .contains("templates/错.xlsx  工作表“表一”C5", "你是不是想写 hotline.received")
          .contains("工作表“表一”A7", "你是不是想写 hotline-by-town")
          .contains("templates/坏.docx  打不开");
    }
  }

  private Path template(String name) {
    return folder.resolve("jobs/templates").resolve(name);
  }

  private void write(XWPFDocument document, String name) throws IOException {
    try (OutputStream out = Files.newOutputStream(template(name))) {
      document.write(out);
    }
  }

  private static void put(XSSFSheet sheet, int at, CellStyle style, String... texts) {
    XSSFRow row = sheet.createRow(at);
    for (int i = 0; i < texts.length; i++) {
      XSSFCell cell = row.createCell(i);
      cell.setCellStyle(style);
      cell.setCellValue(texts[i]);
    }
  }
}
