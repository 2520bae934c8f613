package dev.fazhi.publish.data;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.model.Note;
import dev.fazhi.model.Vintage;
import dev.fazhi.publish.content.PublicationInput;
import dev.fazhi.publish.office.DocumentProperties;
import dev.fazhi.publish.table.Grid;
import dev.fazhi.publish.text.Json;
import dev.fazhi.publish.workbook.DictionaryGrid;
import dev.fazhi.publish.workbook.SourcesGrid;
import dev.fazhi.publish.workbook.WorkbookModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes {@code figures.json}: the metadata of {@code figures.csv}, of the tables and of {@code
 * quality.csv} as CSV on the Web (W3C, Metadata Vocabulary for Tabular Data); what that vocabulary
 * lacks is under {@code notes}.
 */
public final class FiguresJson {

  private record Described(String title, String datatype, String description) {}

  private static final String DECIMAL = "decimal";
  private static final String TEXT = "string";

  private FiguresJson() {}

  public static byte[] bytes(PublicationInput publication, WorkbookModel edition) {
    Vintage vintage = publication.vintage();
    Map<String, Object> group = new LinkedHashMap<>();
    group.put("@context", List.of("http://www.w3.org/ns/csvw", Map.of("@language", "zh-CN")));
    group.put("@type", "TableGroup");
    group.put("dc:title", edition.title());
    group.put("dc:creator", DocumentProperties.CREATOR);
    group.put("dc:date", vintage.asOf().day().toString());
    group.put("dialect", dialect());
    List<Map<String, Object>> tables = new ArrayList<>();
    List<String> key = List.of("metric", "period", "from", "by", "group");
    tables.add(table("figures.csv", edition.title(), "每行一个数字", columns(), key));
    for (Grid grid : edition.tables()) {
      String url = "tables/" + grid.id() + ".csv";
      tables.add(table(url, grid.title(), grid.intro(), columns(grid), List.of()));
    }
    tables.add(table("quality.csv", "数据质量", "每行一个问题", quality(), List.of()));
    if (publication.revisions() != null) {
      tables.add(table("revisions.csv", "修订", "与上一版相比变动了的数", revisions(), List.of()));
    }
    if (SourcesGrid.isLong(publication.loads())) {
      Grid sources = SourcesGrid.of(publication);
      String intro = sources.intro();
      tables.add(table(SourcesGrid.ALL, sources.title(), intro, columns(sources), List.of()));
    }
    group.put("tables", tables);
    group.put("notes", List.of(notes(publication)));
    return Json.bytes(group);
  }

  private static Map<String, Object> table(
      String url,
      String title,
      String description,
      List<Map<String, Object>> columns,
      List<String> key) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("columns", columns);
    if (!key.isEmpty()) {
      schema.put("primaryKey", key);
    }
    Map<String, Object> table = new LinkedHashMap<>();
    table.put("url", url);
    table.put("dc:title", title);
    table.put("dc:description", description);
    table.put("tableSchema", schema);
    return table;
  }

  /** The column's name for programs: numbered, since headers are in Chinese. */
  private static List<Map<String, Object>> columns(Grid grid) {
    List<Map<String, Object>> columns = new ArrayList<>();
    List<String> headers = TableCsv.header(grid);
    for (int i = 0; i < headers.size(); i++) {
      boolean numeric = i < grid.columns().size() && grid.columns().get(i).isNumeric();
      columns.add(column("c" + (i + 1), headers.get(i), numeric ? DECIMAL : TEXT));
    }
    return columns;
  }

  private static List<Map<String, Object>> quality() {
    return QualityCsv.HEADER.stream()
        .map(name -> column(name, name, name.equals("row") ? "integer" : TEXT))
        .toList();
  }

  private static List<Map<String, Object>> revisions() {
    Set<String> numbers = Set.of("before", "after", "difference", "cause_difference");
    return RevisionsCsv.HEADER.stream()
        .map(name -> column(name, name, numbers.contains(name) ? DECIMAL : TEXT))
        .toList();
  }

  private static Map<String, Object> column(String name, String title, String datatype) {
    Map<String, Object> column = new LinkedHashMap<>();
    column.put("name", name);
    column.put("titles", List.of(title));
    column.put("datatype", datatype);
    return column;
  }

  private static Map<String, Object> dialect() {
    Map<String, Object> dialect = new LinkedHashMap<>();
    dialect.put("encoding", "utf-8");
    dialect.put("delimiter", ",");
    dialect.put("quoteChar", "\"");
    dialect.put("doubleQuote", true);
    dialect.put("header", true);
    dialect.put("lineTerminators", List.of("\r\n"));
    return dialect;
  }

  private static List<Map<String, Object>> columns() {
    List<Map<String, Object>> columns = new ArrayList<>();
    for (String name : FiguresCsv.header()) {
      Described described = described(name);
      Map<String, Object> column = new LinkedHashMap<>();
      column.put("name", name);
      column.put("titles", List.of(name, described.title()));
      column.put("datatype", described.datatype());
      column.put("dc:description", described.description());
      if (name.equals("note")) {
        column.put("separator", " ");
      }
      columns.add(column);
    }
    return columns;
  }

  private static Described described(String column) {
    return switch (column) {
      case "metric" -> text("指标编号", "见 notes 中的 metrics");
      case "name" -> text("指标名称", "以 = + - @ 等开头的文字前加一个撇号，各文字栏相同");
      case "unit" -> text("单位", "百分比的单位是 %");
      case "period" ->
          text(
              "统计期种类",
              "ytd 年初至截止日，month 月（截止日所在月到截止日），year 全年；quarter、half 截止日所在的季、半年，previous 环比所用的上一期");
      case "from" -> day("统计期首日", "含当日");
      case "to" -> day("统计期末日", "含当日");
      case "prior_from" -> day("上年同期首日", "含当日");
      case "prior_to" -> day("上年同期末日", "含当日；2 月 29 日对 2 月 28 日");
      case "by" -> text("分组字段", "空的是总数");
      case "group" -> text("组", "(空) 是该字段没有值的行");
      case "value" -> decimal("本期", "没有数据或不能计算时为空");
      case "numerator" -> decimal("本期分子", "只有比率才有");
      case "denominator" -> decimal("本期分母", "只有比率才有");
      case "prior_value" -> decimal("上年同期", "没有数据或不能计算时为空");
      case "prior_numerator" -> decimal("上年同期分子", "只有比率才有");
      case "prior_denominator" -> decimal("上年同期分母", "只有比率才有");
      case "change" -> decimal("增减", "本期减上年同期；比率没有");
      case "change_percent" -> decimal("增减幅（%）", "增减除以上年同期乘 100；比率没有");
      case "change_points" -> decimal("增减（百分点）", "两个印出的比率之差；只有比率才有");
      default -> text("附注", notes());
    };
  }

  private static String notes() {
    return Arrays.stream(Note.values())
        .map(note -> note.word() + (note.hasDetail() ? ":… " : " ") + note.meaning())
        .collect(Collectors.joining("；"));
  }

  private static Described text(String title, String description) {
    return new Described(title, TEXT, description);
  }

  private static Described day(String title, String description) {
    return new Described(title, "date", description);
  }

  private static Described decimal(String title, String description) {
    return new Described(title, DECIMAL, description);
  }

  private static Map<String, Object> notes(PublicationInput publication) {
    Map<String, Object> notes = new LinkedHashMap<>();
    RunJson.putReport(notes, publication);
    RunJson.putOrigin(notes, publication);
    notes.put("metrics", metrics(publication.definitions()));
    RunJson.putLoads(notes, publication.loads());
    return notes;
  }

  private static List<Map<String, Object>> metrics(Definitions definitions) {
    DictionaryGrid dictionary = new DictionaryGrid(definitions);
    List<Map<String, Object>> metrics = new ArrayList<>();
    for (Metric metric : definitions.metrics().values()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("id", metric.id());
      one.put("name", metric.name());
      one.put("unit", metric.unit());
      one.put("meaning", metric.meaning());
      one.put("formula", dictionary.formula(metric));
      one.put("source", metric.source());
      one.put("decimals", metric.decimals());
      one.put("rounding", metric.rounding().name().toLowerCase(java.util.Locale.ROOT));
      one.put("by", metric.by().stream().map(Metric.Dimension::field).toList());
      metrics.add(one);
    }
    return metrics;
  }
}
