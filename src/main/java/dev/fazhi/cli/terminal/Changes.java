package dev.fazhi.cli.terminal;

import dev.fazhi.job.context.Workspace;
import dev.fazhi.model.Figure;
import dev.fazhi.model.FirstFew;
import dev.fazhi.model.Note;
import dev.fazhi.model.ReportPeriod;
import dev.fazhi.store.vintage.Vintages;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Summarises in a few lines which totals to date the newest vintage changed. */
record Changes(Workspace workplace) {

  private static final int MOST = 5;
  private static final int MOST_NAMED = 2;

  List<String> lines() {
    List<String> lines = new ArrayList<>(year());
    for (ReportPeriod period : ReportPeriod.values()) {
      if (period != ReportPeriod.YEAR) {
        workplace
            .vintages()
            .newest(period)
            .ifPresent(
                head ->
                    lines.add(
                        "最新%s　截止 %s，第 %s 版，%s"
                            .formatted(
                                period.title(), head.asOf().day(), head.number(), standing(head))));
      }
    }
    return lines;
  }

  private String standing(Vintages.Head head) {
    return workplace.standing(head).words(workplace.definitions().nightly().zone());
  }

  private List<String> year() {
    Vintages vintages = workplace.vintages();
    Optional<Vintages.Head> newest = vintages.newest();
    if (newest.isEmpty()) {
      return List.of("最新结果    还没有");
    }
    Vintages.Head head = newest.get();
    String which = "最新结果    截止 " + head.asOf() + "，第 " + head.number() + " 版，" + standing(head);
    Optional<Vintages.Head> before = vintages.before(head.number(), head.asOf());
    List<Figure> totals = vintages.totals(head);
    List<String> lines = new ArrayList<>();
    if (before.isEmpty()) {
      lines.add(which);
      lines.addAll(notes(totals));
      return lines;
    }
    List<String> changed = changed(vintages.totals(before.get()), totals);
    String than = "，与第 " + before.get().number() + " 版相比";
    lines.add(which + than + (changed.isEmpty() ? "主要指标没有变" : "有 " + changed.size() + " 个主要指标变了"));
    changed.stream().limit(MOST).forEach(lines::add);
    if (changed.size() > MOST) {
      lines.add("    · …… 全部见 ./fazhi revisions");
    }
    lines.addAll(notes(totals));
    return lines;
  }

  /** What the figures say of what was delivered, as long as it holds. */
  private static List<String> notes(List<Figure> totals) {
    Map<String, FirstFew> names = new LinkedHashMap<>();
    for (Figure figure : totals) {
      for (String note : figure.notes()) {
        if (Note.find(note).filter(Note::isOnDeliveries).isPresent()) {
          names.computeIfAbsent(note, any -> new FirstFew(MOST_NAMED)).add(figure.name());
        }
      }
    }
    List<String> lines = new ArrayList<>();
    names.forEach(
        (note, figures) ->
            lines.add(
                "    · %s共 %s 个指标：%s"
                    .formatted(figures.words("、"), figures.count(), Note.sentence(note))));
    return lines;
  }

  private static List<String> changed(List<Figure> before, List<Figure> after) {
    Map<String, Figure> old = new HashMap<>();
    before.forEach(figure -> old.put(figure.metric(), figure));
    List<String> changed = new ArrayList<>();
    for (Figure figure : after) {
      Figure was = old.get(figure.metric());
      BigDecimal now = figure.current().value();
      BigDecimal then = was == null ? null : was.current().value();
      if (!Objects.equals(now, then)) {
        changed.add(
            "    · %s：%s → %s %s".formatted(figure.name(), shown(then), shown(now), figure.unit()));
      }
    }
    return changed;
  }

  private static String shown(@Nullable BigDecimal value) {
    return value == null ? "无" : value.toPlainString();
  }
}
