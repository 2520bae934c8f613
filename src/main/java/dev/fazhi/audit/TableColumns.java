package dev.fazhi.audit;

import dev.fazhi.audit.language.FoldedText;
import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Filing;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the heads of a table's columns say: by the names of metrics, 某量 上年同期（件）, or as the layout of
 * a table to be filed declares them, 受理 over 本期（件）.
 */
final class TableColumns {

  private static final Pattern CHANGE = Pattern.compile("增减|同比|期比|变动|较上年|比上年|升降");
  private static final Pattern PERCENT = Pattern.compile("幅|%|率");
  private static final Pattern PRIOR = Pattern.compile("上年|去年|上期");
  private static final Pattern NOW = Pattern.compile("本期|本年|今年|当年|数量|数值|件数|累计|合计|^分[子母]$");
  private static final Pattern YEAR = Pattern.compile("((?:19|20)\\d{2})年(?!\\d{1,2}月)");
  private static final Pattern UNIT = Pattern.compile("[(（][^()（）]{0,8}[)）]|[:：、,，]");

  private final Map<String, Metric> names;
  private final int year;

  /** The declared layouts: by their heads, upper and lower together, what the columns are. */
  private final List<Map<String, Column>> filings = new ArrayList<>();

  /**
   * What a column, or a cell of it, is.
   *
   * @param metric null where the row says which
   * @param aspect what of it
   * @param side which count of a rate it is; the rate itself for {@link Side#WHOLE}
   */
  record Column(@Nullable String metric, Aspect aspect, Side side) {}

  /** A number of a rate. */
  enum Side {
    WHOLE,
    NUMERATOR,
    DENOMINATOR
  }

  TableColumns(Definitions definitions, int year) {
    this.names = NamePhrases.unambiguous(definitions);
    this.year = year;
    for (Table table : definitions.tables()) {
      if (table.filing() != null) {
        filings.add(columns(definitions, table.filing()));
      }
    }
  }

  private static Map<String, Column> columns(Definitions definitions, Filing filing) {
    Map<String, Column> columns = new LinkedHashMap<>();
    filing.heads().forEach(head -> add(definitions, head, "", columns));
    return columns;
  }

  private static void add(
      Definitions definitions, Filing.Head head, String over, Map<String, Column> columns) {
    String words = over + head.header();
    Filing.Leaf leaf = head.leaf();
    // what groups, years and lines say is not known by the heads alone
    if (head.across() != null || head.years() > 0) {
      return;
    }
    head.heads().forEach(each -> add(definitions, each, words, columns));
    if (leaf == null || leaf.metric() == null) {
      return;
    }
    boolean rate = NumberJudge.isRate(definitions.metric(leaf.metric()));
    Aspect aspect =
        switch (leaf.part()) {
          case VALUE -> Aspect.NOW;
          case PRIOR -> Aspect.PRIOR;
          case CHANGE -> rate ? Aspect.POINTS : Aspect.PERCENT;
          default -> null;
        };
    if (aspect != null) {
      columns.put(fold(words), new Column(leaf.metric(), aspect, Side.WHOLE));
    }
  }

  static String fold(String text) {
    return FoldedText.of(text).text().replace(" ", "");
  }

  /**
   * The columns of a table; null for those of which nothing is known.
   *
   * @param heads of each column the words of its heads from top to bottom
   */
  List<@Nullable Column> of(List<List<String>> heads) {
    List<@Nullable Column> best = List.of();
    long most = 0;
    for (Map<String, Column> filing : filings) {
      List<@Nullable Column> columns = new ArrayList<>();
      heads.forEach(head -> columns.add(declared(filing, head)));
      long known = columns.stream().filter(column -> column != null).count();
      if (known > most) {
        most = known;
        best = columns;
      }
    }
    // one head alone, such as 受理, is a word of many tables
    boolean filed = most > 2 && most * 2 > heads.size();
    List<@Nullable Column> columns = new ArrayList<>();
    for (int i = 0; i < heads.size(); i++) {
      columns.add(filed && best.get(i) != null ? best.get(i) : named(heads.get(i)));
    }
    return columns;
  }

  private static @Nullable Column declared(Map<String, Column> filing, List<String> head) {
    // a title may stand above the heads, and the numbers of the columns below
    for (int from = 0; from < head.size(); from++) {
      for (int to = head.size(); to > from; to--) {
        Column column = filing.get(fold(String.join("", head.subList(from, to))));
        if (column != null) {
          return column;
        }
      }
    }
    return null;
  }

  /** By the longest name of a metric that the heads begin with, or by the aspect alone. */
  private @Nullable Column named(List<String> head) {
    String words = fold(String.join("", head));
    String name = "";
    for (String each : names.keySet()) {
      if (words.contains(each) && each.length() > name.length()) {
        name = each;
      }
    }
    Aspect aspect = aspect(words.substring(words.indexOf(name) + name.length()));
    Metric metric = names.get(name);
    return aspect == null
        ? null
        : new Column(metric == null ? null : metric.id(), aspect, side(words));
  }

  private static Side side(String words) {
    return words.contains("分子")
        ? Side.NUMERATOR
        : words.contains("分母") ? Side.DENOMINATOR : Side.WHOLE;
  }

  /** What the words say; null where they say something else. */
  private @Nullable Aspect aspect(String words) {
    Matcher named = YEAR.matcher(words);
    String units = UNIT.matcher(words).replaceAll("");
    if (CHANGE.matcher(words).find()) {
      boolean points = words.contains("百分点");
      return points
          ? Aspect.POINTS
          : PERCENT.matcher(words).find() ? Aspect.PERCENT : Aspect.CHANGE;
    } else if (PRIOR.matcher(words).find()) {
      return Aspect.PRIOR;
    } else if (named.find()) {
      int told = Integer.parseInt(named.group(1));
      return told == year ? Aspect.NOW : told == year - 1 ? Aspect.PRIOR : null;
    }
    return units.isEmpty() || NOW.matcher(units).find() ? Aspect.NOW : null;
  }
}
