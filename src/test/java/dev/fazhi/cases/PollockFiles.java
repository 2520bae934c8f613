package dev.fazhi.cases;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The pollutions of the Pollock benchmark (Vitagliano et al., Pollock: A Data Loading Benchmark,
 * PVLDB 16(8), 2023) on a table of our own of the same make: 84 lines, nine columns, some of them
 * in quotes. One file for the table as a whole, and one for each row and column.
 */
final class PollockFiles {

  private static final List<String> HEADER =
      List.of("登记日期", "案件编号", "涉及人数", "涉案金额", "调解结果", "纠纷类型", "品牌调解室", "网址", "备注");
  private static final int ROWS = 83;
  private static final String END = "\r\n";

  private final List<List<String>> table = rows();

  /** A polluted file; its text is made when it is its turn. */
  record Polluted(String kind, String name, Supplier<String> text) {}

  /** The header and the rows as they were before. */
  List<List<String>> table() {
    return table;
  }

  /** Those of the benchmark. */
  List<Polluted> files() {
    List<Polluted> all = new ArrayList<>();
    whole().forEach((name, text) -> all.add(new Polluted("file", name, () -> text)));
    for (int row = 0; row < table.size(); row++) {
      for (int column = 0; column < HEADER.size(); column++) {
        String name = row + "_" + column;
        int at = column;
        add(all, "row_more_sep", name, row, cells -> cells.set(at, "," + cells.get(at)));
        add(all, "row_extra_quote", name, row, cells -> cells.set(at, "\"" + cells.get(at)));
        if (column > 0) {
          add(all, "row_less_sep", name, row, c -> c.set(at - 1, c.get(at - 1) + c.remove(at)));
        }
      }
      String spaced = line(table.get(row), " ", "\"", "\"\"");
      add(all, "row_field_delimiter", "" + row, row, c -> Collections.fill(one(c), spaced));
    }
    return all;
  }

  /** What the benchmark does not have: rows that keep their width, and pairs of quotes. */
  List<Polluted> more() {
    List<Polluted> all = new ArrayList<>();
    for (int row = 0; row < table.size(); row++) {
      for (int column = 0; column < HEADER.size() - 1; column++) {
        int at = column;
        String name = row + "_" + column;
        add(all, "row_shifted_right", name, row, c -> c.add(at, dropped(c)));
        add(all, "row_shifted_left", name, row, c -> c.add(taken(c, at)));
      }
    }
    for (int from = 1; from < table.size(); from += 5) {
      for (int column = 0; column < HEADER.size(); column++) {
        for (int over : List.of(1, 3, 9)) {
          if (from + over < table.size()) {
            all.add(pair(from, from + over, column));
          }
        }
      }
    }
    return all;
  }

  private static String dropped(List<String> cells) {
    cells.remove(cells.size() - 1);
    return "";
  }

  private static String taken(List<String> cells, int at) {
    cells.remove(at);
    return "";
  }

  private static List<String> one(List<String> cells) {
    cells.subList(1, cells.size()).clear();
    return cells;
  }

  private Map<String, String> whole() {
    Map<String, String> whole = new LinkedHashMap<>();
    String text = text(table, ",", "\"", "\"\"", END);
    String header = String.join(",", HEADER) + END;
    whole.put("source", text);
    whole.put("no_payload", "");
    whole.put("no_trailing_newline", text.stripTrailing());
    whole.put("double_trailing_newline", text + END);
    whole.put("no_header", text.substring(text.indexOf(END) + 2));
    whole.put("header_multirow_2", header + text);
    whole.put("header_multirow_3", header + header + text);
    whole.put("preamble", "说明,,,,,,,," + END + ",,,,,,,," + END + text);
    whole.put("multitable_less", text + text(cut(table, 8), ",", "\"", "\"\"", END));
    whole.put("multitable_same", text + text);
    whole.put("multitable_more", text + text(cut(table, 10), ",", "\"", "\"\"", END));
    whole.put("header_only", text.substring(0, text.indexOf(END) + 2));
    whole.put("one_data_row", text(table.subList(0, 2), ",", "\"", "\"\"", END));
    for (String end : List.of("\n", "\r")) {
      whole.put("record_delimiter_" + (int) end.charAt(0), text.replace(END, end));
    }
    for (String delimiter : List.of(";", "\t", ", ", " ", "|")) {
      whole.put("field_delimiter_" + delimiter, text(table, delimiter, "\"", "\"\"", END));
    }
    whole.put("quotation_char", text(table, ",", "'", "'", END));
    whole.put("escape_char_5C", text(table, ",", "\"", "\\\"", END));
    whole.put("escape_char_00", text(table, ",", "\"", "\"", END));
    return whole;
  }

  /** Two stray quotes, rows apart, make one record of all that stands between them. */
  private Polluted pair(int from, int to, int column) {
    return new Polluted(
        "pair_of_quotes",
        from + "-" + to + "_" + column,
        () -> {
          List<String> lines = new ArrayList<>();
          table.forEach(row -> lines.add(String.join(",", bare(row))));
          List<String> opened = bare(table.get(from));
          opened.set(column, "\"" + opened.get(column));
          lines.set(from, String.join(",", opened));
          List<String> closed = bare(table.get(to));
          closed.set(column, closed.get(column) + "\"");
          lines.set(to, String.join(",", closed));
          return String.join(END, lines) + END;
        });
  }

  /** The cells without what would need quotes. */
  static List<String> bare(List<String> row) {
    return new ArrayList<>(row.stream().map(cell -> cell.replaceAll("[,\"]", "")).toList());
  }

  private void add(
      List<Polluted> all, String kind, String name, int row, Consumer<List<String>> change) {
    all.add(
        new Polluted(
            kind,
            name,
            () -> {
              StringBuilder text = new StringBuilder();
              for (int i = 0; i < table.size(); i++) {
                List<String> cells = new ArrayList<>();
                for (int column = 0; column < HEADER.size(); column++) {
                  cells.add(quoted(table.get(i).get(column), column, ",", "\"", "\"\""));
                }
                if (i == row) {
                  change.accept(cells);
                }
                text.append(String.join(",", cells)).append(END);
              }
              return text.toString();
            }));
  }

  private static List<List<String>> cut(List<List<String>> rows, int columns) {
    List<List<String>> all = new ArrayList<>();
    for (List<String> row : rows) {
      List<String> cells = new ArrayList<>(row.subList(0, Math.min(columns, row.size())));
      while (cells.size() < columns) {
        cells.add(all.isEmpty() ? "另一列" : "");
      }
      all.add(cells);
    }
    return all;
  }

  private static String text(
      List<List<String>> rows, String delimiter, String quote, String escaped, String end) {
    StringBuilder text = new StringBuilder();
    rows.forEach(row -> text.append(line(row, delimiter, quote, escaped)).append(end));
    return text.toString();
  }

  private static String line(List<String> row, String delimiter, String quote, String escaped) {
    List<String> cells = new ArrayList<>();
    for (int column = 0; column < row.size(); column++) {
      cells.add(quoted(row.get(column), column, delimiter, quote, escaped));
    }
    return String.join(delimiter, cells);
  }

  /** As in the benchmark's table, two columns are in quotes and others where they must be. */
  private static String quoted(
      String cell, int column, String delimiter, String quote, String escaped) {
    boolean must = cell.contains(delimiter) || cell.contains("\"");
    return column == 6 || column == 7 || must ? quote + cell.replace("\"", escaped) + quote : cell;
  }

  private static List<List<String>> rows() {
    Random random = new Random(20221212);
    List<List<String>> table = new ArrayList<>(List.of(HEADER));
    List<String> types = List.of("邻里纠纷", "物业纠纷, 收费", "劳动争议", "婚姻\"家庭\"纠纷");
    List<String> studios = List.of("老李, 调解室", "“和为贵”调解室", "小王说事, 一站", "社区\"议事\"点");
    for (int i = 0; i < ROWS; i++) {
      int day = 1 + random.nextInt(28);
      table.add(
          List.of(
              "2022-03-%02d".formatted(day),
              "TJ2022%04d".formatted(i),
              Integer.toString(1 + random.nextInt(30)),
              "%s.%s".formatted(1 + random.nextInt(9000), 1 + random.nextInt(9)),
              "调解中",
              types.get(random.nextInt(types.size())),
              studios.get(random.nextInt(studios.size())) + random.nextInt(50),
              "https://www.example.com/case/" + i + ".html",
              ""));
    }
    return table;
  }
}
