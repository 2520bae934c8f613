package dev.fazhi.job.declared;

import static dev.fazhi.job.declared.FiledCases.AGENCIES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fazhi.job.declared.FiledCases.Case;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A form as a higher authority sends it: headers on three levels, rows that are steps of a case and
 * not groups. Its numbers are those that plain code counts in the rows of the export.
 */
class FiledTablesTest {

  @TempDir private static Path folder = Path.of(".");

  @SuppressWarnings("NullAway.Init")
  private static FiledCases cases;

  @BeforeAll
  static void run() throws IOException {
    cases = new FiledCases(folder);
  }

  private static List<String> texts(XSSFRow row, int from) {
    List<String> texts = new ArrayList<>();
    for (int i = from; i < row.getLastCellNum(); i++) {
      XSSFCell cell = row.getCell(i);
      texts.add(
          cell.getCellType() == CellType.NUMERIC
              ? BigDecimal.valueOf(cell.getNumericCellValue()).stripTrailingZeros().toPlainString()
              : cell.getStringCellValue().replace('\n', '|'));
    }
    return texts;
  }

  @Test
  void hasThreeRowsOfMergedHeadersAndALineForEachStep() throws IOException {
    try (XSSFWorkbook book =
        new XSSFWorkbook(Files.newInputStream(cases.output("统计表_2022.xlsx")))) {
      XSSFSheet sheet = Objects.requireNonNull(book.getSheet("报送 复议办理"));
      assertThat(texts(sheet.getRow(3), 0))
          .containsExactly("项目", "计量单位", "代码", "全县", "", "", "", "");
      assertThat(texts(sheet.getRow(4), 3)).containsExactly("各年", "", "与上年同期比", "", "");
      assertThat(texts(sheet.getRow(5), 3))
          .containsExactly("2021年", "2022年至11月30日", "本期", "上年同期", "增减");
      assertThat(texts(sheet.getRow(6), 0)).containsExactly("甲", "乙", "丙", "1", "2", "3", "4", "5");
      List<String> merged = new ArrayList<>();
      sheet.getMergedRegions().forEach(region -> merged.add(region.formatAsString()));
      assertThat(merged).contains("A4:A6", "B4:B6", "C4:C6", "D4:H4", "D5:E5", "F5:H5");
      List<List<String>> found = new ArrayList<>();
      for (int row = 7; row < 14; row++) {
        found.add(texts(sheet.getRow(row), 0));
      }
      assertThat(found).isEqualTo(cases.steps());
      assertThat(texts(sheet.getRow(16), 0).get(0)).contains("单位是 % 的，增减是百分点");
    }
  }

  @Test
  void isACsvWithTheHeadersJoinedAndInTheMetadata() throws IOException {
    List<String> lines = Files.readAllLines(cases.output("tables/steps.csv"));
    assertThat(lines.get(0))
        .endsWith(
            "项目,计量单位,代码,全县 各年 2021年,全县 各年 2022年至11月30日,全县 与上年同期比 本期,"
                + "全县 与上年同期比 上年同期,全县 与上年同期比 增减,说明");
    assertThat(lines.get(2)).startsWith(String.join(",", cases.steps().get(1)).substring(0, 12));
    assertThat(Files.readString(cases.output("figures.json")))
        .contains("tables/steps.csv", "全县 与上年同期比 增减");
  }

  @Test
  void columnsAreTheUnitsAndCrossWithALineOfOneGroup() throws IOException {
    Document page = Jsoup.parse(cases.output("index.html").toFile(), "UTF-8");
    Element table =
        page.select("#filed table").stream()
            .filter(each -> each.text().contains("分单位表"))
            .findFirst()
            .orElseThrow();
    assertThat(table.select("thead tr")).hasSize(3);
    assertThat(table.select("thead th[colspan=6]").text()).isEqualTo("被申请人");
    assertThat(table.select("thead th[colspan=2]").eachText())
        .containsExactlyInAnyOrderElementsOf(AGENCIES);
    assertThat(table.select("thead th[rowspan=3]").eachText())
        .containsExactly("项目", "计量单位", "代码", "合计");
    List<String> agencies = table.select("thead th[colspan=2]").eachText();
    List<Predicate<Case>> lines = List.of(any -> true, one -> one.kind().equals("征收"), Case::ended);
    for (int i = 0; i < lines.size(); i++) {
      List<String> cells = table.select("tbody tr").get(i).select("td").eachText();
      List<String> expected =
          new ArrayList<>(List.of("件", "0" + (i + 1), "" + cases.now(lines.get(i))));
      for (String agency : agencies) {
        Predicate<Case> which = lines.get(i).and(one -> one.agency().equals(agency));
        expected.add("" + cases.now(which));
        expected.add("" + cases.prior(which));
      }
      assertThat(cells).isEqualTo(expected);
    }
  }

  @Test
  void groupsCrossWithTheGroupsOfAColumn() throws IOException {
    List<String> lines = Files.readAllLines(cases.output("tables/kinds.csv"));
    List<String> heads = List.of(lines.get(0).split(","));
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      Predicate<Case> row = one -> cells[0].equals("合计") || one.kind().equals(cells[0]);
      assertThat(cells[1]).isEqualTo("" + cases.now(row));
      for (int i = 2; i < 5; i++) {
        String agency = heads.get(i).replace("审结（件） ", "");
        Predicate<Case> which = one -> one.ended() && one.agency().equals(agency);
        assertThat(cells[i]).as(cells[0] + agency).isEqualTo("" + cases.now(row.and(which)));
      }
    }
    assertThat(lines).hasSize(5);
  }

  @Test
  void rowsMayBeMonths() throws IOException {
    List<String> lines = Files.readAllLines(cases.output("tables/months.csv"));
    assertThat(lines).hasSize(13);
    assertThat(lines.get(1)).startsWith("合计," + cases.now(any -> true) + ",");
    long sum = 0;
    for (int month = 1; month <= 11; month++) {
      int of = month;
      long count = cases.now(one -> one.on().getMonthValue() == of);
      sum += count;
      assertThat(lines.get(1 + month)).startsWith("2022年" + month + "月," + count + "," + sum + ",");
    }
  }

  @Test
  void templatesOfTheUnitTakeItWithItsMergedHeaders() throws IOException {
    try (XWPFDocument document =
        new XWPFDocument(Files.newInputStream(cases.output("documents/报送.docx")))) {
      XWPFTable table = document.getTables().get(0);
      assertThat(table.getRows()).hasSize(3 + 3);
      assertThat(table.getRow(0).getTableCells()).hasSize(5);
      assertThat(table.getRow(0).getCell(4).getText()).isEqualTo("被申请人");
      assertThat(table.getRow(0).getCell(4).getCTTc().getTcPr().getGridSpan().getVal())
          .isEqualTo(6);
      assertThat(table.getRow(1).getCell(0).getCTTc().getTcPr().isSetVMerge()).isTrue();
      assertThat(table.getRow(4).getCell(3).getText())
          .isEqualTo("" + cases.now(one -> one.kind().equals("征收")));
    }
    try (XSSFWorkbook book =
        new XSSFWorkbook(Files.newInputStream(cases.output("documents/报送.xlsx")))) {
      XSSFSheet sheet = book.getSheetAt(0);
      List<String> merged = new ArrayList<>();
      sheet.getMergedRegions().forEach(region -> merged.add(region.formatAsString()));
      assertThat(merged).contains("B2:B4", "E2:I2", "E3:F3", "G3:I3");
      assertThat(texts(sheet.getRow(5), 1)).isEqualTo(cases.steps().get(1));
    }
  }
}
