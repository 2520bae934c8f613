package dev.fazhi.faults.random;

import dev.fazhi.faults.random.Judgement.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What became of many faults, as a table in Chinese: {@code ReliabilityTable page results.csv…}.
 */
final class ReliabilityTable {

  /** A thousand of all kinds. */
  static final Map<FaultKind, Integer> THOUSAND = thousand();

  private static final String BEGIN = "<!-- 故障表：由命令写入 -->";
  private static final String END = "<!-- 故障表完 -->";

  private ReliabilityTable() {}

  private static Map<FaultKind, Integer> thousand() {
    Map<FaultKind, Integer> wanted = new EnumMap<>(FaultKind.class);
    for (FaultKind kind : FaultKind.values()) {
      wanted.put(kind, kind.share());
    }
    return wanted;
  }

  public static void main(String[] words) throws IOException {
    List<String> results = new ArrayList<>();
    for (int i = 1; i < words.length; i++) {
      results.addAll(Files.readAllLines(Path.of(words[i])));
    }
    write(Path.of(words[0]), results);
  }

  /** Puts it in the place of the one that the page has. */
  static void write(Path page, List<String> results) throws IOException {
    String text = Files.readString(page);
    int from = text.indexOf(BEGIN) + BEGIN.length();
    int to = text.indexOf(END);
    String table = String.join("\n", rows(results));
    Files.writeString(page, text.substring(0, from) + "\n\n" + table + "\n\n" + text.substring(to));
  }

  /** As above, of what is done so far. */
  static void writeIfAny(Path page, Path results) {
    try {
      if (Files.exists(results)) {
        write(page, Files.readAllLines(results));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines of the table. */
  static List<String> rows(List<String> results) {
    Map<FaultKind, Map<Verdict, Integer>> counts = new EnumMap<>(FaultKind.class);
    for (String line : results) {
      String[] parts = line.split(",");
      counts
          .computeIfAbsent(FaultKind.valueOf(parts[0]), any -> new EnumMap<>(Verdict.class))
          .merge(Verdict.valueOf(parts[3]), 1, Integer::sum);
    }
    List<String> rows = new ArrayList<>();
    rows.add("| 故障 | 次数 | 与未受干扰的一夜逐字节相同 | 丢失 | 重复 | 别的不同 | 卡住 | 须人工 |");
    rows.add("|---|---|---|---|---|---|---|---|");
    Map<Verdict, Integer> sum = new EnumMap<>(Verdict.class);
    counts.forEach(
        (kind, each) -> {
          rows.add(row(kind.title(), each));
          each.forEach((verdict, times) -> sum.merge(verdict, times, Integer::sum));
        });
    rows.add(row("合计", sum));
    return rows;
  }

  private static String row(String title, Map<Verdict, Integer> counts) {
    int all = counts.values().stream().mapToInt(Integer::intValue).sum();
    return Stream.concat(
            Stream.of(title, Integer.toString(all)),
            Stream.of(Verdict.values())
                .map(verdict -> Integer.toString(counts.getOrDefault(verdict, 0))))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }
}
