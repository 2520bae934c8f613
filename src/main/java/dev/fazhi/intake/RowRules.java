package dev.fazhi.intake;

import dev.fazhi.definition.Condition;
import dev.fazhi.definition.Field;
import dev.fazhi.definition.RowTest;
import dev.fazhi.definition.Source;
import dev.fazhi.model.Entry;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Place;
import dev.fazhi.model.Shown;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a source, and the fields that are required in some cases, over its rows; every
 * breach of a row is found, not just its first. What a sheet has no column for is not empty, so
 * that no rule can be broken by it.
 */
final class RowRules {

  private static final String RULE_BROKEN = "FZ-221";
  private static final String REQUIRED_WHEN = "FZ-222";
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private final String file;
  private final List<Check> checks = new ArrayList<>();

  /**
   * @param breaks what a row breaks it by: this truth of the test
   * @param column of the field that the fault names
   * @param onlyWithout whether only rows without that field break it
   */
  private record Check(
      RowTest test,
      boolean breaks,
      int position,
      int column,
      boolean onlyWithout,
      String code,
      String title,
      String message) {}

  RowRules(String file, SheetPlan plan) {
    this.file = file;
    Source source = plan.source();
    for (Source.Rule rule : source.rules()) {
      if (hasAll(plan, rule.check().fields())) {
        add(plan, rule.check(), false, rule.field(), RULE_BROKEN, rule.message());
      }
    }
    for (Field field : source.fields()) {
      Condition when = field.requiredWhen();
      if (when != null && hasAll(plan, Set.of(field.name()))) {
        String message = field.title() + "在此情况下必填：" + when.text();
        add(plan, when, true, field.name(), REQUIRED_WHEN, message);
      }
    }
  }

  /** A field that is taken from another is there with that other. */
  private static boolean hasAll(SheetPlan plan, Set<String> fields) {
    return fields.stream()
        .map(plan.source()::field)
        .allMatch(
            field ->
                column(plan, field.name()) >= 0
                    || field.isOfPlace()
                    || field.derive() != null && column(plan, field.derive().from()) >= 0);
  }

  private static int column(SheetPlan plan, String field) {
    for (SheetPlan.Column column : plan.columns()) {
      if (column.field().name().equals(field)) {
        return column.index();
      }
    }
    return -1;
  }

  private void add(
      SheetPlan plan,
      Condition condition,
      boolean breaks,
      String name,
      String code,
      String message) {
    Field field = plan.source().field(name);
    int position = plan.source().fields().indexOf(field);
    checks.add(
        new Check(
            condition.compile(plan.source().fields()),
            breaks,
            position,
            column(plan, name),
            breaks,
            code,
            field.title(),
            message));
  }

  /** Whether a fault was found here. */
  static boolean isOfRule(Fault fault) {
    return fault.code().equals(RULE_BROKEN) || fault.code().equals(REQUIRED_WHEN);
  }

  /** The row with the faults of the rules that it breaks. */
  Entry check(Entry row) {
    List<Fault> faults = new ArrayList<>(0);
    for (Check check : checks) {
      if (isBroken(check, row)) {
        Object value = row.values().get(check.position());
        faults.add(
            new Fault(
                check.code(),
                Fault.Severity.REJECT,
                new Place(file, row.sheet(), row.row(), check.column()),
                check.title(),
                value == null ? "" : Shown.safe(text(value)),
                check.message()));
      }
    }
    if (faults.isEmpty()) {
      return row;
    }
    faults.addAll(0, row.faults());
    return new Entry(
        row.sheetIndex(),
        row.sheet(),
        row.row(),
        row.values(),
        row.cells(),
        List.copyOf(faults),
        row.origin());
  }

  private static boolean isBroken(Check check, Entry row) {
    if (check.onlyWithout()
        && (row.values().get(check.position()) != null
            // a value that was there but could not be read has its own fault already
            || row.faults().stream().anyMatch(f -> f.place().column() == check.column()))) {
      return false;
    }
    @Nullable Object[] values = row.values().toArray();
    return check.breaks()
        ? check.test().holds(values, RowTest.Moments.NONE)
        : check.test().fails(values, RowTest.Moments.NONE);
  }

  private static String text(Object value) {
    if (value instanceof LocalDateTime moment) {
      return MOMENT.format(moment);
    }
    return value instanceof BigDecimal number
        ? number.stripTrailingZeros().toPlainString()
        : value.toString();
  }
}
