package dev.fazhi.faults.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.faults.program.Folders;
import dev.fazhi.faults.program.Machine;
import dev.fazhi.job.Runs;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.RunOutcome;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was typed into an export by somebody who means ill, once it is published. */
class OutputsTest {

  private static final List<String> FORMULAS =
      List.of(
          "=1+41", "+1+41", "-1+41", "@SUM(1)", "\t=1+41", "＝1+41", "=HYPERLINK(\"\"http://x\"\")");

  @TempDir private Path folder = Path.of(".");

  @Test
  void row63_textThatLooksLikeAFormulaIsTextInEveryOutput() throws Exception {
    publish(FORMULAS);
    List<String> texts = new ArrayList<>();
    for (Path file : Folders.files(folder.resolve("output"))) {
      if (file.toString().endsWith(".csv")) {
        assertNoFormula(file);
      } else if (file.toString().endsWith(".xlsx")) {
        try (Workbook book = WorkbookFactory.create(file.toFile(), null, true)) {
          for (Sheet sheet : book) {
            for (Row row : sheet) {
              for (Cell cell : row) {
                assertFalse(cell.getCellType() == CellType.FORMULA, cell.toString());
                texts.add(cell.toString());
              }
            }
          }
        }
      }
    }
    assertTrue(texts.contains("=1+41"), "it was published as it stands");
  }

  @Test
  @Tag("long")
  void row63_aSpreadsheetThatRecalculatesFindsNothingToCalculate() throws Exception {
    publish(FORMULAS);
    Path book = folder.resolve("output/2022-12-12/统计表_2022.xlsx");
    Machine.assume(
        "soffice",
        "-env:UserInstallation=file://" + folder.resolve("profile"),
        "--headless",
        "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
        "--outdir",
        folder.resolve("sheets").toString(),
        book.toString());
    StringBuilder all = new StringBuilder();
    for (Path sheet : Folders.files(folder.resolve("sheets"))) {
      all.append(Files.readString(sheet));
    }
    assertTrue(all.indexOf("=1+41") >= 0, "the text is there");
    assertTrue(all.toString().lines().noneMatch(line -> line.startsWith("42,")), "no sum");
  }

  @Test
  void row64_controlCharactersAreNowhereInTheOutputs() throws Exception {
    publish(List.of("甲\u0001乙", "丙\u0007丁", "戊\u202E己", "庚\u0000辛".replace("\u0000", "")));
    for (Path file : Folders.files(folder.resolve("output"))) {
      if (file.toString().endsWith(".csv") || file.toString().endsWith(".json")) {
        String text = Files.readString(file);
        assertTrue(
            text.chars().noneMatch(c -> c < ' ' && c != '\r' && c != '\n' || c == 0x202E),
            file.toString());
      }
    }
  }

  @Test
  void row64_aTextLongerThanACellHoldsIsCutAndTold() throws Exception {
    RunOutcome outcome = publish(List.of("长".repeat(32_767), "邻里纠纷"));
    assertEquals(2, outcome.loads().get(0).rows().fresh());
    assertEquals(ExitCode.NEEDS_A_PERSON, outcome.exit());
    assertTrue(
        outcome.loads().get(0).faults().stream().anyMatch(fault -> fault.code().equals("FZ-182")),
        outcome.loads().toString());
  }

  private RunOutcome publish(List<String> types) throws IOException {
    StringBuilder text = new StringBuilder("案件编号,登记日期,纠纷类型,所属街镇,调解结果\n");
    for (int i = 0; i < types.size(); i++) {
      text.append("K%d,2022-05-01,\"%s\",\"%s\",调解中\n".formatted(i, types.get(i), types.get(i)));
    }
    Files.createDirectories(folder.resolve("input"));
    Runs.write(folder.resolve("input/纠纷台账_20221212.csv"), text.toString());
    return Runs.run(folder);
  }

  private static void assertNoFormula(Path file) throws IOException {
    try (Reader reader = Files.newBufferedReader(file)) {
      for (CSVRecord row : CSVFormat.RFC4180.parse(reader)) {
        for (String value : row) {
          String plain = value.startsWith("\uFEFF") ? value.substring(1) : value;
          boolean number = plain.matches("[+-]?\\d+(\\.\\d+)?");
          assertFalse(
              !number && !plain.isEmpty() && "=+-@\t\r＝＋－＠".indexOf(plain.charAt(0)) >= 0,
              file + ": " + plain);
        }
      }
    }
  }
}
