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
import java.util.Optional;

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
        Optional<SampleNode> value = column.find(format);
        if (isText && value.isPresent()) {
          throw value.get().wrong("文本文件没有单元格格式和合并表头，请去掉 " + format);
        }
      }
      SampleNode field = column.need("field");
      if (!fields.contains(field.text()) && !field.text().equals(Column.ROW)) {
        throw field.wrong(
            "没有字段“" + field.text() + "”，可用：" + String.join("、", fields) + "、" + Column.ROW);
      }
      columns.add(
          new Column(
              column.need("header").text(),
              column.find("group").map(SampleNode::text).orElse(null),
              field.text(),
              look(column)));
    }
    if (columns.isEmpty()) {
      throw part.wrong("至少应有一列");
    }
    return columns;
  }

  private ColumnFormat look(SampleNode column) {
    return new ColumnFormat(
        column.find("forms").map(ColumnReader::forms).orElse(List.of()),
        column.find("cell").map(SampleNode::text).orElse(null),
        column.find("text_percent").map(ColumnReader::percent).orElse(0),
        column.find("number").map(ColumnReader::number).orElse(null),
        column.find("divide").map(ColumnReader::divide).orElse(1L),
        column.find("spell").map(ColumnReader::spell).orElse(Map.of()),
        column.find("aliases").map(this::aliases).orElse(Map.of()),
        column.find("alias_percent").map(ColumnReader::percent).orElse(25),
        column.find("rewrite").map(ColumnReader::rewrite).orElse(List.of()));
  }

  private static List<DateTimeFormatter> forms(SampleNode part) {
    return part.list().stream().map(form -> TemplateReader.dates(form, form.text())).toList();
  }

  private static int percent(SampleNode part) {
    return Math.toIntExact(part.whole(0, 100));
  }

  private static String number(SampleNode part) {
    try {
      return new DecimalFormat(part.text(), DecimalFormatSymbols.getInstance(Locale.ROOT))
          .toPattern();
    } catch (IllegalArgumentException malformed) {
      throw part.wrong("“" + part.text() + "”不是数字格式，请写作 #,##0.00 之类");
    }
  }

  private static long divide(SampleNode part) {
    long divide = part.whole(1, 1_000_000_000);
    if (BigDecimal.valueOf(divide).stripTrailingZeros().unscaledValue().longValue() != 1) {
      throw part.wrong("divide 应是 1、10、100、10000 之类");
    }
    return divide;
  }

  private static Map<String, Weighted<String>> spell(SampleNode part) {
    Map<String, Weighted<String>> spell = new LinkedHashMap<>();
    part.entries().forEach((value, words) -> spell.put(value, Vocabulary.words(words)));
    return spell;
  }

  private Map<String, List<String>> aliases(SampleNode part) {
    Map<String, List<String>> aliases = vocabulary.aliases().get(part.text());
    if (aliases == null) {
      throw mistakes.unknown(part, "aliases");
    }
    return aliases;
  }

  private static List<Map<String, String>> rewrite(SampleNode part) {
    List<Map<String, String>> variants = new ArrayList<>();
    for (SampleNode variant : part.list()) {
      Map<String, String> replace = new LinkedHashMap<>();
      variant.entries().forEach((from, to) -> replace.put(from, to.text()));
      variants.add(replace);
    }
    return variants;
  }
}
