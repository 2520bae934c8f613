package dev.fazhi.intake.proposal;

import dev.fazhi.definition.condition.Field.Type;
import dev.fazhi.intake.text.Privacy;
import dev.fazhi.intake.text.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A proposal as the text of declarations, with what a person should look at said beside it.
 *
 * @param persons by which the values of a column are told from names
 * @param cross whether months stand side by side
 * @param key the fields that tell one row from another; none when no column does
 */
record ProposalText(
    String id,
    String title,
    List<ProposedField> fields,
    List<String> personal,
    PersonalColumns persons,
    boolean cross,
    List<String> key,
    long rows) {

  private static final int MOST_GROUPED = 6;
  private static final int LONGEST_SHEET = 31;
  private static final Pattern PLAIN =
      Pattern.compile("[\\p{L}][\\p{L}\\p{N}_（）()]*(?: [\\p{L}\\p{N}_（）()]+)*");
  private static final Pattern WORD_OF_YAML =
      Pattern.compile("(?i)true|false|yes|no|on|off|null|y|n");

  /** The files by their paths under {@code jobs/}. */
  Map<String, String> files(List<ColumnProfile> months) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("sources/" + id + ".yml", source(months));
    if (cross || coverage().isPresent()) {
      files.put("metrics/" + id + ".yml", metrics());
      files.put("tables/900-" + id.replace('_', '-') + ".yml", table());
    }
    return files;
  }

  /** The day by which rows fall into a period: the one that is filled most often, the first. */
  private Optional<ProposedField> coverage() {
    ProposedField best = null;
    for (ProposedField field : fields) {
      if (field.type().isTime()
          && !field.future()
          && (best == null || field.profile().filled() > best.profile().filled())) {
        best = field;
      }
    }
    return Optional.ofNullable(best);
  }

  private List<ProposedField> groups() {
    return fields.stream().filter(ProposedField::isCategory).limit(MOST_GROUPED).toList();
  }

  /** The first text of a cross table, whose rows these are. */
  private Optional<ProposedField> unit() {
    return fields.stream().filter(field -> field.type().isText()).findFirst();
  }

  private String source(List<ColumnProfile> months) {
    StringBuilder text = new StringBuilder();
    text.append("# 由 new-source 按 ").append(rows).append(" 行数据提出，请逐行看过再用；字段名可以改成好记的英文。\n");
    text.append("source: ").append(id).append('\n');
    text.append("title: ").append(quoted(title)).append('\n');
    text.append("grain: ").append(cross ? "一行一个单位一个月" : "一行一件").append('\n');
    boolean byRow = key.isEmpty() && !cross && coverage().isPresent();
    if (cross) {
      text.append("key: [").append(unit().map(f -> f.name() + ", ").orElse("")).append("month]\n");
      text.append("coverage: month\n");
      String ending = months.get(0).header().endsWith("份") ? "*月份" : "*月";
      text.append("unpivot: { columns: [\"")
          .append(ending)
          .append("\"], into: month, value: value }\n");
    } else if (byRow) {
      text.append("key: row                # 没有一列各行都不同：按没有编号的导出读，重报的日期整段替换\n");
    } else {
      String names = key.isEmpty() ? fields.get(0).name() : String.join(", ", key);
      text.append("key: [").append(names).append(']');
      text.append(key.isEmpty() ? "   # 没有一列各行都不同，请改成认得出一行的字段\n" : "\n");
    }
    if (!cross) {
      coverage().ifPresent(field -> text.append("coverage: ").append(field.name()).append('\n'));
      List<String> events =
          fields.stream()
              .filter(field -> field.type().isTime() && !field.future())
              .map(ProposedField::name)
              .toList();
      if (!events.isEmpty()) {
        text.append("events: [").append(String.join(", ", events)).append("]\n");
      }
    }
    text.append("fields:\n");
    fields.forEach(field -> text.append(field(field)));
    if (cross) {
      text.append("  month: { label: 月份, type: period, required: true }\n");
      text.append("  value: { label: 数值, type: decimal, required: true }\n");
    }
    text.append("# 这些列读的时候就丢掉；不含个人信息而要统计的，移到上面作字段\n");
    text.append("personal: [")
        .append(personal.stream().map(ProposalText::quoted).collect(Collectors.joining(", ")))
        .append("]\n");
    return text.toString();
  }

  private boolean isRequired(ProposedField field) {
    return key.contains(field.name())
        || key.isEmpty() && !cross && coverage().isEmpty() && field.equals(fields.get(0))
        || cross && unit().filter(field::equals).isPresent()
        || !cross
            && field.profile().filled() == rows
            && coverage().filter(field::equals).isPresent();
  }

  private String field(ProposedField field) {
    StringBuilder text = new StringBuilder();
    text.append("  ").append(field.name()).append(":\n");
    text.append("    headers: [").append(quoted(field.profile().header())).append("]\n");
    text.append("    type: ").append(word(field.type())).append('\n');
    if (isRequired(field)) {
      text.append("    required: true\n");
    }
    if (!field.format().isEmpty()) {
      text.append("    format: ").append(field.format());
      text.append(field.doubtful() ? "   # 月日的次序两种都读得通，请核对\n" : "\n");
    }
    if (!field.empty().isEmpty()) {
      text.append("    empty: [")
          .append(
              field.empty().stream()
                  .map(word -> quoted(shown(word)))
                  .collect(Collectors.joining(", ")))
          .append("]   # 读不成")
          .append("的字样，按没有填读；请核对\n");
    }
    if (field.type() == Type.TEXT && field.isCategory() && mayShow(field)) {
      if (persons.areNames(field.profile().distinct())) {
        text.append("    # 取值像是人名，没有列出；是人名的，把这一列移到 personal\n");
      } else {
        text.append("    unknown: warn\n    values:\n");
        field
            .profile()
            .distinct()
            .forEach(value -> text.append("      ").append(quoted(value)).append(": []\n"));
      }
    }
    return text.toString();
  }

  /** Whether the values may be written out: none of them has anything personal about it. */
  private static boolean mayShow(ProposedField field) {
    return field.profile().distinct().stream()
        .allMatch(value -> Privacy.mask(Texts.clean(value)) == null && value.length() <= 40);
  }

  private static String shown(String text) {
    return Privacy.shown(text);
  }

  private String metrics() {
    StringBuilder text = new StringBuilder("source: " + id + "\nmetrics:\n");
    String name = quoted(title + "数量");
    if (cross) {
      String unit = unit().map(ProposedField::name).orElse("month");
      text.append(metric("total", name, "件", "各月之和，截止日前各月相加"));
      text.append("    reported: { value: value, period: month, unit: ").append(unit);
      text.append(" }\n    by: [").append(unit).append("]\n");
      return text.toString();
    }
    ProposedField date = coverage().orElseThrow();
    String by =
        groups().stream()
            .map(field -> field.name() + (field.type() == Type.PATH ? "/1" : ""))
            .collect(Collectors.joining(", "));
    String split = by.isEmpty() ? "" : "    by: [" + by + "]\n";
    text.append(metric("total", name, "件", date.profile().header() + "在统计期内的行"));
    text.append("    date: ").append(date.name()).append('\n').append(split);
    end(date)
        .ifPresent(
            end -> {
              String closed = end.profile().header() + "不晚于截止日的";
              text.append(metric("closed", quoted(title + "办结数量"), "件", closed));
              text.append("    from: ").append(id).append(".total\n    where: ");
              text.append(end.name()).append(" <= as_of\n").append(split);
              text.append(metric("closed_rate", quoted(title + "办结率"), "\"%\"", "办结数量除以数量"));
              text.append("    ratio: { of: %s.closed, to: %s.total }\n".formatted(id, id));
              text.append(split);
            });
    for (ProposedField field : fields) {
      if (field.type().isNumber()) {
        String of = quoted(field.profile().header() + "合计");
        text.append(metric("sum_" + field.name(), of, sumUnit(field), "各行相加"));
        text.append("    from: ").append(id).append(".total\n    sum: ");
        text.append(field.name()).append('\n').append(split);
      }
    }
    return text.toString();
  }

  private static String sumUnit(ProposedField field) {
    return field.type() == Type.MONEY ? "元" : "个";
  }

  /** A second day that not every row has, and that comes no earlier: when something was done. */
  private Optional<ProposedField> end(ProposedField start) {
    return fields.stream()
        .filter(field -> field.type().isTime() && !field.equals(start) && !field.future())
        .filter(field -> field.profile().filled() < start.profile().filled())
        .findFirst();
  }

  private String metric(String name, String title, String unit, String meaning) {
    return "  %s.%s:\n    name: %s\n    unit: %s\n    meaning: %s\n"
        .formatted(id, name, title, unit, quoted(meaning));
  }

  private String table() {
    Optional<String> by =
        cross
            ? unit().map(ProposedField::name)
            : groups().stream().findFirst().map(ProposedField::name);
    String sheet = title.replaceAll("[\\[\\]:*?/\\\\']", "");
    return """
    table: %s
    title: %s
    sheet: %s
    intro: %s
    rows: %s
    metrics: ["%s.*"]
    """
        .formatted(
            id.replace('_', '-'),
            quoted(title),
            quoted(sheet.substring(0, Math.min(LONGEST_SHEET, sheet.length()))),
            quoted(title + "的主要数字。"),
            by.map(field -> "groups\nby: " + field + "\norder: value").orElse("metrics"),
            id);
  }

  private static String word(Type type) {
    return type.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String quoted(String text) {
    return PLAIN.matcher(text).matches() && !WORD_OF_YAML.matcher(text).matches()
        ? text
        : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
