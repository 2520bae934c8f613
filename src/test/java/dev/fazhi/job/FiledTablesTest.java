package dev.fazhi.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fazhi.cli.Cli;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.apache.commons.io.FileUtils;
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
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A form as a higher authority sends it: headers on three levels, rows that are steps of a case and
 * not groups. Its numbers are those that plain code counts in the rows of the export.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FiledTablesTest {

  private static final LocalDate DAY = LocalDate.of(2022, 11, 30);
  private static final List<String> AGENCIES = List.of("县公安局", "县住建局", "县人社局");
  private static final List<String> KINDS = List.of("处罚", "征收", "公开");

  private record Case(String kind, String agency, LocalDate on, boolean ended, boolean changed) {}

  @TempDir private static Path folder = Path.of(".");
  private final List<Case> cases = new ArrayList<>();

  @BeforeAll
  void run() throws IOException {
    Files.createDirectories(folder.resolve("jobs"));
    Files.copy(Path.of("jobs/nightly.yml"), folder.resolve("jobs/nightly.yml"));
    String nightly = Files.readString(folder.resolve("jobs/nightly.yml"));
    Files.writeString(
        folder.resolve("jobs/nightly.yml"),
        nightly
            .replaceAll("(?s)calendars:\n(?:  - .*?\n)+", "calendars: []\n")
            .replaceAll("blocking: .*", "blocking: []"));
    FileUtils.copyDirectory(
        new File("src/test/resources/jobs/filed"), folder.resolve("jobs").toFile());
    Files.createDirectories(folder.resolve("jobs/templates"));
    try (XWPFDocument document = new XWPFDocument();
        OutputStream to = Files.newOutputStream(folder.resolve("jobs/templates/报送.docx"))) {
      document.createParagraph().createRun().setText("{#table agencies}");
      document.write(to);
    }
    try (XSSFWorkbook book = new XSSFWorkbook();
        OutputStream to = Files.newOutputStream(folder.resolve("jobs/templates/报送.xlsx"))) {
      book.createSheet("表").createRow(1).createCell(1).setCellValue("{#table steps}");
      book.write(to);
    }
    StringBuilder csv = new StringBuilder("编号,类别,被申请人,申请日期,审结日期,结果\n");
    for (int i = 0; i < 400; i++) {
      LocalDate on = LocalDate.of(2021, 1, 5).plusDays(i * 53L % 694);
      boolean ended = i % 4 != 0;
      String agency = AGENCIES.get(i * i % 7 % 3);
      Case one = new Case(KINDS.get(i % 3), agency, on, ended, ended && i % 5 == 0);
      cases.add(one);
      csv.append(
          "F%s,%s,%s,%s,%s,%s\n"
              .formatted(
                  1000 + i,
                  one.kind(),
                  agency,
                  on,
                  ended ? on : "",
                  one.changed() ? "撤销" : ended ? "维持" : ""));
    }
    Files.createDirectories(folder.resolve("input"));
    Runs.write(folder.resolve("input/复议台账_20221130.csv"), csv.toString());
    Cli.Ended ran = Cli.in(folder, "run", "--as-of", DAY.toString());
    assertThat(ran.exit()).as(ran.said()).isIn(0, 3);
  }

  private long count(int year, LocalDate to, Predicate<Case> which) {
    return cases.stream()
        .filter(each -> each.on().getYear() == year && !each.on().isAfter(to))
        .filter(which)
        .count();
  }

  private long now(Predicate<Case> which) {
    return count(2022, DAY, which);
  }

  private long prior(Predicate<Case> which) {
    return count(2021, DAY.minusYears(1), which);
  }

  private static String percent(long part, long whole) {
    return BigDecimal.valueOf(part * 100)
        .divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  private static Path output(String file) {
    return folder.resolve("output/2022-11-30").resolve(file);
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

  private List<String> line(String name, String unit, int code, Predicate<Case> which) {
    long now = now(which);
    long prior = prior(which);
    return List.of(
        name,
        unit,
        "0" + code,
        "" + count(2021, LocalDate.of(2021, 12, 31), which),
        "" + now,
        "" + now,
        "" + prior,
        prior == 0 ? "—" : percent(now - prior, prior));
  }

  private List<List<String>> steps() {
    long endedNow = now(Case::ended);
    long endedPrior = prior(Case::ended);
    long endedYear = count(2021, LocalDate.of(2021, 12, 31), Case::ended);
    String rate = percent(now(Case::changed), endedNow);
    String last = percent(prior(Case::changed), endedPrior);
    BigDecimal points = new BigDecimal(rate).subtract(new BigDecimal(last));
    return List.of(
        List.of("一、案件", "—", "01", "—", "—", "—", "—", "—"),
        line("申请", "件", 2, any -> true),
        line("其中：处罚", "件", 3, one -> one.kind().equals("处罚")),
        List.of("其中：其他", "件", "04", "0", "0", "0", "—", "—"),
        List.of("二、结果", "—", "05", "—", "—", "—", "—", "—"),
        line("审结", "件", 6, Case::ended),
        List.of(
            "纠错率",
            "%",
            "07",
            percent(count(2021, LocalDate.of(2021, 12, 31), Case::changed), endedYear),
            rate,
            rate,
            last,
            points.stripTrailingZeros().toPlainString()));
  }

  @Test
  void hasThreeRowsOfMergedHeadersAndALineForEachStep() throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(output("统计表_2022.xlsx")))) {
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
      assertThat(found).isEqualTo(steps());
      assertThat(texts(sheet.getRow(16), 0).get(0)).contains("单位是 % 的，增减是百分点");
    }
  }

  @Test
  void isACsvWithTheHeadersJoinedAndInTheMetadata() throws IOException {
    List<String> lines = Files.readAllLines(output("tables/steps.csv"));
    assertThat(lines.get(0))
        .endsWith(
            "项目,计量单位,代码,全县 各年 2021年,全县 各年 2022年至11月30日,全县 与上年同期比 本期,"
                + "全县 与上年同期比 上年同期,全县 与上年同期比 增减,说明");
    assertThat(lines.get(2)).startsWith(String.join(",", steps().get(1)).substring(0, 12));
    assertThat(Files.readString(output("figures.json")))
        .contains("tables/steps.csv", "全县 与上年同期比 增减");
  }

  @Test
  void columnsAreTheUnitsAndCrossWithALineOfOneGroup() throws IOException {
    Document page = Jsoup.parse(output("index.html").toFile(), "UTF-8");
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
      List<String> expected = new ArrayList<>(List.of("件", "0" + (i + 1), "" + now(lines.get(i))));
      for (String agency : agencies) {
        Predicate<Case> which = lines.get(i).and(one -> one.agency().equals(agency));
        expected.add("" + now(which));
        expected.add("" + prior(which));
      }
      assertThat(cells).isEqualTo(expected);
    }
  }

  @Test
  void groupsCrossWithTheGroupsOfAColumn() throws IOException {
    List<String> lines = Files.readAllLines(output("tables/kinds.csv"));
    List<String> heads = List.of(lines.get(0).split(","));
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      Predicate<Case> row = one -> cells[0].equals("合计") || one.kind().equals(cells[0]);
      assertThat(cells[1]).isEqualTo("" + now(row));
      for (int i = 2; i < 5; i++) {
        String agency = heads.get(i).replace("审结（件） ", "");
        Predicate<Case> which = one -> one.ended() && one.agency().equals(agency);
        assertThat(cells[i]).as(cells[0] + agency).isEqualTo("" + now(row.and(which)));
      }
    }
    assertThat(lines).hasSize(5);
  }

  @Test
  void rowsMayBeMonths() throws IOException {
    List<String> lines = Files.readAllLines(output("tables/months.csv"));
    assertThat(lines).hasSize(13);
    assertThat(lines.get(1)).startsWith("合计," + now(any -> true) + ",");
    long sum = 0;
    for (int month = 1; month <= 11; month++) {
      int of = month;
      long count = now(one -> one.on().getMonthValue() == of);
      sum += count;
      assertThat(lines.get(1 + month)).startsWith("2022年" + month + "月," + count + "," + sum + ",");
    }
  }

  @Test
  void templatesOfTheUnitTakeItWithItsMergedHeaders() throws IOException {
    try (XWPFDocument document =
        new XWPFDocument(Files.newInputStream(output("documents/报送.docx")))) {
      XWPFTable table = document.getTables().get(0);
      assertThat(table.getRows()).hasSize(3 + 3);
      assertThat(table.getRow(0).getTableCells()).hasSize(5);
      assertThat(table.getRow(0).getCell(4).getText()).isEqualTo("被申请人");
      assertThat(table.getRow(0).getCell(4).getCTTc().getTcPr().getGridSpan().getVal())
          .isEqualTo(6);
      assertThat(table.getRow(1).getCell(0).getCTTc().getTcPr().isSetVMerge()).isTrue();
      assertThat(table.getRow(4).getCell(3).getText())
          .isEqualTo("" + now(one -> one.kind().equals("征收")));
    }
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(output("documents/报送.xlsx")))) {
      XSSFSheet sheet = book.getSheetAt(0);
      List<String> merged = new ArrayList<>();
      sheet.getMergedRegions().forEach(region -> merged.add(region.formatAsString()));
      assertThat(merged).contains("B2:B4", "E2:I2", "E3:F3", "G3:I3");
      assertThat(texts(sheet.getRow(5), 1)).isEqualTo(steps().get(1));
    }
  }
}
