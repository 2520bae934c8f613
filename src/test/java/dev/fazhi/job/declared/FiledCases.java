package dev.fazhi.job.declared;

import static dev.fazhi.job.declared.Counted.shortPercent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fazhi.cli.Cli;
import dev.fazhi.job.Runs;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.commons.io.FileUtils;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Cases in a form of a higher authority, run once, and what plain code counts in their rows. */
final class FiledCases {

  private static final LocalDate DAY = LocalDate.of(2022, 11, 30);
  static final List<String> AGENCIES = List.of("县公安局", "县住建局", "县人社局");
  private static final List<String> KINDS = List.of("处罚", "征收", "公开");

  record Case(String kind, String agency, LocalDate on, boolean ended, boolean changed) {}

  private final Path folder;
  private final List<Case> cases = new ArrayList<>();

  /** Writes definitions, templates and an export into a folder and runs them. */
  FiledCases(Path folder) throws IOException {
    this.folder = folder;
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

  long now(Predicate<Case> which) {
    return count(2022, DAY, which);
  }

  long prior(Predicate<Case> which) {
    return count(2021, DAY.minusYears(1), which);
  }

  Path output(String file) {
    return folder.resolve("output/2022-11-30").resolve(file);
  }

  List<List<String>> steps() {
    long endedNow = now(Case::ended);
    long endedPrior = prior(Case::ended);
    long endedYear = count(2021, LocalDate.of(2021, 12, 31), Case::ended);
    String rate = shortPercent(now(Case::changed), endedNow);
    String last = shortPercent(prior(Case::changed), endedPrior);
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
            shortPercent(count(2021, LocalDate.of(2021, 12, 31), Case::changed), endedYear),
            rate,
            rate,
            last,
            points.stripTrailingZeros().toPlainString()));
  }

  private long count(int year, LocalDate to, Predicate<Case> which) {
    return cases.stream()
        .filter(each -> each.on().getYear() == year && !each.on().isAfter(to))
        .filter(which)
        .count();
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
        prior == 0 ? "—" : shortPercent(now - prior, prior));
  }
}
