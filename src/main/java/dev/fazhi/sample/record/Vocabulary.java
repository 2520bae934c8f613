package dev.fazhi.sample.record;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Lists that the definition names.
 *
 * @param words lists of words to draw from
 * @param months the weights of the twelve months
 * @param aliases by reference list, then by canonical name
 */
public record Vocabulary(
    Map<String, Weighted<String>> words,
    Map<String, List<Integer>> months,
    Map<String, Map<String, List<String>>> aliases) {

  private static final int MOST = 1_000_000;
  private static final int YEAR = 12;

  public Vocabulary() {
    this(new HashMap<>(), new HashMap<>(), new HashMap<>());
  }

  /** Words with weights, a plain list of words alike, or a single word. */
  public static Weighted<String> words(SampleNode part) {
    if (part.isText()) {
      return new Weighted<>(List.of(part.text()), List.of(1));
    }
    if (part.isMap()) {
      return weighted(part, key -> key);
    }
    List<String> words = part.texts();
    if (words.isEmpty()) {
      throw part.wrong("列表是空的，请至少写一个词");
    }
    return new Weighted<>(words, words.stream().map(word -> 1).toList());
  }

  /** Ranges of whole numbers with weights, or a single range. */
  public static Weighted<Range> ranges(SampleNode part) {
    if (part.isText()) {
      return new Weighted<>(List.of(part.range()), List.of(1));
    }
    return weighted(
        part,
        key -> {
          Range range = Range.of(key);
          if (range == null) {
            throw part.wrong("“" + key + "”应是一个非负整数或范围，写作 3 或 3-15");
          }
          return range;
        });
  }

  private static <T> Weighted<T> weighted(
      SampleNode part, java.util.function.Function<String, T> thing) {
    List<T> things = new ArrayList<>();
    List<Integer> weights = new ArrayList<>();
    part.entries()
        .forEach(
            (key, weight) -> {
              things.add(thing.apply(key));
              weights.add(Math.toIntExact(weight.whole(0, MOST)));
            });
    if (weights.stream().allMatch(weight -> weight == 0)) {
      throw part.wrong("权重之和应大于 0");
    }
    return new Weighted<>(things, weights);
  }

  /** The weights of the twelve months. */
  public static List<Integer> months(SampleNode part) {
    List<SampleNode> weights = part.list();
    if (weights.size() != YEAR) {
      throw part.wrong("应有 12 个月的权重，这里有 " + weights.size() + " 个");
    }
    return weights.stream().map(weight -> Math.toIntExact(weight.whole(0, MOST))).toList();
  }

  /** The aliases of a reference list: a CSV with the columns name and aliases, these apart by |. */
  public static Map<String, List<String>> aliases(SampleNode part, Path folder) {
    Path file = folder.resolve(part.text());
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser rows =
        CSVParser.parse(Files.newBufferedReader(file, StandardCharsets.UTF_8), format)) {
      Map<String, List<String>> aliases = new HashMap<>();
      for (CSVRecord row : rows) {
        if (row.isSet("aliases") && !row.get("aliases").isBlank()) {
          aliases.put(row.get("name"), List.of(row.get("aliases").split("\\|")));
        }
      }
      return aliases;
    } catch (IOException | IllegalArgumentException unreadable) {
      throw part.wrong("读不了名录“" + part.text() + "”，请检查路径（相对于本文件）以及表头 name,aliases");
    }
  }
}
