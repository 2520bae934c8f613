package dev.fazhi.faults.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Source;
import dev.fazhi.definition.reading.DefinitionLoader;
import dev.fazhi.faults.program.Folders;
import dev.fazhi.faults.program.Program;
import dev.fazhi.job.Runs;
import dev.fazhi.job.context.ExitCode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What belongs to a person is nowhere but in the input; what belongs to the operator neither. */
class PersonalDataTest {

  @TempDir private Path folder = Path.of(".");
  private final Canaries canaries = new Canaries();

  @Test
  void row65_personalValuesPlantedInEveryColumnOfEverySourceAreNowhere() throws Exception {
    Definitions definitions = DefinitionLoader.load(Runs.JOBS);
    Files.createDirectory(folder.resolve("input"));
    Path temp = Files.createDirectory(folder.resolve("temp"));
    int kind = 0;
    for (Source source : definitions.sources().values()) {
      canaries.plant(source, kind++, folder.resolve("input"));
    }
    Program program = Program.in(folder).with("-Djava.io.tmpdir=" + temp);
    Program.Ended ended = program.run("run", "--as-of", "2022-12-12");
    assertEquals(ExitCode.NEEDS_A_PERSON.code(), ended.exit(), ended.said());
    assertEquals(5, ended.said().split("次装载", -1).length - 1, ended.said());
    String rejects = Program.here(folder, "rejects").said();
    String loads = Program.here(folder, "loads").said() + Program.here(folder, "status").said();
    List<String> check = new ArrayList<>(List.of("check"));
    Folders.files(folder.resolve("input")).forEach(file -> check.add(file.toString()));
    String checked = program.run(check.toArray(String[]::new)).said();
    assertEquals(5, checked.split("来源：", -1).length - 1, checked);

    assertTrue(canaries.size() > 120, "there were canaries: " + canaries.size());
    Map<String, byte[]> written = new TreeMap<>();
    written.put(
        "said", (ended.said() + rejects + loads + checked).getBytes(StandardCharsets.UTF_8));
    for (String part : List.of("data", "output", "temp")) {
      for (Path file : Folders.files(folder.resolve(part))) {
        Written.unfold(folder.relativize(file).toString(), Files.readAllBytes(file), written);
      }
    }
    assertTrue(written.keySet().stream().anyMatch(name -> name.contains("sharedStrings")));
    assertTrue(written.keySet().stream().anyMatch(name -> name.endsWith(".zip!rows.jsonl")));
    assertTrue(written.keySet().stream().anyMatch(name -> name.contains("logs/")));
    canaries.assertNowhere(written);
  }

  @Test
  void row65_theSearchFindsWhatIsThere() throws Exception {
    canaries.add("张金丝");
    Path book = folder.resolve("b.xlsx");
    try (Workbook workbook = new XSSFWorkbook();
        var out = Files.newOutputStream(book)) {
      workbook.createSheet().createRow(0).createCell(0).setCellValue("张金丝");
      workbook.write(out);
    }
    Map<String, byte[]> written = new TreeMap<>();
    Written.unfold("b.xlsx", Files.readAllBytes(book), written);
    assertThrows(AssertionError.class, () -> canaries.assertNowhere(written));
  }

  @Test
  void row69_namesWithLineBreaksMakeNoLinesAndAPasswordIsNowhere() throws Exception {
    Runs.smallExports(folder);
    Runs.write(folder.resolve("input/坏\n{\"level\":\"ERROR\"}.csv"), "a,b\n1,2\n");
    Program.Ended ended = Program.here(folder, "run", "--as-of", "2022-12-12");
    assertEquals(ExitCode.NEEDS_A_PERSON.code(), ended.exit(), ended.said());
    assertTrue(ended.said().lines().noneMatch(line -> line.startsWith("{")), ended.said());
    assertTrue(ended.said().contains("\\u000A"), ended.said());

    canaries.add("Kanarienvogel-7");
    Program.Ended run =
        Program.here(
            folder,
            "run",
            "--as-of",
            "2022-12-12",
            "--db",
            "jdbc:postgresql://127.0.0.1:9/x?user=u&connectTimeout=1&password=Kanarienvogel-7");
    assertEquals(ExitCode.FAILED.code(), run.exit(), run.said());
    Map<String, byte[]> written = new TreeMap<>();
    int lines = 0;
    written.put("said", run.said().getBytes(StandardCharsets.UTF_8));
    for (Path file : Folders.files(folder.resolve("data"))) {
      Written.unfold(file.toString(), Files.readAllBytes(file), written);
      if (file.getFileName().toString().endsWith(".json")) {
        for (String line : Files.readAllLines(file)) {
          assertTrue(line.startsWith("{\"timestamp\""), line);
          lines++;
        }
      }
    }
    assertTrue(lines > 0, "it was logged");
    canaries.assertNowhere(written);
  }
}
