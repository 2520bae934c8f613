package dev.fazhi.cli.terminal;

import dev.fazhi.job.context.Workspace;
import dev.fazhi.model.Figure;
import dev.fazhi.model.Period;
import dev.fazhi.store.vintage.Vintages;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the newest figures changed of those before them, in a few lines: totals to date alone. */
final class Changes {

  private static final int MOST = 5;

  private final Workspace workplace;

  Changes(Workspace workplace) {
    this.workplace = workplace;
  }

  List<String> lines() {
    Vintages vintages = workplace.vintages();
    Optional<Vintages.Head> newest = vintages.newest();
    if (newest.isEmpty()) {
      return List.of("最新结果    还没有");
    }
    Vintages.Head head = newest.get();
    String standing = workplace.standing(head).words(workplace.definitions().nightly().zone());
    String which = "最新结果    截止 " + head.asOf().day() + "，第 " + head.number() + " 版，" + standing;
    Optional<Vintages.Head> before = vintages.before(head.number(), head.asOf());
    if (before.isEmpty()) {
      return List.of(which);
    }
    List<String> changed = changed(vintages, before.get(), head);
    List<String> lines = new ArrayList<>();
    String than = "，与第 " + before.get().number() + " 版相比";
    lines.add(which + than + (changed.isEmpty() ? "主要指标没有变" : "有 " + changed.size() + " 个主要指标变了"));
    changed.stream().limit(MOST).forEach(lines::add);
    if (changed.size() > MOST) {
      lines.add("    · …… 全部见 ./fazhi revisions");
    }
    return lines;
  }

  private static List<String> changed(
      Vintages vintages, Vintages.Head before, Vintages.Head after) {
    Map<String, Figure> old = new HashMap<>();
    totals(vintages, before).forEach(figure -> old.put(figure.metric(), figure));
    List<String> changed = new ArrayList<>();
    for (Figure figure : totals(vintages, after)) {
      Figure was = old.get(figure.metric());
      BigDecimal now = figure.current().value();
      BigDecimal then = was == null ? null : was.current().value();
      if (!Objects.equals(now, then)) {
        changed.add(
            "    · "
                + figure.name()
                + "："
                + shown(then)
                + " → "
                + shown(now)
                + " "
                + figure.unit());
      }
    }
    return changed;
  }

  private static List<Figure> totals(Vintages vintages, Vintages.Head head) {
    return vintages.read(head).figures().stream()
        .filter(figure -> figure.isTotal() && figure.period().kind() == Period.Kind.YTD)
        .toList();
  }

  private static String shown(@Nullable BigDecimal value) {
    return value == null ? "无" : value.toPlainString();
  }
}
