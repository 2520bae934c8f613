package dev.fazhi.measure.delivery;

import dev.fazhi.definition.Source;
import dev.fazhi.store.archive.DateRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Parts of an export in several files that never came: by the numbers of names and of pages. */
public final class MissingParts {

  private static final String PAGES = "FZ-195";

  /** 台账_20221212_2.xlsx, 台账（2）.xlsx, 台账第2页.xlsx. */
  private static final Pattern NUMBERED =
      Pattern.compile("(.*?)[_\\s（(第-]{1,2}(\\d{1,2})[)）页批份卷]?(?:部分)?\\.[^.]+");

  /** What stands before the day or month of a date. */
  private static final Pattern DATE =
      Pattern.compile(".*(?:(?<!\\d)\\d{1,2}|(?<!\\d)(?:19|20)\\d\\d|年|月)[-_.]?");

  /** The pages of a file, of how many. */
  private static final Pattern OF = Pattern.compile("([\\d、]+)/(\\d+)");

  private static final int MOST_NAMED = 5;

  private MissingParts() {}

  /** Those of a source's files that were merged; what is missing, about the days of the others. */
  public static List<Missing> of(Source source, List<DeliveredFile> files) {
    List<Missing> missing = new ArrayList<>();
    if (source.expected().has(PAGES, "", "")) {
      return missing;
    }
    byName(files).forEach((name, parts) -> add(parts, parts.numbers.last(), "份", missing));
    byPage(files)
        .forEach((name, parts) -> add(parts, Integer.parseInt(name.split("/")[0]), "页", missing));
    return missing;
  }

  /**
   * What is missing.
   *
   * @param words in Chinese, such as 缺第 3 页
   * @param beside the name of a file that is there
   * @param span the days of those that are there
   */
  public record Missing(String words, String beside, @Nullable DateRange span) {}

  private static final class Parts {
    private final TreeSet<Integer> numbers = new TreeSet<>();
    private String file = "";
    private @Nullable DateRange span;

    void add(DeliveredFile of, int number) {
      numbers.add(number);
      file = of.name();
      DateRange own = of.span();
      span = span == null || own == null ? own : span.with(own);
    }
  }

  private static Map<String, Parts> byName(List<DeliveredFile> files) {
    Map<String, Parts> all = new TreeMap<>();
    for (DeliveredFile file : files) {
      Matcher numbered = NUMBERED.matcher(file.name());
      if (numbered.matches() && !DATE.matcher(numbered.group(1)).matches()) {
        all.computeIfAbsent(numbered.group(1), any -> new Parts())
            .add(file, Integer.parseInt(numbered.group(2)));
      }
    }
    // one file alone, or one that begins somewhere, is no part of a row
    all.values().removeIf(parts -> parts.numbers.size() < 2 || parts.numbers.first() > 2);
    return all;
  }

  /** Of the exports of one day. */
  private static Map<String, Parts> byPage(List<DeliveredFile> files) {
    Map<String, Parts> all = new HashMap<>();
    for (DeliveredFile file : files) {
      for (Finding finding : file.findings()) {
        Matcher pages = OF.matcher(finding.code().equals(PAGES) ? finding.seen() : "");
        if (pages.matches()) {
          Parts parts =
              all.computeIfAbsent(pages.group(2) + "/" + file.exported(), any -> new Parts());
          Arrays.stream(pages.group(1).split("、"))
              .map(Integer::valueOf)
              .forEach(page -> parts.add(file, page));
        }
      }
    }
    return new TreeMap<>(all);
  }

  private static void add(Parts parts, int last, String unit, List<Missing> missing) {
    List<String> holes =
        IntStream.rangeClosed(1, last)
            .filter(number -> !parts.numbers.contains(number))
            .mapToObj(String::valueOf)
            .toList();
    if (!holes.isEmpty() && (unit.equals("页") || holes.size() <= parts.numbers.size())) {
      String first = holes.stream().limit(MOST_NAMED).collect(Collectors.joining("、"));
      String more = holes.size() > MOST_NAMED ? "等 " + holes.size() + " " : "";
      missing.add(new Missing("缺第 " + first + " " + more + unit, parts.file, parts.span));
    }
  }
}
