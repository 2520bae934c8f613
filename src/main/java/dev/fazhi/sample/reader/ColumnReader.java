package dev.fazhi.sample.reader;

import dev.fazhi.sample.record.Column;
import dev.fazhi.sample.record.ColumnFormat;
import dev.fazhi.sample.record.SampleErrors;
import dev.fazhi.sample.record.SampleNode;
import dev.fazhi.sample.record.Vocabulary;
import dev.fazhi.sample.record.Weighted;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the columns of a sheet. */
record ColumnReader(Vocabulary vocabulary, SampleErrors mistakes) {

  /**
   * The columns.
   *
   * @param fields what they may show
   * @param isText whether the file is text, which knows no cell formats and no groups
   */
  List<Column> read(SampleNode part, List<String> fields, boolean isText) {
    List<Column> columns = new ArrayList<>();
    for (SampleNode column : part.list()) {
      Map<String, SampleNode> entries =
          column.entries(
              "header",
              "group",
              "field",
              "forms",
              "cell",
              "text_percent",
              "number",
              "divide",
              "spell",
              "aliases",
              "alias_percent",
              "rewrite");
      for (String format : List.of("cell", "group")) {
        SampleNode value = entries.get(format);
        if (isText && value != null) {
          throw value.wrong("文本文件没有单元格格式和合并表头，请去掉 " + format);
        }
      }
      SampleNode field = column.need("field");
      if (!fields.contains(field.text()) && !field.text().equals(Column.ROW)) {
        throw field.wrong(
            "没有字段“" + field.text() + "”，可用：" + String.join("、", fields) + "、" + Column.ROW);
      }
      SampleNode group = entries.get("group");
      columns.add(
          new Column(
              column.need("header").text(),
              group == null ? null : group.text(),
              field.text(),
              look(entries)));
    }
    if (columns.isEmpty()) {
      throw part.wrong("至少应有一列");
    }
    return columns;
  }

  private ColumnFormat look(Map<String, SampleNode> entries) {
    SampleNode cell = entries.get("cell");
    return new ColumnFormat(
        forms(entries.get("forms")),
        cell == null ? null : cell.text(),
        percent(entries.get("text_percent"), 0),
        number(entries.get("number")),
        divide(entries.get("divide")),
        spell(entries.get("spell")),
        aliases(entries.get("aliases")),
        percent(entries.get("alias_percent"), 25),
        rewrite(entries.get("rewrite")));
  }

  private static List<DateTimeFormatter> forms(@Nullable SampleNode part) {
    return part == null
        ? List.of()
        : part.list().stream().map(form -> TemplateReader.dates(form, form.text())).toList();
  }

  private static int percent(@Nullable SampleNode part, int otherwise) {
    return part == null ? otherwise : Math.toIntExact(part.whole(0, 100));
  }

  private static @Nullable String number(@Nullable SampleNode part) {
    if (part == null) {
      return null;
    }
    try {
      return new DecimalFormat(part.text(), DecimalFormatSymbols.getInstance(Locale.ROOT))
          .toPattern();
    } catch (IllegalArgumentException malformed) {
      throw part.wrong("“" + part.text() + "”不是数字格式，请写作 #,##0.00 之类");
    }
  }

  private static long divide(@Nullable SampleNode part) {
    if (part == null) {
      return 1;
    }
    long divide = part.whole(1, 1_000_000_000);
    if (BigDecimal.valueOf(divide).stripTrailingZeros().unscaledValue().longValue() != 1) {
      throw part.wrong("divide 应是 1、10、100、10000 之类");
    }
    return divide;
  }

  private static Map<String, Weighted<String>> spell(@Nullable SampleNode part) {
    Map<String, Weighted<String>> spell = new LinkedHashMap<>();
    if (part != null) {
      part.entries().forEach((value, words) -> spell.put(value, Vocabulary.words(words)));
    }
    return spell;
  }

  private Map<String, List<String>> aliases(@Nullable SampleNode part) {
    if (part == null) {
      return Map.of();
    }
    Map<String, List<String>> aliases = vocabulary.aliases().get(part.text());
    if (aliases == null) {
      throw mistakes.unknown(part, "aliases");
    }
    return aliases;
  }

  private static List<Map<String, String>> rewrite(@Nullable SampleNode part) {
    List<Map<String, String>> variants = new ArrayList<>();
    if (part != null) {
      for (SampleNode variant : part.list()) {
        Map<String, String> replace = new LinkedHashMap<>();
        variant.entries().forEach((from, to) -> replace.put(from, to.text()));
        variants.add(replace);
      }
    }
    return variants;
  }
}
