package dev.fazhi.publish.data;

import dev.fazhi.publish.text.FormulaGuard;
import dev.fazhi.publish.text.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import tools.jackson.databind.JsonNode;

/**
 * Verifies the written CSV files, read by another library than wrote them, against their metadata:
 * columns, types, keys, and that no value is a formula.
 */
public final class CsvCheck {

  private static final int MOST_FAULTS = 20;

  private final Path folder;
  private final List<String> faults = new ArrayList<>();

  private CsvCheck(Path folder) {
    this.folder = folder;
  }

  /** The faults, in Chinese; empty for none. */
  public static List<String> faults(Path folder) throws IOException {
    CsvCheck check = new CsvCheck(folder);
    JsonNode group = Json.mapper().readTree(Files.readAllBytes(folder.resolve("figures.json")));
    for (JsonNode table : group.get("tables")) {
      check.table(table);
    }
    List<String> faults = check.faults;
    return faults.size() <= MOST_FAULTS ? faults : faults.subList(0, MOST_FAULTS);
  }

  private void table(JsonNode table) throws IOException {
    String url = table.get("url").asString();
    Path file = folder.resolve(url);
    if (!Files.isRegularFile(file)) {
      faults.add("figures.json：没有它所说的文件 " + url);
      return;
    }
    List<JsonNode> columns = new ArrayList<>();
    table.get("tableSchema").get("columns").forEach(columns::add);
    try (CSVParser parser = Csv.parser(file, CSVFormat.RFC4180)) {
      Set<List<String>> keys = new HashSet<>();
      for (CSVRecord record : parser) {
        String place = url + " 第 " + record.getRecordNumber() + " 条";
        if (record.size() != columns.size()) {
          faults.add(place + "：应有 " + columns.size() + " 栏，实有 " + record.size() + " 栏");
        } else if (record.getRecordNumber() == 1) {
          header(place, columns, record);
        } else {
          values(place, columns, record);
          key(place, table.get("tableSchema"), columns, record, keys);
        }
      }
    }
  }

  private void header(String place, List<JsonNode> columns, CSVRecord record) {
    for (int i = 0; i < columns.size(); i++) {
      boolean named = false;
      for (JsonNode title : columns.get(i).get("titles")) {
        named |= title.asString().equals(record.get(i));
      }
      if (!named) {
        faults.add(place + "：表头“" + record.get(i) + "”与 figures.json 不符");
      }
    }
  }

  private void values(String place, List<JsonNode> columns, CSVRecord record) {
    for (int i = 0; i < columns.size(); i++) {
      String value = record.get(i);
      String name = columns.get(i).get("name").asString();
      if (FormulaGuard.isFormula(value)) {
        faults.add(place + "“" + name + "”栏：会被当作公式");
      } else if (!value.isEmpty() && !fits(value, columns.get(i).get("datatype").asString())) {
        faults.add(place + "“" + name + "”栏：“" + value + "”的类型与 figures.json 不符");
      }
    }
  }

  private static boolean fits(String value, String datatype) {
    try {
      switch (datatype) {
        case "decimal" -> new BigDecimal(value);
        case "integer" -> Long.parseLong(value);
        case "date" -> LocalDate.parse(value);
        default -> {}
      }
      return true;
    } catch (NumberFormatException | DateTimeParseException other) {
      return false;
    }
  }

  private void key(
      String place,
      JsonNode schema,
      List<JsonNode> columns,
      CSVRecord record,
      Set<List<String>> keys) {
    if (!schema.has("primaryKey")) {
      return;
    }
    List<String> key = new ArrayList<>();
    for (JsonNode part : schema.get("primaryKey")) {
      for (int i = 0; i < columns.size(); i++) {
        if (columns.get(i).get("name").asString().equals(part.asString())) {
          key.add(record.get(i));
        }
      }
    }
    if (!keys.add(key)) {
      faults.add(place + "：与前面的一条同是 " + key);
    }
  }
}
