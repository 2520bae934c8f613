package dev.fazhi.definition.reading.source;

import dev.fazhi.definition.condition.Reference;
import dev.fazhi.definition.schema.ValuePatterns;
import dev.fazhi.definition.yaml.Ordered;
import dev.fazhi.definition.yaml.Reporter;
import dev.fazhi.definition.yaml.Spelling;
import dev.fazhi.definition.yaml.Utf8;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a reference list: a CSV file with the columns {@code name} and {@code aliases}, or {@code
 * name} and years with a number each, such as a population.
 */
public final class ReferenceReader {

  private static final List<String> HEADER = List.of("name", "aliases");
  private static final String YEAR = "[12][0-9]{3}";
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();

  private final Reporter reporter;
  private final String id;
  private final List<String> names = new ArrayList<>();
  private final Map<String, String> canonical = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new LinkedHashMap<>();
  private final List<Integer> heads = new ArrayList<>();
  private final Map<Integer, Map<String, BigDecimal>> years = new LinkedHashMap<>();

  private ReferenceReader(String id, Reporter reporter) {
    this.id = id;
    this.reporter = reporter;
  }

  /** The list; with what could be read of it when there are mistakes. */
  public static Reference read(String id, byte[] bytes, Reporter reporter) {
    ReferenceReader reader = new ReferenceReader(id, reporter);
    String text = Utf8.decode(bytes, reporter);
    if (text != null) {
      reader.rows(text);
    }
    return new Reference(
        id, List.copyOf(reader.names), Ordered.copy(reader.canonical), Map.copyOf(reader.years));
  }

  private void rows(String text) {
    Map<Integer, String> aliases = new LinkedHashMap<>();
    try (CSVParser parser = CSVParser.parse(new StringReader(text), FORMAT)) {
      boolean header = true;
      for (CSVRecord row : parser) {
        int line = Math.toIntExact(parser.getCurrentLineNumber());
        if (header) {
          header(row, line);
          header = false;
        } else if (isWhole(row, line) && name(row.get(0).strip(), line)) {
          if (!heads.isEmpty()) {
            numbers(row, line);
            continue;
          }
          aliases.put(names.size() - 1, row.get(1));
        }
      }
      if (header) {
        reporter.at(1, "文件是空的；第一行应是 name,aliases");
      }
    } catch (IOException | UncheckedIOException | IllegalStateException broken) {
      reporter.at(lineOf(text), "CSV 写法有误：引号没有成对或引号外有多余的字；请检查引号");
    }
    aliases.forEach((name, written) -> aliases(names.get(name), written));
  }

  private void header(CSVRecord row, int line) {
    List<String> seen = row.toList().stream().map(String::strip).toList();
    List<String> after = seen.subList(Math.min(1, seen.size()), seen.size());
    if (seen.get(0).equals(HEADER.get(0)) && !after.isEmpty() && after.get(0).matches(YEAR)) {
      for (String year : after) {
        if (!year.matches(YEAR) || heads.contains(Integer.valueOf(year))) {
          reporter.at(line, "第一行的“" + year + "”不是年份或写了两次；name 之后每列一个年份，如 name,2021,2022");
          continue;
        }
        heads.add(Integer.valueOf(year));
        years.put(Integer.valueOf(year), new LinkedHashMap<>());
      }
    } else if (!seen.equals(HEADER)) {
      reporter.at(line, "第一行是“" + String.join(",", seen) + "”；应是 name,aliases");
    }
  }

  /** An empty cell is a number that is not known. */
  private void numbers(CSVRecord row, int line) {
    for (int i = 0; i < heads.size(); i++) {
      String text = row.get(i + 1).strip();
      if (text.matches(ValuePatterns.NUMBER)) {
        years.getOrDefault(heads.get(i), Map.of()).put(row.get(0).strip(), new BigDecimal(text));
      } else if (!text.isEmpty()) {
        reporter.at(line, heads.get(i) + " 年的“" + text + "”不是一个数；请写成 12345 或 123.45，不知道的空着");
      }
    }
  }

  private boolean isWhole(CSVRecord row, int line) {
    if (!heads.isEmpty() && row.size() != heads.size() + 1) {
      reporter.at(line, "有 " + row.size() + " 列；应是 " + (heads.size() + 1) + " 列：名称和各年的数");
      return false;
    } else if (heads.isEmpty() && row.size() != HEADER.size()) {
      reporter.at(line, "有 " + row.size() + " 列；应是两列：名称,别名（别名用 | 隔开，没有也要写逗号）");
      return false;
    }
    for (String cell : row) {
      if (cell.indexOf('"') >= 0 || cell.codePoints().anyMatch(Spelling::isInvisible)) {
        reporter.at(line, "名称里有引号、换行或看不见的字符；请删去");
        return false;
      }
    }
    return true;
  }

  private boolean name(String name, int line) {
    if (name.isEmpty()) {
      reporter.at(line, "没有写名称；请在逗号前写上");
      return false;
    }
    String known = canonical.putIfAbsent(Spelling.normal(name), name);
    if (known != null) {
      reporter.at(line, "名称“" + name + "”在第 " + lines.get(known) + " 行已经有了；请删去一处");
      return false;
    }
    names.add(name);
    lines.put(name, line);
    return true;
  }

  /** Aliases come after all names, so that an alias that is another's name is always found. */
  private void aliases(String name, String written) {
    for (String part : written.split("\\|", -1)) {
      String alias = part.strip();
      int line = lines.getOrDefault(name, 0);
      if (alias.isEmpty() && !written.isBlank()) {
        reporter.at(line, "“" + name + "”的别名里有一个是空的；请删去多余的 |");
      } else if (alias.matches(".*[、，；;].*")) {
        String apart = String.join("|", alias.split("\\s*[、，；;]\\s*"));
        reporter.at(line, "“" + name + "”的别名“" + alias + "”像是几个连在一起；请用 | 隔开，写成 " + apart);
      } else if (!alias.isEmpty()) {
        String known = canonical.putIfAbsent(Spelling.normal(alias), name);
        if (known != null && !known.equals(name)) {
          reporter.at(
              line,
              "别名“%s”已属于“%s”（第 %s 行），不能又属于“%s”；请只留一处"
                  .formatted(alias, known, lines.get(known), name));
        }
      }
    }
  }

  /** Where an open quote begins: the first line that has an odd number of them. */
  private static int lineOf(String text) {
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (lines[i].chars().filter(character -> character == '"').count() % 2 == 1) {
        return i + 1;
      }
    }
    return 1;
  }
}
