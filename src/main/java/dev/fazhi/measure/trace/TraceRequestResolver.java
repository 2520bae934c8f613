package dev.fazhi.measure.trace;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Reference;
import dev.fazhi.definition.yaml.Spelling;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Figure;
import dev.fazhi.model.Period;
import dev.fazhi.model.Problem;
import dev.fazhi.model.SafeText;
import dev.fazhi.model.Vintage;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Resolves a trace request among the metrics and figures of a vintage. */
final class TraceRequestResolver {

  private static final String UNKNOWN = "FZ-321";

  private final Definitions definitions;
  private final Vintage vintage;
  private final TraceRequest request;
  private final Metric metric;

  TraceRequestResolver(Definitions definitions, Vintage vintage, TraceRequest request) {
    this.definitions = definitions;
    this.vintage = vintage;
    this.request = request;
    this.metric = MetricName.find(definitions, request.metric());
  }

  /**
   * A group of a breakdown.
   *
   * @param dimension null for the total
   */
  record Group(Metric.@Nullable Dimension dimension, String name) {
    static final Group TOTAL = new Group(null, "");

    String by() {
      return dimension == null ? "" : dimension.field();
    }
  }

  Metric metric() {
    return metric;
  }

  /** The period that the request means; for the prior one that which it stands beside. */
  Period period() {
    YearMonth month = request.month();
    Integer year = request.year();
    LocalDate previous = request.previous();
    long given = Stream.of(month, year, previous).filter(Objects::nonNull).count();
    if (given + (request.ytd() ? 1 : 0) > 1) {
      throw unknown("--month、--year、--previous、--ytd 只能用一个。");
    } else if (year != null) {
      return year(year);
    } else if (previous != null) {
      return previous(previous);
    } else if (month == null) {
      return request.ytd() ? vintage.asOf().yearToDate() : vintage.asOf().reported();
    }
    return vintage.asOf().months().stream()
        .filter(period -> YearMonth.from(period.from()).equals(month))
        .findFirst()
        .orElseThrow(
            () ->
                unknown(
                    "截止 %s 的结果里没有 %s；可用 %s 到 %s，上年同月请加 --prior。"
                        .formatted(
                            vintage.asOf().day(),
                            month,
                            YearMonth.of(vintage.asOf().day().getYear(), 1),
                            YearMonth.from(vintage.asOf().day()))));
  }

  private Period previous(LocalDate first) {
    TreeMap<LocalDate, Period> all = new TreeMap<>();
    for (Figure figure : vintage.figures()) {
      if (figure.period().kind() == Period.Kind.PREVIOUS) {
        all.put(figure.period().from(), figure.period());
      }
    }
    Period found = all.get(first);
    if (found == null) {
      String known =
          all.keySet().stream().map(LocalDate::toString).collect(Collectors.joining("、"));
      throw unknown(
          "截止 %s 的结果里没有从 %s 起的上一期%s"
              .formatted(vintage.asOf(), first, known.isEmpty() ? "。" : "；可用 " + known + "。"));
    }
    return found;
  }

  private Period year(int year) {
    TreeSet<Integer> years =
        vintage.figures().stream()
            .filter(figure -> figure.metric().equals(metric.id()))
            .map(Figure::period)
            .filter(period -> period.kind() == Period.Kind.YEAR)
            .map(period -> period.from().getYear())
            .collect(Collectors.toCollection(TreeSet::new));
    if (!years.contains(year)) {
      throw unknown(
          "截止 %s 的结果里没有 %s 年全年%s"
              .formatted(
                  vintage.asOf().day(),
                  year,
                  years.isEmpty()
                      ? "，也没有别的整年。"
                      : "；可用 " + years.first() + " 到 " + years.last() + "。"));
    }
    return AsOf.year(year);
  }

  Group group() {
    String wanted = request.group();
    String field = request.by();
    if (wanted == null) {
      if (field != null) {
        throw unknown("--by 要与 --group 一起用，例如 --by " + SafeText.safe(field) + " --group 名称。");
      }
      return Group.TOTAL;
    }
    if (metric.by().isEmpty()) {
      throw unknown("指标 " + metric.id() + " 不分组；请去掉 --group。");
    }
    List<Metric.Dimension> dimensions = field == null ? metric.by() : List.of(dimension(field));
    Map<Metric.Dimension, Set<String>> known = new LinkedHashMap<>();
    List<Group> found = new ArrayList<>();
    for (Metric.Dimension dimension : dimensions) {
      Set<String> groups = groups(dimension);
      known.put(dimension, groups);
      String name = named(dimension, wanted, groups);
      if (name != null) {
        found.add(new Group(dimension, name));
      }
    }
    if (found.size() == 1) {
      return found.get(0);
    } else if (found.size() > 1) {
      throw unknown(
          "“%s”在 %s 里都有；请用 --by 说明是哪一个。"
              .formatted(
                  SafeText.safe(wanted),
                  found.stream().map(Group::by).collect(Collectors.joining("、"))));
    }
    throw unknown(noGroup(wanted, known));
  }

  private Metric.Dimension dimension(String field) {
    Source source = definitions.source(metric.source());
    Map<String, Metric.Dimension> known = new TreeMap<>();
    for (Metric.Dimension dimension : metric.by()) {
      known.put(dimension.field(), dimension);
      source.field(dimension.field()).headers().forEach(title -> known.put(title, dimension));
    }
    Metric.Dimension found = known.get(field);
    if (found == null) {
      List<String> fields = metric.by().stream().map(Metric.Dimension::field).toList();
      throw unknown(
          "指标 %s 没有按“%s”分组%s"
              .formatted(
                  metric.id(),
                  SafeText.safe(field),
                  nearest(field, known.keySet(), "；可用的有：" + String.join("、", fields) + "。")));
    }
    return found;
  }

  /** The groups that the vintage has of that breakdown, in any period. */
  private Set<String> groups(Metric.Dimension dimension) {
    return vintage.figures().stream()
        .filter(figure -> figure.metric().equals(metric.id()))
        .filter(figure -> figure.by().equals(dimension.field()))
        .map(Figure::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private @Nullable String named(Metric.Dimension dimension, String wanted, Set<String> groups) {
    String spelling = Spelling.normal(wanted);
    Map<String, String> aliases = aliases(dimension);
    for (String group : groups) {
      if (group.equals(wanted)
          || Spelling.normal(group).equals(spelling)
          || group.equals(aliases.get(spelling))) {
        return group;
      }
    }
    return null;
  }

  private Map<String, String> aliases(Metric.Dimension dimension) {
    String reference = definitions.source(metric.source()).field(dimension.field()).reference();
    Reference list = reference == null ? null : definitions.references().get(reference);
    return list == null ? Map.of() : list.canonical();
  }

  private String noGroup(String wanted, Map<Metric.Dimension, Set<String>> known) {
    Set<String> all = new TreeSet<>();
    known.forEach(
        (dimension, groups) -> {
          all.addAll(groups);
          // an alias may be nearer than the name that it stands for
          aliases(dimension)
              .forEach(
                  (alias, name) -> {
                    if (groups.contains(name)) {
                      all.add(alias);
                    }
                  });
        });
    String fields =
        known.keySet().stream().map(Metric.Dimension::field).collect(Collectors.joining("、"));
    return "截止 %s 的结果里，指标 %s 按 %s 都没有“%s”%s"
        .formatted(
            vintage.asOf().day(),
            metric.id(),
            fields,
            SafeText.safe(wanted),
            nearest(wanted, all, "。"));
  }

  static String nearest(String wanted, Collection<String> known, String otherwise) {
    String nearest = Spelling.nearest(wanted, known);
    return nearest == null ? otherwise : "，你是不是想写 " + nearest + "？";
  }

  static Problem unknown(String message) {
    return new Problem(UNKNOWN, message);
  }
}
