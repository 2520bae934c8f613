package dev.fazhi.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.reading.DefinitionLoader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tables of text that are spoilt in their structure, with what they said before: a row is read as
 * it was, rejected, or its file is refused; no value ever comes under another field.
 */
class PollutedTablesTest {

  private static final Definitions DEFINITIONS = DefinitionLoader.load(Path.of("jobs"));
  private static final List<String> FIELDS =
      List.of(
          "case_no", "registered_on", "dispute_type", "town", "concluded_on", "result", "amount");
  private static final List<String> HEADER =
      List.of("案件编号", "登记日期", "纠纷类型", "所属街镇", "结案日期", "调解结果", "涉案金额");
  private static final int ROUNDS = 12;

  @TempDir private Path folder = Path.of(".");

  private final Random random = new Random(20221212);

  /** What is done to the lines of a table with that delimiter. */
  private interface Pollution extends BiFunction<List<String>, String, List<String>> {}

  private Map<String, Pollution> pollutions() {
    Map<String, Pollution> all = new LinkedHashMap<>();
    all.put(
        "一行多一个分隔符", (lines, d) -> cells(lines, d, row(lines), cells -> cells.add(any(cells), "")));
    all.put("一行少一格", (lines, d) -> cells(lines, d, row(lines), cells -> cells.remove(any(cells))));
    all.put("一行两格连在一起", (lines, d) -> cells(lines, d, row(lines), this::join));
    all.put("表头多一格", (lines, d) -> cells(lines, d, 0, cells -> cells.add(any(cells), "")));
    all.put("表头少一格", (lines, d) -> cells(lines, d, 0, cells -> cells.remove(any(cells))));
    all.put("表头两格连在一起", (lines, d) -> cells(lines, d, 0, this::join));
    all.put("一行整个右移", (lines, d) -> cells(lines, d, row(lines), cells -> cells.add(0, "")));
    all.put(
        "一行里插了空格而末格没了",
        (lines, d) ->
            cells(
                lines,
                d,
                row(lines),
                cells -> {
                  cells.add(random.nextInt(cells.size() - 1), "");
                  cells.remove(cells.size() - 1);
                }));
    all.put(
        "一行里少了一格而末尾补了空格",
        (lines, d) ->
            cells(
                lines,
                d,
                row(lines),
                cells -> {
                  cells.remove(random.nextInt(cells.size() - 1));
                  cells.add("");
                }));
    all.put(
        "一行里多一个引号",
        (lines, d) -> {
          int row = row(lines);
          int at = random.nextInt(lines.get(row).length());
          lines.set(row, new StringBuilder(lines.get(row)).insert(at, '"').toString());
          return lines;
        });
    all.put(
        "一行用别的分隔符",
        (lines, d) -> {
          int row = row(lines);
          lines.set(row, lines.get(row).replace(d, d.equals(";") ? "," : ";"));
          return lines;
        });
    all.put(
        "最后一行断了",
        (lines, d) -> {
          String last = lines.remove(lines.size() - 1);
          lines.add(last.substring(0, 1 + random.nextInt(last.lastIndexOf(d))));
          return lines;
        });
    all.put(
        "两行并成一行",
        (lines, d) -> {
          int row = 1 + random.nextInt(lines.size() - 2);
          lines.set(row, lines.get(row) + d + lines.remove(row + 1));
          return lines;
        });
    all.put("一格里换了行", (lines, d) -> cells(lines, d, row(lines), this::breakIn));
    all.put("每行末尾多分隔符", (lines, d) -> new ArrayList<>(lines.stream().map(l -> l + d).toList()));
    all.put(
        "表上有标题，表下有合计",
        (lines, d) -> {
          lines.add(0, "某区台账");
          lines.add("合计" + d.repeat(6) + "3");
          lines.add("制表人" + d + "某");
          return lines;
        });
    all.put(
        "后一半换了列的次序",
        (lines, d) -> {
          List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 6));
          Collections.shuffle(order, random);
          int half = lines.size() / 2;
          List<String> again = new ArrayList<>(lines.subList(0, half));
          again.add(ordered(lines.get(0), order, d));
          lines.subList(half, lines.size()).forEach(line -> again.add(ordered(line, order, d)));
          return again;
        });
    return all;
  }

  @Test
  void noValueComesUnderAnotherField() throws IOException {
    List<String> wrong = new ArrayList<>();
    int used = 0;
    for (Map.Entry<String, Pollution> pollution : pollutions().entrySet()) {
      for (int round = 0; round < ROUNDS; round++) {
        String delimiter = List.of(",", ";", "\t", "|").get(random.nextInt(4));
        Map<String, List<String>> truth = records();
        List<String> lines = new ArrayList<>(List.of(String.join(delimiter, HEADER)));
        truth.values().forEach(record -> lines.add(String.join(delimiter, record)));
        String text =
            String.join(
                round % 2 == 0 ? "\n" : "\r\n", pollution.getValue().apply(lines, delimiter));
        Path file = folder.resolve("纠纷.csv");
        Files.writeString(
            file, text, round % 3 == 0 ? Charset.forName("GB18030") : StandardCharsets.UTF_8);
        List<String> here = new ArrayList<>();
        used += Verdict.of(file, DEFINITIONS, FIELDS, truth, here) == Verdict.REFUSED ? 0 : 1;
        here.forEach(what -> wrong.add(pollution.getKey() + "：" + what + "\n" + text));
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(used).isGreaterThan(pollutions().size() * ROUNDS / 2);
  }

  private Map<String, List<String>> records() {
    Map<String, List<String>> records = new LinkedHashMap<>();
    for (int i = 0; i < 8; i++) {
      boolean done = random.nextBoolean();
      int day = 1 + random.nextInt(28);
      String number = "TJ2022%04d".formatted(i);
      records.put(
          number,
          List.of(
              number,
              "2022-03-%02d".formatted(day),
              List.of("邻里纠纷", "物业纠纷", "劳动争议").get(random.nextInt(3)),
              List.of("昆北街道", "沼潭街道").get(random.nextInt(2)),
              done ? "2022-04-%02d".formatted(day) : "",
              done ? "调解成功" : "调解中",
              Integer.toString(1 + random.nextInt(90_000))));
    }
    return records;
  }

  private int row(List<String> lines) {
    return 1 + random.nextInt(lines.size() - 1);
  }

  private int any(List<String> cells) {
    return random.nextInt(cells.size());
  }

  private void join(List<String> cells) {
    int at = random.nextInt(cells.size() - 1);
    cells.set(at, cells.get(at) + cells.remove(at + 1));
  }

  private void breakIn(List<String> cells) {
    int at = any(cells);
    cells.set(at, "\n" + cells.get(at));
  }

  private static List<String> cells(
      List<String> lines,
      String delimiter,
      int row,
      java.util.function.Consumer<List<String>> change) {
    List<String> cells = split(lines.get(row), delimiter);
    change.accept(cells);
    lines.set(row, String.join(delimiter, cells));
    return lines;
  }

  private static String ordered(String line, List<Integer> order, String delimiter) {
    List<String> cells = split(line, delimiter);
    return String.join(delimiter, order.stream().map(cells::get).toList());
  }

  private static List<String> split(String line, String delimiter) {
    return new ArrayList<>(Arrays.asList(line.split(java.util.regex.Pattern.quote(delimiter), -1)));
  }
}
