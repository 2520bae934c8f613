package dev.fazhi.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.definition.Source;
import dev.fazhi.job.JobsFolders;
import dev.fazhi.job.Loads;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.OperationResult;
import dev.fazhi.job.decision.FileDecisions;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Load;
import dev.fazhi.publish.content.RejectedRows;
import dev.fazhi.publish.xlsx.RejectsWorkbook;
import dev.fazhi.store.Databases;
import dev.fazhi.store.register.RegisteredFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Files that come one after another, what people decide about them, and what is known then. */
class DeliveryCasesTest {

  private static final String UNTOUCHED = "2023-01-01T00:00";

  /** Most cases have only the columns that they are about. */
  private static final String ABSENT = "FZ-175";

  @TempDir private Path folder = Path.of(".");
  private int cases;

  @TestFactory
  Stream<DynamicTest> deliveries() throws IOException {
    return Case.tests("deliveries.yml", "case", this::check);
  }

  private void check(Case given) throws IOException {
    given.only(Set.of("case", "definitions", "steps"));
    Path own = Files.createDirectory(folder.resolve("case" + ++cases));
    Path jobs = JobsFolders.copy(own.resolve("jobs"));
    for (var file : given.map("definitions").body().entrySet()) {
      for (var edit : Case.of(file.getValue()).body().entrySet()) {
        JobsFolders.edit(jobs, file.getKey(), edit.getKey(), Case.string(edit.getValue()));
      }
    }
    try (Loads loads = new Loads(own, Databases.inMemory(), jobs)) {
      int number = 0;
      for (Object step : given.list("steps")) {
        String place = "第 " + ++number + " 步";
        step(loads, own.resolve("step" + number), Case.of(step), place);
      }
    }
  }

  private static void step(Loads loads, Path folder, Case step, String place) throws IOException {
    Set<String> keys = new HashSet<>(GivenFile.KEYS);
    keys.addAll(
        List.of(
            "modified",
            "accept",
            "withdraw",
            "correct",
            "set",
            "refused",
            "known",
            "absent",
            "account",
            "notes",
            "says",
            "facts",
            "rejects"));
    step.only(keys);
    if (step.has("file")) {
      file(loads, folder, step, place);
    } else if (step.has("correct")) {
      correct(loads, folder, step, place);
    } else if (step.has("accept")) {
      done(new FileDecisions(loads.workplace()).accept(step.text("accept"), "张三", "已核对"), place);
    } else if (step.has("withdraw")) {
      long load = Long.parseLong(step.text("withdraw"));
      done(new FileDecisions(loads.workplace()).withdraw(load, "张三", "报错了"), place);
    }
    step.map("facts")
        .body()
        .forEach(
            (source, rows) -> facts(loads, source, Case.of(Map.of("rows", list(rows))), place));
    if (step.has("rejects")) {
      List<String> open =
          loads.workplace().rejects().files().stream().map(RegisteredFile::name).toList();
      assertEquals(step.texts("rejects"), open, place);
    }
  }

  private static List<?> list(@org.jspecify.annotations.Nullable Object value) {
    return value instanceof List<?> list ? list : List.of();
  }

  private static void done(OperationResult outcome, String place) {
    assertEquals(ExitCode.DONE, outcome.exit(), place + outcome.messages());
  }

  private static void file(Loads loads, Path folder, Case step, String place) throws IOException {
    Path written = new GivenFile(step).write(folder);
    LocalDateTime modified = LocalDateTime.parse(step.text("modified", UNTOUCHED));
    loaded(loads, written, modified, step, place);
  }

  private static void loaded(
      Loads loads, Path written, LocalDateTime modified, Case step, String place)
      throws IOException {
    long before = loads.workplace().files().loads().size();
    String name = String.valueOf(written.getFileName());
    RegisteredFile file = loads.load(name, modified, written);
    List<Fault> faults = loads.workplace().files().faults(file.id());
    String told = faults.stream().map(Fault::message).collect(Collectors.joining("\n"));
    if (step.has("known")) {
      assertEquals(step.text("known"), file.name(), place + "：应认出是见过的文件");
      assertEquals(before, loads.workplace().files().loads().size(), place);
    } else if (step.has("refused")) {
      assertEquals(RegisteredFile.Status.REFUSED, file.status(), place + told);
      assertEquals(step.text("refused"), faults.get(0).code(), place + told);
    } else {
      assertEquals(RegisteredFile.Status.MERGED, file.status(), place + told);
      Load load = load(loads, file);
      assertTrue(load.rows().isBalanced(), place + load);
      account(load, step.map("account"), place);
      if (step.has("absent")) {
        assertEquals(step.texts("absent"), List.copyOf(load.absent()), place);
      }
      assertEquals(
          step.texts("notes"),
          load.faults().stream()
              .map(Fault::code)
              .filter(code -> !code.equals(ABSENT) || step.texts("notes").contains(ABSENT))
              .distinct()
              .toList(),
          place);
    }
    for (String word : step.texts("says")) {
      assertTrue(told.contains(word), () -> place + "没有说“" + word + "”：" + told);
    }
  }

  private static Load load(Loads loads, RegisteredFile file) {
    return loads.workplace().files().loads().stream()
        .filter(load -> load.sha256().equals(file.sha256()) && load.bytes() > 0)
        .findFirst()
        .orElseThrow();
  }

  private static void account(Load load, Case expected, String place) {
    Map<String, Long> found = new TreeMap<>();
    found.put("read", load.rows().read());
    found.put("new", load.rows().fresh());
    found.put("changed", load.rows().changed());
    found.put("unchanged", load.rows().unchanged());
    found.put("duplicate", load.rows().duplicate());
    found.put("rejected", load.rows().rejected());
    found.put("skipped", load.rows().skipped());
    found.put("withdrawn", load.withdrawn());
    expected.only(found.keySet());
    found.keySet().retainAll(expected.body().keySet());
    Map<String, Long> wanted = new TreeMap<>();
    expected.body().keySet().forEach(key -> wanted.put(key, Long.valueOf(expected.text(key))));
    assertEquals(wanted, found, place);
  }

  /** The live rows of a source, of which each case tells the fields that it is about. */
  private static void facts(Loads loads, String id, Case given, String place) {
    Source source = loads.workplace().definitions().source(id);
    List<String> known = loads.known(id);
    List<Map<String, String>> expected = new ArrayList<>();
    List<Map<String, String>> found = new ArrayList<>();
    for (Object row : given.list("rows")) {
      Map<String, String> wanted = new LinkedHashMap<>();
      Case.of(row).body().forEach((field, value) -> wanted.put(field, Case.string(value)));
      expected.add(wanted);
    }
    for (int i = 0; i < known.size(); i++) {
      String[] values = known.get(i).split("\\|", -1);
      Set<String> asked = i < expected.size() ? expected.get(i).keySet() : Set.copyOf(source.key());
      Map<String, String> row = new LinkedHashMap<>();
      asked.forEach(field -> row.put(field, values[source.fields().indexOf(source.field(field))]));
      found.add(row);
    }
    assertEquals(expected, found, place);
  }

  /** Takes the rejected rows of a file as they are given back, sets cells, and drops them. */
  private static void correct(Loads loads, Path folder, Case step, String place)
      throws IOException {
    RegisteredFile file =
        loads.workplace().rejects().files().stream()
            .filter(rejected -> rejected.name().equals(step.text("correct")))
            .findFirst()
            .orElseThrow(() -> new AssertionError(place + "：没有退回的行"));
    Source source = loads.workplace().definitions().source(file.source());
    byte[] given =
        RejectsWorkbook.bytes(
            new RejectedRows(file.name(), source, loads.workplace().rejects().rows(file)),
            LocalDate.of(2022, 12, 12));
    Path corrected = Files.createDirectories(folder).resolve(RejectedRows.workbook(file.name()));
    try (XSSFWorkbook book = new XSSFWorkbook(new java.io.ByteArrayInputStream(given));
        OutputStream out = Files.newOutputStream(corrected)) {
      for (Row row : book.getSheetAt(0)) {
        for (Cell cell : row) {
          String right = step.map("set").text(cell.getStringCellValue(), "");
          if (!right.isEmpty()) {
            cell.setCellValue(right);
          }
        }
      }
      book.write(out);
    }
    loaded(loads, corrected, LocalDateTime.parse("2022-12-13T00:00"), step, place);
  }
}
