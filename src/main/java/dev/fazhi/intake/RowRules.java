package dev.fazhi.intake;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Condition;
import dev.fazhi.definition.condition.Consequence;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.definition.condition.RowTest;
import dev.fazhi.intake.header.SheetPlan;
import dev.fazhi.intake.text.Moments;
import dev.fazhi.intake.value.FileFault;
import dev.fazhi.intake.value.FileStatistics;
import dev.fazhi.model.Fault;
import dev.fazhi.model.ImportedRow;
import dev.fazhi.model.Place;
import dev.fazhi.model.SafeText;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks rows against the rules of the source and its conditionally required fields; all breaches
 * of a row are found. Fields without a column are unknown, not empty, and break no rule.
 */
final class RowRules {

  private static final String RULE_BROKEN = "FZ-221";
  private static final String REQUIRED_WHEN = "FZ-222";
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private final String file;
  private final LocalDate exported;
  private final FileStatistics tally;
  private final List<Check> checks = new ArrayList<>();

  /**
   * @param breaks what a row breaks it by: this truth of the test
   * @param column of the field that the fault names
   * @param onlyWithout whether only rows without that field break it
   * @param past the positions of times that must not lie after the export, or nothing is known yet
   */
  private record Check(
      RowTest test,
      boolean breaks,
      int position,
      int column,
      boolean onlyWithout,
      int[] past,
      String code,
      String title,
      String message,
      Consequence severity) {}

  /**
   * @param exported the last day that the file can tell of
   */
  RowRules(String file, SheetPlan plan, LocalDate exported, FileStatistics tally) {
    this.file = file;
    this.exported = exported;
    this.tally = tally;
    Source source = plan.source();
    for (Source.Rule rule : source.rules()) {
      if (hasAll(plan, rule.check().fields())) {
        add(plan, rule.check(), false, rule.field(), RULE_BROKEN, rule.message(), rule.severity());
      }
    }
    for (Field field : source.fields()) {
      Condition when = field.requiredWhen();
      if (when != null && hasAll(plan, Set.of(field.name()))) {
        String message = field.title() + "在此情况下必填：" + when.words(source.fields());
        add(plan, when, true, field.name(), REQUIRED_WHEN, message, Consequence.REJECT);
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
                    || field.derive() != null
                        && field.derive().fields().stream()
                            .allMatch(name -> column(plan, name) >= 0));
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
      String message,
      Consequence severity) {
    Field field = plan.source().field(name);
    checks.add(
        new Check(
            condition.compile(plan.source().fields()),
            breaks,
            plan.source().position(name),
            column(plan, name),
            breaks,
            breaks ? times(plan.source(), condition) : new int[0],
            code,
            field.title(),
            message,
            severity));
  }

  private static int[] times(Source source, Condition condition) {
    return condition.fields().stream()
        .map(source::field)
        .filter(field -> field.type().isTime())
        .mapToInt(source.fields()::indexOf)
        .toArray();
  }

  /** Whether a fault was found here. */
  static boolean isOfRule(Fault fault) {
    return fault.code().equals(RULE_BROKEN) || fault.code().equals(REQUIRED_WHEN);
  }

  /**
   * The row with the faults of the rules that it breaks, and without the values that these take.
   */
  ImportedRow check(ImportedRow row) {
    List<Fault> faults = new ArrayList<>(0);
    List<@Nullable Object> values = row.values();
    for (Check check : checks) {
      if (!isBroken(check, row)) {
        continue;
      }
      if (check.severity() == Consequence.REJECT) {
        faults.add(fault(check, row));
        continue;
      }
      // what is lacking may be what it was rejected for
      if (row.isRejected()) {
        continue;
      }
      boolean blank = check.severity() == Consequence.BLANK;
      String sheet = row.sheet().isEmpty() ? "" : "“" + SafeText.safe(row.sheet()) + "”";
      tally.remark(
          FileFault.RULE_BROKEN,
          check.title(),
          check.message() + (blank ? "，『" + check.title() + "』按空格读入" : "，照常计入"),
          sheet + "第 " + row.row() + " 行");
      if (blank) {
        values = new ArrayList<>(values);
        values.set(check.position(), null);
      }
    }
    if (faults.isEmpty() && values == row.values()) {
      return row;
    }
    faults.addAll(0, row.faults());
    return new ImportedRow(
        row.sheetIndex(),
        row.sheet(),
        row.row(),
        values,
        row.cells(),
        List.copyOf(faults),
        row.origin());
  }

  private Fault fault(Check check, ImportedRow row) {
    Object value = row.values().get(check.position());
    return new Fault(
        check.code(),
        Fault.Severity.REJECT,
        new Place(file, row.sheet(), row.row(), check.column()),
        check.title(),
        value == null ? "" : SafeText.safe(text(value)),
        check.message());
  }

  private boolean isToCome(int[] times, ImportedRow row) {
    for (int position : times) {
      LocalDateTime time = Moments.of(row.values().get(position));
      if (time != null && time.toLocalDate().isAfter(exported)) {
        return true;
      }
    }
    return false;
  }

  private boolean isBroken(Check check, ImportedRow row) {
    if (isToCome(check.past(), row)) {
      return false;
    }
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
