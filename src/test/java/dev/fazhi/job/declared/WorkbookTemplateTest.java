package dev.fazhi.job.declared;

import static dev.fazhi.job.declared.Counted.shortPercent;
import static dev.fazhi.job.declared.Templates.DAY;
import static dev.fazhi.job.declared.Templates.TOWNS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fazhi.cli.Cli;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unit's own workbooks come back filled, with their styles, merged cells and formulas. */
class WorkbookTemplateTest {

  @TempDir private Path folder = Path.of(".");

  @SuppressWarnings("NullAway.Init")
  private Templates templates;

  @BeforeEach
  void definitionsAndAnExport() throws IOException {
    templates = new Templates(folder);
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
      try (OutputStream out = Files.newOutputStream(templates.template("热线表.xlsx"))) {
        workbook.write(out);
      }
    }

    Path written = templates.filled("热线表.xlsx");

    try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(written))) {
      XSSFSheet sheet = workbook.getSheet("通报");
      assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).contains("截至2022年12月12日");
      TreeMap<String, Double> towns = new TreeMap<>();
      for (int i = 2; i < 2 + TOWNS.size(); i++) {
        XSSFRow row = sheet.getRow(i);
        String town = row.getCell(0).getStringCellValue();
        long received = templates.count("2022", each -> each[3].equals(town));
        long done = templates.count("2022", each -> each[3].equals(town) && each[6].equals("已办结"));
        towns.put(town, row.getCell(1).getNumericCellValue());
        assertThat(row.getCell(1).getNumericCellValue()).isEqualTo(received);
        assertThat(row.getCell(2).getNumericCellValue())
            .isEqualTo(templates.count("2021", each -> each[3].equals(town)));
        assertThat(BigDecimal.valueOf(row.getCell(3).getNumericCellValue()).movePointRight(2))
            .isEqualByComparingTo(shortPercent(done, received));
        assertThat(row.getCell(1).getCellStyle().getFillPattern())
            .isEqualTo(FillPatternType.SOLID_FOREGROUND);
      }
      assertThat(towns.keySet()).containsExactlyInAnyOrderElementsOf(TOWNS);
      int total = 2 + TOWNS.size();
      long all = templates.count("2022", row -> true);
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
      try (OutputStream out = Files.newOutputStream(templates.template("错.xlsx"))) {
        workbook.write(out);
      }
    }
    Files.writeString(templates.template("坏.docx"), "不是文档");

    for (String command : List.of("check", "run")) {
      Cli.Ended ended =
          command.equals("run")
              ? templates.run("run", "--as-of", DAY)
              : Cli.run("check", "--jobs", folder.resolve("jobs").toString());

      assertThat(ended.exit()).isNotIn(0, 3);
      assertThat(ended.said())
          .contains("templates/错.xlsx  工作表“表一”C5", "你是不是想写 hotline.received")
          .contains("工作表“表一”A7", "你是不是想写 hotline-by-town")
          .contains("templates/坏.docx  打不开");
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
