package dev.fazhi.intake.header;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.FieldUse;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.definition.yaml.Spelling;
import dev.fazhi.intake.value.FileFault;
import dev.fazhi.intake.value.FileStatistics;
import dev.fazhi.model.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reports fields that metrics or rules read and for which a sheet has no column: their values are
 * unknown, and so are figures made of them.
 */
public final class AbsentColumns {

  private static final int MOST_SHOWN = 4;

  private final Definitions definitions;
  private final Map<String, FieldUse> uses = new HashMap<>();
  private final Map<Columns, Absent> known = new HashMap<>();

  /** What the absent columns of a sheet depend on. */
  private record Columns(String source, Set<String> fields, List<String> ignored) {}

  private record Absent(String titles, String message) {}

  public AbsentColumns(Definitions definitions) {
    this.definitions = definitions;
  }

  public void note(String file, SheetPlan plan, FileStatistics tally) {
    Columns columns =
        new Columns(plan.source().id(), plan.fieldNames(), plan.layout().ignoredHeaders());
    Absent absent = known.computeIfAbsent(columns, any -> absent(plan));
    if (!absent.titles().isEmpty()) {
      Place place = new Place(file, plan.layout().sheet(), plan.layout().headerTo(), -1);
      tally.add(FileFault.ABSENT_COLUMN.at(place, absent.titles(), "", absent.message()));
    }
  }

  private Absent absent(SheetPlan plan) {
    FieldUse use =
        uses.computeIfAbsent(plan.source().id(), any -> new FieldUse(definitions, plan.source()));
    List<String> titles = new ArrayList<>();
    List<String> described = new ArrayList<>();
    for (Field field : plan.source().fields()) {
      boolean read = !use.metrics(field.name()).isEmpty() || !use.rules(field.name()).isEmpty();
      if (read && !plan.has(field)) {
        titles.add(field.title());
        described.add(
            "『%s』（%s要用%s）".formatted(field.title(), readers(use, field), nearest(field, plan)));
      }
    }
    String message =
        "没有 %s 列：%s。没有的列按“未提供”计，不是空，已有的值不变。换了列名的，请在 jobs/sources 里登记；少导了的，请补上重新导出。"
            .formatted(titles.size(), String.join("、", described));
    return new Absent(String.join("、", titles), message);
  }

  private static String readers(FieldUse use, Field field) {
    List<String> metrics = use.metrics(field.name());
    List<String> rules = use.rules(field.name());
    List<String> readers = new ArrayList<>();
    if (!metrics.isEmpty()) {
      readers.add(
          "指标 %s%s"
              .formatted(
                  String.join("、", metrics.subList(0, Math.min(MOST_SHOWN, metrics.size()))),
                  metrics.size() > MOST_SHOWN ? " 等 " + metrics.size() + " 项" : ""));
    }
    if (!rules.isEmpty()) {
      readers.add("规则 " + String.join("、", rules));
    }
    return String.join("，", readers);
  }

  private static String nearest(Field field, SheetPlan plan) {
    @Nullable String best = null;
    for (String header : field.headers()) {
      best = best == null ? Spelling.nearest(header, plan.layout().ignoredHeaders()) : best;
    }
    return best == null ? "" : "，最接近的列名是『%s』".formatted(best);
  }
}
