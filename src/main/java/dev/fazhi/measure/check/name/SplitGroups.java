package dev.fazhi.measure.check.name;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.definition.condition.Reference;
import dev.fazhi.measure.check.FigureChecks;
import dev.fazhi.measure.check.FigureDoubts;
import dev.fazhi.measure.check.SourceChecks;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Figure;
import dev.fazhi.model.Note;
import dev.fazhi.model.Period;
import dev.fazhi.model.SafeText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One group under two names. Either last year alone has the one and this year alone the other, so
 * that neither can be compared: names that are alike, the only two that changed, or all the names
 * of a breakdown. Or both stand beside each other and differ in nothing but a mark, a number or a
 * word that people leave out.
 */
public final class SplitGroups implements FigureDoubts {

  private static final String RENAMED = "FZ-532";
  private static final String SPELLED = "FZ-533";

  private static final String REGISTER = "是同一组的，请在名录或来源的 values 里把一个登记为另一个的别名，再运行 ./fazhi rebuild。";

  private final Definitions definitions;
  private final List<Fault> faults = new ArrayList<>();

  /** By a group what is noted of it. */
  private final Map<Group, String> notes = new HashMap<>();

  private record Group(String source, String by, String name) {}

  /** Those among the figures. */
  public SplitGroups(Definitions definitions, List<Figure> figures) {
    this.definitions = definitions;
    Map<String, List<Figure>> lists = new LinkedHashMap<>();
    definitions
        .metrics()
        .values()
        .forEach(
            metric ->
                metric
                    .by()
                    .forEach(by -> lists.put(metric.id() + ' ' + by.field(), new ArrayList<>())));
    figures.stream()
        .filter(figure -> figure.period().kind() == Period.Kind.YTD && !figure.isTotal())
        .filter(figure -> !figure.group().equals(Figure.NO_GROUP))
        .filter(figure -> metric(figure).counting() instanceof Metric.Rows)
        .forEach(
            figure ->
                lists
                    .computeIfAbsent(figure.metric() + ' ' + figure.by(), any -> new ArrayList<>())
                    .add(figure));
    lists.values().stream().filter(groups -> !groups.isEmpty()).forEach(this::find);
  }

  private Metric metric(Figure figure) {
    return definitions.metric(figure.metric());
  }

  /** Metrics of a source have the same groups. */
  private Group group(Figure figure) {
    return new Group(metric(figure).source(), figure.by(), figure.group());
  }

  private void find(List<Figure> groups) {
    List<Figure> gone =
        groups.stream().filter(g -> GroupCounts.isOnly(g.last(), g.current())).toList();
    List<Figure> come =
        groups.stream().filter(g -> GroupCounts.isOnly(g.current(), g.last())).toList();
    boolean single = gone.size() == 1 && come.size() == 1;
    for (Figure before : gone) {
      for (Figure after : come) {
        if (GroupNames.areAlike(before.group(), after.group())
            || single && GroupCounts.isAsMany(before.last(), after.current())) {
          renamed(before, after);
        }
      }
    }
    boolean most =
        GroupCounts.isMost(groups, gone, true) && GroupCounts.isMost(groups, come, false);
    if (most && !gone.isEmpty() && !come.isEmpty() && gone.size() + come.size() > 2) {
      anew(gone, come);
    }
    spelled(groups);
    variants(groups);
  }

  private void variants(List<Figure> groups) {
    Figure any = groups.get(0);
    Field field = definitions.source(metric(any).source()).field(any.by());
    if (field.isFreeText()) {
      for (VariantNames.Variant each : VariantNames.of(groups)) {
        String message = "%s 的“%s”上年没有，像是“%s”的另一种写法，另成了一组；";
        spelled(
            each.name(),
            each.of(),
            message.formatted(
                metric(any).name(),
                SafeText.safe(each.name().group()),
                SafeText.safe(each.of().group())));
      }
    }
  }

  private void renamed(Figure gone, Figure come) {
    if (notes.putIfAbsent(group(gone), Note.RENAMED.with(come.group())) == null) {
      notes.putIfAbsent(group(come), Note.RENAMED.with(gone.group()));
      String message =
          "%s 上年同期“%s”有 %s %s、本年没有，“%s”本年有 %s %s、上年没有，像是同一组换了名称，两年因此各成一组、不能对照；"
              .formatted(
                  metric(gone).name(),
                  SafeText.safe(gone.group()),
                  gone.last().value(),
                  gone.unit(),
                  SafeText.safe(come.group()),
                  come.current().value(),
                  come.unit());
      tell(RENAMED, gone, message + REGISTER);
    }
  }

  /** All the names are others. */
  private void anew(List<Figure> gone, List<Figure> come) {
    boolean told = false;
    for (List<Figure> names : List.of(gone, come)) {
      String other = names == gone ? "本年的分组" : "上年的分组";
      for (Figure name : names) {
        told |= notes.putIfAbsent(group(name), Note.RENAMED.with(other)) == null;
      }
    }
    if (told) {
      String message =
          "%s 上年同期的“%s”本年都没有了，本年的“%s”上年没有，像是换了一套分组或写法，两年不能对照；"
              .formatted(metric(gone.get(0)).name(), words(gone), words(come));
      tell(RENAMED, gone.get(0), message + REGISTER);
    }
  }

  private static String words(List<Figure> names) {
    List<String> all = names.stream().map(figure -> SafeText.safe(figure.group())).toList();
    return SourceChecks.several(all, "、");
  }

  /** Names that stand beside each other. */
  private void spelled(List<Figure> groups) {
    Map<String, Figure> plain = new HashMap<>();
    groups.forEach(group -> plain.merge(GroupNames.letters(group.group()), group, this::shorter));
    Figure any = groups.get(0);
    Reference list = definitions.listOf(definitions.source(metric(any).source()), any.by());
    for (Figure group : groups) {
      Figure other =
          GroupNames.cores(group.group()).stream()
              .flatMap(core -> Stream.ofNullable(plain.get(core)))
              .filter(found -> found != group)
              .findFirst()
              .orElse(null);
      if (other != null) {
        spelled(
            group,
            other,
            "%s 的“%s”和“%s”像是同一组的两种写法，分成了两组；"
                .formatted(
                    metric(group).name(),
                    SafeText.safe(group.group()),
                    SafeText.safe(other.group())));
      } else if (isJoined(group, plain)) {
        String message = "%s 的“%s”像是两组写在一起，另成了一组；";
        spelled(
            group, group, message.formatted(metric(group).name(), SafeText.safe(group.group())));
      } else if (GroupNames.isForeign(group.group()) || isNoName(group, groups)) {
        String message = "%s 的“%s”像是繁体字、错码、代码或者“不是”一类的话，另成了一组；";
        spelled(
            group, group, message.formatted(metric(group).name(), SafeText.safe(group.group())));
      }
      Set<String> listed = list == null ? Set.of() : list.within(group.group());
      if (!listed.isEmpty()) {
        unlisted(group, listed, groups);
      }
    }
  }

  /** That a list does not have the name is told by the import; here what it is taken from. */
  private void unlisted(Figure group, Set<String> listed, List<Figure> groups) {
    notes.putIfAbsent(group(group), Note.SPELLED.with(List.copyOf(listed)));
    groups.stream()
        .filter(other -> listed.contains(other.group()))
        .forEach(other -> notes.putIfAbsent(group(other), Note.SPELLED.with(group.group())));
  }

  private static boolean isJoined(Figure group, Map<String, Figure> plain) {
    List<String> parts = GroupNames.joined(group.group());
    return parts.size() > 1 && parts.stream().allMatch(plain::containsKey);
  }

  /** Whether it is a number among names, or says that there is none. */
  private boolean isNoName(Figure group, List<Figure> groups) {
    List<String> names = groups.stream().map(Figure::group).toList();
    String title = definitions.source(metric(group).source()).field(group.by()).title();
    boolean code = group.group().matches("\\d{1,4}");
    return code
            && names.stream().anyMatch(name -> name.codePoints().anyMatch(Character::isIdeographic))
        || GroupNames.isNone(group.group(), title, names);
  }

  private Figure shorter(Figure one, Figure other) {
    return other.group().length() < one.group().length() ? other : one;
  }

  private void spelled(Figure group, Figure other, String message) {
    if (notes.putIfAbsent(group(group), Note.SPELLED.with(other.group())) == null) {
      notes.putIfAbsent(group(other), Note.SPELLED.with(group.group()));
      tell(SPELLED, group, message + "请统一写法后重新导出；" + REGISTER);
    }
  }

  private void tell(String code, Figure figure, String message) {
    faults.add(FigureChecks.fault(code, Fault.Severity.WARNING, metric(figure), null, message));
  }

  @Override
  public List<Fault> faults() {
    return faults;
  }

  @Override
  public Figure noted(Figure figure) {
    String note = figure.isTotal() ? null : notes.get(group(figure));
    return note == null ? figure : figure.noted(note);
  }
}
