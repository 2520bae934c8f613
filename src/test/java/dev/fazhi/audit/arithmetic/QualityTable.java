package dev.fazhi.audit.arithmetic;

import dev.fazhi.audit.arithmetic.Corpus.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * Prints how often the audit of a text by its own numbers is right, a row for each set of texts, as
 * src/docs/audit.md has it: with 95 per cent intervals that come from drawing whole texts again,
 * for the errors within one text go together. After {@code --log} every miss and every false
 * accusation is printed.
 */
final class QualityTable {

  private static final int DRAWS = 2000;

  private QualityTable() {}

  public static void main(String[] arguments) {
    List<String> sets = new ArrayList<>(List.of(arguments));
    boolean log = sets.remove("--log");
    System.out.println("| 文稿 | 篇数 | 未改动时误指 | 指出中正确的 | 改了的比率 | 改了的件数 | 改了的分项、表格数 |");
    System.out.println("|---|---|---|---|---|---|---|");
    for (String set : sets) {
      List<Measured> texts =
          Corpus.of(set).stream().map(text -> Measured.of(List.of(text))).toList();
      if (log) {
        texts.forEach(text -> text.log.forEach(System.out::println));
      }
      System.out.println(row(set, texts));
    }
  }

  private static String row(String set, List<Measured> texts) {
    return "| %s | %d | %d | %s | %s | %s | %s |"
        .formatted(
            set,
            texts.size(),
            Measured.sum(texts).clean,
            cell(texts, Measured::precision),
            cell(texts, measured -> measured.recall(Kind.RATE)),
            cell(texts, measured -> measured.recall(Kind.COUNT)),
            cell(texts, measured -> measured.recall(Kind.PART)));
  }

  private static String cell(List<Measured> texts, ToDoubleFunction<Measured> rate) {
    Random random = new Random(1);
    double[] drawn =
        random
            .ints(DRAWS, 0, Integer.MAX_VALUE)
            .mapToDouble(seed -> rate.applyAsDouble(Measured.sum(draw(texts, new Random(seed)))))
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    double own = rate.applyAsDouble(Measured.sum(texts));
    return drawn.length == 0 || !Double.isFinite(own)
        ? "—"
        : "%.1f%%（%.1f–%.1f）"
            .formatted(
                100 * own,
                100 * drawn[(int) (drawn.length * 0.025)],
                100 * drawn[(int) (drawn.length * 0.975)]);
  }

  private static List<Measured> draw(List<Measured> texts, Random random) {
    return random.ints(texts.size(), 0, texts.size()).mapToObj(texts::get).toList();
  }
}
