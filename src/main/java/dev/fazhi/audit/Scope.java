package dev.fazhi.audit;

import dev.fazhi.audit.language.ChineseNumeral;
import dev.fazhi.audit.language.FoldedText;
import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.condition.Reference;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Figure;
import dev.fazhi.model.FigureIndex;
import dev.fazhi.model.Period;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds the narrower scope of a number, one group or one month, in the words right before it. */
final class Scope {

  private static final String BETWEEN = "共|累计|新|已|全年|合计|分别|的|各类|[,:]";

  private static final String NUMBER = "(\\d{1,2}|[一二三四五六七八九十]{1,2})";
  private static final Pattern MONTH =
      Pattern.compile(
          "(?<![-至到~—–、\\d一二三四五六七八九十])" + NUMBER + "月份?(?![\\d一二三四五六七八九十底末初]|[-至到~—–])");
  private static final Pattern OTHER_SPAN =
      Pattern.compile(
          "季度|上半年|下半年|本月|当月|本周|"
              + NUMBER
              + "月?份?[-至到~—–]+"
              + NUMBER
              + "月|近[两二三四五六七八九十几\\d]+年|[两二三四五六七八九十几]年来|历年|(?<![年月日])以来"
              + "|(?:19|20)\\d{2}年?[-至到~—–]+(?:19|20)\\d{2}年");

  /** A month in the clause of the number, or alone in the one before: 6月，受理35件. */
  private static final Pattern OF_MONTH =
      Pattern.compile("(?<!截至|截止|底)" + MONTH.pattern() + "[^,。;]{0,12},?[^,。;]{0,12}$");

  private static final Pattern SINCE = Pattern.compile("((?:19|20)\\d{2})年[^,。;]{0,8}以来");

  /** A district, county or city right before what is counted there. */
  private static final Pattern AREA =
      Pattern.compile("(?:^|[、和与由在涉及])([\\p{IsHan}]{1,4}[区县旗市])(?:共|累计|全年|的|新|已)*$");

  private static final Pattern OWN = Pattern.compile("[全本我各辖]|小区|社区|地区");

  private final Definitions definitions;
  private final FigureIndex figures;
  private final AsOf asOf;
  private final Pattern between;
  private final Pattern qualifiers;
  private final Map<String, Map<String, String>> names = new HashMap<>();

  Scope(Definitions definitions, FigureIndex figures, AsOf asOf) {
    this.definitions = definitions;
    this.figures = figures;
    this.asOf = asOf;
    String deeds =
        definitions.audit().deeds().stream()
            .map(deed -> Pattern.quote(FoldedText.of(deed).text()) + "|")
            .collect(Collectors.joining());
    String words =
        definitions.audit().qualifiers().stream()
            .map(word -> "|" + Pattern.quote(FoldedText.of(word).text()))
            .collect(Collectors.joining());
    this.qualifiers = Pattern.compile("[日月周季年人户]均|平均|每[^,。;]{1,4}" + words);
    this.between = Pattern.compile("(?:" + deeds + BETWEEN + ")*$");
  }

  /**
   * A narrower figure.
   *
   * @param title what it is of, in Chinese
   */
  record Narrow(Figure figure, String title) {}

  /**
   * The narrower figure that the words before a phrase speak of.
   *
   * @param before the sentence up to the phrase, folded
   */
  Optional<Narrow> narrow(Metric metric, String before) {
    return group(metric, before).or(() -> month(metric, before));
  }

  /** Whether the words right before a phrase make its number another quantity than the metric. */
  boolean isQualified(String before) {
    String clause =
        before.substring(Math.max(before.lastIndexOf(','), before.lastIndexOf(':')) + 1);
    return qualifiers.matcher(clause).find() || isOfOtherArea(clause);
  }

  private boolean isOfOtherArea(String clause) {
    String area = FoldedText.of(definitions.nightly().area()).text();
    Matcher named = AREA.matcher(clause);
    if (area.isEmpty() || !named.find()) {
      return false;
    }
    String name = named.group(1);
    String brief = area.substring(0, 1) + area.substring(area.length() - 1);
    boolean own = area.endsWith(name) || name.endsWith(area) || name.endsWith(brief);
    return !own && !OWN.matcher(name).find();
  }

  /** Whether the words before a phrase speak of days that no figure is of. */
  boolean isOfOtherDays(String before) {
    Matcher since = SINCE.matcher(before);
    return OTHER_SPAN.matcher(before).find()
        || OF_MONTH.matcher(before).find()
        || (since.find() && Integer.parseInt(since.group(1)) != asOf.day().getYear());
  }

  private Optional<Narrow> group(Metric metric, String before) {
    Matcher rest = between.matcher(before);
    String words = rest.find() ? before.substring(0, rest.start()) : before;
    return metric.by().stream()
        .flatMap(dimension -> group(metric, dimension, words).stream())
        .findFirst();
  }

  /** The figure of the group of that breakdown that the words end with. */
  Optional<Narrow> group(Metric metric, Metric.Dimension dimension, String words) {
    for (Map.Entry<String, String> name : names(metric, dimension).entrySet()) {
      Figure figure =
          words.endsWith(name.getKey())
              ? figures.group(metric.id(), dimension.field(), name.getValue())
              : null;
      if (figure != null) {
        return Optional.of(new Narrow(figure, name.getValue()));
      }
    }
    return Optional.empty();
  }

  /** The groups by all the names that are known of them, folded. */
  private Map<String, String> names(Metric metric, Metric.Dimension dimension) {
    return names.computeIfAbsent(
        metric.id() + " " + dimension.field(), key -> newNames(metric, dimension));
  }

  private Map<String, String> newNames(Metric metric, Metric.Dimension dimension) {
    Map<String, String> names = new HashMap<>();
    Reference reference =
        definitions.listOf(definitions.source(metric.source()), dimension.field());
    if (reference != null) {
      names.putAll(reference.canonical());
    }
    figures
        .groups(java.util.List.of(metric.id()), dimension.field())
        .forEach(group -> names.put(group, group));
    Map<String, String> folded = new TreeMap<>();
    names.forEach((name, group) -> folded.put(FoldedText.of(name).text(), group));
    folded.remove("");
    return folded;
  }

  /** The figure of the last month that the words speak of. */
  Optional<Narrow> month(Metric metric, String before) {
    Matcher month = MONTH.matcher(before);
    int number = 0;
    while (month.find()) {
      number = number(month.group(1));
    }
    for (Period period : asOf.months()) {
      if (period.from().getMonthValue() == number) {
        Figure figure = figures.month(metric.id(), period);
        return figure == null
            ? Optional.empty()
            : Optional.of(
                new Narrow(
                    figure,
                    "%s年%s月".formatted(period.from().getYear(), period.from().getMonthValue())));
      }
    }
    return Optional.empty();
  }

  private static int number(String text) {
    if (Character.isDigit(text.charAt(0))) {
      return Integer.parseInt(text);
    }
    var value = ChineseNumeral.value(text);
    return value == null ? 0 : value.intValue();
  }
}
