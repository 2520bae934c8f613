package dev.fazhi.job.declared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fazhi.cli.Cli;
import dev.fazhi.job.Runs;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.commons.io.FileUtils;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Reports of every length over one export of petitions, whose rows plain code counts. */
final class Bulletins {

  static final List<String> PLACES = List.of("东风镇", "南山街道", "河口镇", "城关街道");
  static final String DAY = "2022-11-30";

  static final List<String> UNITS = List.of("县住建局", "县公安局", "");

  record Petition(LocalDate on, String place, String unit, boolean closed) {}

  private final Path folder;
  private final List<Petition> petitions = new ArrayList<>();

  /**
   * @param folder in which its definitions, exports and results are
   */
  Bulletins(Path folder) throws IOException {
    this.folder = folder;
    GuideFiles.write(folder, "jobs/(nightly.yml|reference/places.csv|.*/petitions.yml)");
    FileUtils.copyDirectory(
        new File("src/test/resources/jobs/bulletin"), folder.resolve("jobs").toFile());
    template("month+quarter/简报.docx", "{period}受理{petitions.received}，{petitions.received:prior}。");
    template("年报.docx", "{period}受理{petitions.received}。");
    Random random = new Random(42);
    StringBuilder csv = new StringBuilder("信访编号,登记时间,问题属地,责任单位,办理状态,办结日期\n");
    for (int i = 0; i < 900; i++) {
      LocalDate on = LocalDate.of(2020, 7, 1).plusDays(random.nextInt(882));
      String place = PLACES.get(random.nextInt(PLACES.size()));
      String unit = UNITS.get(random.nextInt(UNITS.size()));
      boolean closed = random.nextInt(3) > 0;
      petitions.add(new Petition(on, place, unit, closed));
      csv.append(
          "X%s,%s 09:00,%s,%s,%s,%s\n"
              .formatted(10000 + i, on, place, unit, closed ? "已办结" : "办理中", closed ? on : ""));
    }
    Runs.write(
        Files.createDirectories(folder.resolve("input")).resolve("信访台账_20221130.csv"),
        csv.toString());
  }

  List<Petition> petitions() {
    return petitions;
  }

  void template(String name, String text) throws IOException {
    Path file = folder.resolve("jobs/templates").resolve(name);
    Files.createDirectories(file.getParent());
    try (XWPFDocument document = new XWPFDocument();
        OutputStream to = Files.newOutputStream(file)) {
      document.createParagraph().createRun().setText(text);
      document.write(to);
    }
  }

  /** The text of a template that was filled, without the marks of comments. */
  String filled(String edition, String name) throws IOException {
    Path file = folder.resolve("output").resolve(edition).resolve("documents").resolve(name);
    try (XWPFDocument document = new XWPFDocument(Files.newInputStream(file))) {
      return document.getParagraphs().get(0).getText().replaceAll("\\[.*?]", "");
    }
  }

  Cli.Ended fazhi(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    boolean run = words[0].equals("run");
    for (String each : List.of("jobs", "data", "input", "output")) {
      if (run || !each.equals("input")) {
        all.addAll(List.of("--" + each, folder.resolve(each).toString()));
      }
    }
    return Cli.run(all.toArray(String[]::new));
  }

  void run(String day, String period) {
    Cli.Ended ran = fazhi("run", "--as-of", day, "--period", period);
    assertThat(ran.exit()).as(ran.said()).isIn(0, 3);
  }

  long count(String place, String from, String to) {
    return petitions.stream()
        .filter(p -> place.isEmpty() || p.place().equals(place))
        .filter(p -> !p.on().isBefore(LocalDate.parse(from)))
        .filter(p -> !p.on().isAfter(LocalDate.parse(to)))
        .count();
  }

  Map<String, Map<String, String>> table(String edition, String id) throws IOException {
    return Runs.table(folder.resolve("output/" + edition), id, "信访受理量");
  }

  String rows(String from, String to) {
    return count("", from, to) + " 行，合起来与数值一致";
  }
}
