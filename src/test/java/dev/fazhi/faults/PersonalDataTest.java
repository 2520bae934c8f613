package dev.fazhi.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.definition.reading.DefinitionLoader;
import dev.fazhi.job.Runs;
import dev.fazhi.job.context.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What belongs to a person is nowhere but in the input; what belongs to the operator neither. */
class PersonalDataTest {

  private static final String UNNAMED = "经办人手机";

  /** Marks what is written as a number where the file has cells of numbers. */
  private static final String NUMBER = "#";

  /** Few, for each is a line of tables. */
  private static final int UNITS = 40;

  private static final String MAIL = "canary.person%d@example.com";
  private static final int[] CARD_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

  /** A good row of every source, by field. */
  private static final Map<String, Map<String, String>> GOOD =
      Map.of(
          "hotline",
          Map.of("ticket_no", "T", "received_at", "2022-03-01 09:00", "status", "办理中"),
          "mediation",
          Map.of("case_no", "K", "registered_on", "2022-03-01", "result", "调解中"),
          "review",
          Map.of("case_no", "昆复字第", "accepted_on", "2022-03-01", "respondent", "区商务局"),
          "litigation",
          Map.of("case_no", "（2022）内0203行初9", "filed_on", "2022-03-01", "defendant", "区商务局"),
          "returns",
          Map.of("code", "powers", "unit", "区商务局", "period", "2022-11", "value", "3"));

  @TempDir private Path folder = Path.of(".");
  private final List<String> canaries = new ArrayList<>();
  private int count;

  @Test
  void row65_personalValuesPlantedInEveryColumnOfEverySourceAreNowhere() throws Exception {
    Definitions definitions = DefinitionLoader.load(Path.of("jobs"));
    Files.createDirectory(folder.resolve("input"));
    Path temp = Files.createDirectory(folder.resolve("temp"));
    int kind = 0;
    for (Source source : definitions.sources().values()) {
      write(source, kind++);
    }
    Program program =
        Program.in(folder).declaredBy(Path.of("jobs")).with("-Djava.io.tmpdir=" + temp);
    Program.Ended ended = program.run("run", "--as-of", "2022-12-12");
    assertEquals(ExitCode.NEEDS_A_PERSON.code(), ended.exit(), ended.said());
    assertEquals(5, ended.said().split("次装载", -1).length - 1, ended.said());
    String rejects = Program.here(folder, "rejects", "--jobs", "jobs").said();
    String loads =
        Program.here(folder, "loads", "--jobs", "jobs").said()
            + Program.here(folder, "status", "--jobs", "jobs").said();
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
    assertNowhere(written);
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
    org.junit.jupiter.api.Assertions.assertThrows(
        AssertionError.class, () -> assertNowhere(written));
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
    assertNowhere(written);
  }

  /** One row a column and kind of canary, all other columns of it good. */
  private void write(Source source, int kind) throws IOException {
    List<String> headers = new ArrayList<>();
    source.fields().forEach(field -> headers.add(field.headers().get(0)));
    int fields = headers.size();
    for (String header : source.personal()) {
      if (!headers.contains(header)) {
        headers.add(header);
      }
    }
    headers.add(UNNAMED);
    List<List<String>> rows = new ArrayList<>(List.of(headers));
    for (int column = 0; column < headers.size(); column++) {
      List<String> planted = new ArrayList<>(List.of(mobile(), card(), MAIL.formatted(++count)));
      planted.add("联系" + mobile() + "转" + card());
      planted.add(bankCard());
      planted.add(NUMBER + bankCard());
      planted.add(NUMBER + mobile());
      planted.add(NUMBER + cardOfDigits());
      if (column >= fields) {
        planted.add("张金丝" + (char) ('一' + ++count));
      }
      for (String canary : planted) {
        List<String> row = row(source, headers, rows.size());
        row.set(column, canary);
        rows.add(row);
        if (canary.startsWith("联系")) {
          canaries.add(canary.substring(2, 13));
          canaries.add(canary.substring(14));
        } else {
          // of a long number a spreadsheet keeps fifteen digits, which are still somebody's
          canaries.add(
              canary.startsWith(NUMBER)
                  ? canary.substring(1, Math.min(16, canary.length()))
                  : canary);
        }
      }
    }
    // enough good rows for the file to be tolerated: a twentieth may be rejected
    for (int good = 20 * rows.size(); good > 0; good--) {
      rows.add(row(source, headers, rows.size()));
    }
    Path file =
        folder
            .resolve("input")
            .resolve(
                source.id()
                    + "_20221212"
                    + (kind % 3 == 0 ? ".csv" : kind % 3 == 1 ? ".xlsx" : ".xls"));
    if (kind % 3 == 0) {
      StringBuilder text = new StringBuilder();
      rows.forEach(row -> text.append(String.join(",", row).replace(NUMBER, "")).append('\n'));
      Runs.write(file, text.toString());
    } else {
      book(file, rows, kind % 3 == 1 ? new XSSFWorkbook() : new HSSFWorkbook());
    }
  }

  private static void book(Path file, List<List<String>> rows, Workbook workbook)
      throws IOException {
    try (workbook;
        var out = Files.newOutputStream(file)) {
      Sheet sheet = workbook.createSheet("台账");
      for (int i = 0; i < rows.size(); i++) {
        Row row = sheet.createRow(i);
        for (int j = 0; j < rows.get(i).size(); j++) {
          String value = rows.get(i).get(j);
          if (value.startsWith(NUMBER)) {
            row.createCell(j).setCellValue(Double.parseDouble(value.substring(1)));
          } else {
            row.createCell(j).setCellValue(value);
          }
        }
      }
      workbook.write(out);
    }
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_670_000_000_000L));
  }

  private static List<String> row(Source source, List<String> headers, int number) {
    List<String> row = new ArrayList<>();
    Map<String, String> good = GOOD.getOrDefault(source.id(), Map.of());
    for (Field field : source.fields()) {
      String value = good.getOrDefault(field.name(), "");
      row.add(
          switch (field.name()) {
            case "unit" -> value.isEmpty() ? "" : value + number % UNITS;
            case "period" -> YearMonth.parse(value).minusMonths(number / UNITS).toString();
            default ->
                field.name().equals(source.key().get(0)) && source.key().size() == 1
                    ? value + number + "号"
                    : value;
          });
    }
    while (row.size() < headers.size()) {
      row.add("");
    }
    return row;
  }

  private String mobile() {
    return "139" + (70_000_000 + ++count);
  }

  /** A bank card that no one has, with its check digit. */
  private String bankCard() {
    String stem = "622202%012d".formatted(900_000_000_000L + 1_000L * ++count);
    int sum = 0;
    for (int i = 0; i < stem.length(); i++) {
      int digit = stem.charAt(stem.length() - 1 - i) - '0';
      sum += i % 2 == 1 ? digit : digit < 5 ? 2 * digit : 2 * digit - 9;
    }
    return stem + (10 - sum % 10) % 10;
  }

  /** An identity card that no one has, with its check digit. */
  private String card() {
    String stem =
        "1501021983%02d%02d%03d".formatted(1 + count % 12, 1 + count % 28, ++count % 1000);
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      sum += (stem.charAt(i) - '0') * CARD_WEIGHTS[i];
    }
    return stem + "10X98765432".charAt(sum % 11);
  }

  private String cardOfDigits() {
    String card = card();
    return card.endsWith("X") ? cardOfDigits() : card;
  }

  private void assertNowhere(Map<String, byte[]> written) {
    assertEquals(Map.of(), Written.places(written, canaries));
  }
}
