package dev.fazhi.faults.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.job.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** What belongs to persons whom nobody knows, planted in exports to be searched for afterwards. */
final class Canaries {

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

  private final List<String> all = new ArrayList<>();
  private int count;

  /** One more, which somebody else plants. */
  void add(String canary) {
    all.add(canary);
  }

  int size() {
    return all.size();
  }

  /** An export with one row a column and kind of canary, all other columns of it good. */
  void plant(Source source, int kind, Path input) throws IOException {
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
          all.add(canary.substring(2, 13));
          all.add(canary.substring(14));
        } else {
          // of a long number a spreadsheet keeps fifteen digits, which are still somebody's
          all.add(
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
        input.resolve(
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

  void assertNowhere(Map<String, byte[]> written) {
    assertEquals(Map.of(), Written.places(written, all));
  }
}
