package dev.fazhi.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.audit.TextAudit;
import dev.fazhi.audit.document.AuditedText;
import dev.fazhi.audit.finding.AuditReport;
import dev.fazhi.cli.terminal.StatusScreen;
import dev.fazhi.definition.reading.DefinitionLoader;
import dev.fazhi.job.Runs;
import dev.fazhi.job.context.RunOutcome;
import dev.fazhi.job.context.RunWatcher;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.job.decision.FileDecisions;
import dev.fazhi.job.run.NightlyRun;
import dev.fazhi.measure.Measurement;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Figure;
import dev.fazhi.model.Note;
import dev.fazhi.model.Period;
import dev.fazhi.model.Vintage;
import dev.fazhi.store.Databases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Nights of files, and what the figures say after each: numbers, notes, and what is told. */
class FigureCasesTest {

  private static final Path JOBS = Case.FOLDER.resolve("figures/jobs");

  @TempDir private Path folder = Path.of(".");

  /** Of all files of cases, each of which has a database of its own. */
  private static int cases;

  @TestFactory
  Stream<DynamicTest> figures() throws IOException {
    return Case.tests("figures/figures.yml", "case", this::check);
  }

  @TestFactory
  Stream<DynamicTest> doubts() throws IOException {
    return Case.tests("figures/doubts.yml", "case", this::check);
  }

  @TestFactory
  Stream<DynamicTest> unlikeBefore() throws IOException {
    return Case.tests("figures/unlike.yml", "case", this::check);
  }

  @TestFactory
  Stream<DynamicTest> laterFiles() throws IOException {
    return Case.tests("figures/later.yml", "case", this::check);
  }

  @TestFactory
  Stream<DynamicTest> doubtsOfRows() throws IOException {
    return Case.tests("figures/rows.yml", "case", this::check);
  }

  @TestFactory
  Stream<DynamicTest> doubtsOfReports() throws IOException {
    return Case.tests("figures/reports.yml", "case", this::check);
  }

  @TestFactory
  Stream<DynamicTest> expectedDoubts() throws IOException {
    return Case.tests("figures/expected.yml", "case", this::check);
  }

  @TestFactory
  Stream<DynamicTest> turns() throws IOException {
    return Stream.concat(
        Case.tests("figures/turns.yml", "case", this::check),
        Case.tests("figures/relations.yml", "case", this::check));
  }

  @TestFactory
  Stream<DynamicTest> blocks() throws IOException {
    return Case.tests("figures/blocks.yml", "case", this::check);
  }

  private void check(Case given) throws IOException {
    given.only(Set.of("case", "nights", "definitions", "sentence"));
    Path own = Files.createDirectory(folder.resolve("case" + ++cases));
    Path jobs = own.resolve("jobs");
    FileUtils.copyDirectory(JOBS.toFile(), jobs.toFile());
    for (var file : given.map("definitions").body().entrySet()) {
      for (var edit : Case.of(file.getValue()).body().entrySet()) {
        Path path = jobs.resolve(file.getKey());
        String text = Files.readString(path);
        assertTrue(text.contains(edit.getKey()), file.getKey());
        Files.writeString(path, text.replace(edit.getKey(), Case.string(edit.getValue())));
      }
    }
    if (given.has("sentence")) {
      Files.writeString(
          Files.createDirectory(jobs.resolve("report")).resolve("draft.yml"),
          "title: 数据稿\nsections: [{heading: 一, body: [{sentences: [\"%s\"]}]}]\n"
              .formatted(given.text("sentence")));
    }
    Files.createDirectory(own.resolve("input"));
    String url = Databases.inMemory();
    List<Vintage> vintages = new ArrayList<>();
    for (Object each : given.list("nights")) {
      vintages.add(night(own, url, Case.of(each), "第 " + (vintages.size() + 1) + " 夜"));
    }
    measuredAgain(own, url, vintages);
    Databases.forget(url);
  }

  /** Whatever came later, each night's figures are found again with all their notes. */
  private static void measuredAgain(Path own, String url, List<Vintage> vintages) {
    try (Workspace workplace = Workspace.open(own.resolve("jobs"), own.resolve("data"), url)) {
      for (Vintage then : vintages) {
        Measurement again = new Measurement(workplace.database(), workplace.definitions());
        assertEquals(
            ExpectedFigure.noted(then.figures()),
            ExpectedFigure.noted(again.measure(then.asOf(), then.lastLoad()).figures()),
            () -> "第 " + (vintages.indexOf(then) + 1) + " 夜后来再算");
      }
    }
  }

  private static Vintage night(Path own, String url, Case night, String place) throws IOException {
    night.only(
        Set.of(
            "as_of", "files", "accept", "exit", "told", "says", "status", "quality", "figures",
            "draft"));
    for (Object each : night.list("files")) {
      Case file = Case.of(each);
      Set<String> keys = new HashSet<>(GivenFile.KEYS);
      keys.addAll(Set.of("modified", "three_a_month", "two_a_day"));
      file.only(keys);
      Path written = new GivenFile(file).write(own.resolve("input"));
      if (file.has("three_a_month")) {
        Files.writeString(written, RegularRows.threeAMonth(file.map("three_a_month")));
      }
      if (file.has("two_a_day")) {
        Files.writeString(written, RegularRows.twoADay(file.map("two_a_day")));
      }
      if (file.has("modified")) {
        LocalDateTime modified = LocalDateTime.parse(file.text("modified") + "T10:00");
        Files.setLastModifiedTime(written, FileTime.from(modified.toInstant(ZoneOffset.UTC)));
      }
    }
    if (night.has("accept")) {
      try (Workspace workplace = Workspace.open(own.resolve("jobs"), own.resolve("data"), url)) {
        new FileDecisions(workplace).accept(night.text("accept"), "李四", "已核对");
      }
    }
    AsOf asOf = new AsOf(LocalDate.parse(night.text("as_of")));
    RunOutcome outcome =
        NightlyRun.run(Runs.request(asOf, own, own.resolve("jobs"), url), RunWatcher.NOBODY);
    List<Fault> faults = new ArrayList<>(outcome.faults());
    outcome.loads().forEach(load -> faults.addAll(load.faults()));
    String said =
        place + faults.stream().map(Fault::message).collect(Collectors.joining("\n", "\n", "\n"));
    if (night.has("exit")) {
      assertEquals(night.text("exit"), String.valueOf(outcome.exit().code()), said);
    }
    if (night.has("told")) {
      assertEquals(
          new TreeSet<>(night.texts("told")),
          faults.stream()
              .filter(Fault::needsAPerson)
              .map(Fault::code)
              .collect(Collectors.toCollection(TreeSet::new)),
          said);
    }
    for (String words : night.texts("says")) {
      assertTrue(said.contains(words), () -> "没有说“" + words + "”：" + said);
    }
    Vintage vintage = Objects.requireNonNull(outcome.vintage(), said);
    seen(own, night, url, outcome);
    night
        .map("figures")
        .body()
        .forEach((name, wanted) -> ExpectedFigure.check(vintage, name, wanted, said));
    return vintage;
  }

  /** What people find in the morning: on the screen of the operator and in the output. */
  private static void seen(Path own, Case night, String url, RunOutcome outcome)
      throws IOException {
    if (night.has("status")) {
      try (Workspace workplace = Workspace.open(own.resolve("jobs"), own.resolve("data"), url)) {
        String screen =
            String.join(
                "\n", new StatusScreen(workplace, own.resolve("input"), Clock.systemUTC()).lines());
        night.texts("status").forEach(words -> assertTrue(screen.contains(words), screen));
      }
    }
    Path folder = Objects.requireNonNull(outcome.folder());
    if (night.has("draft")) {
      draft(own.resolve("jobs"), folder, night, Objects.requireNonNull(outcome.vintage()));
    }
    String quality = Files.readString(folder.resolve("quality.csv"));
    for (String code : night.texts("quality")) {
      assertTrue(quality.contains(code), () -> "quality.csv 没有 " + code + "：" + quality);
    }
    // whatever is noted of a figure stands in the workbook and in the file for programs
    String csv = Files.readString(folder.resolve("figures.csv"));
    String table = Files.readString(folder.resolve("tables/key.csv"));
    for (Figure figure : Objects.requireNonNull(outcome.vintage()).figures()) {
      assertTrue(csv.contains(Note.joined(figure.notes())), figure::toString);
      for (String note : figure.notes()) {
        boolean key = figure.isTotal() && figure.period().kind() == Period.Kind.YTD;
        assertTrue(!key || table.contains(Note.sentence(note)), () -> note + table);
      }
    }
  }

  /** What the draft says, of which our own audit must doubt nothing. */
  private static void draft(Path jobs, Path folder, Case night, Vintage vintage)
      throws IOException {
    AuditedText said;
    try (Stream<Path> files = Files.list(folder)) {
      said =
          AuditedText.read(
              files.filter(file -> file.toString().endsWith(".docx")).findFirst().orElseThrow());
    }
    for (String words : night.texts("draft")) {
      assertTrue(said.text().contains(words), said::text);
    }
    AuditReport report = TextAudit.audit(DefinitionLoader.load(jobs), vintage, said);
    assertEquals(List.of(), report.differences());
  }
}
