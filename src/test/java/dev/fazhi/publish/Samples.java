package dev.fazhi.publish;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Filing;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Nightly;
import dev.fazhi.definition.Notify;
import dev.fazhi.definition.Source;
import dev.fazhi.definition.Table;
import dev.fazhi.definition.condition.Condition;
import dev.fazhi.definition.condition.ConditionNode;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Cell;
import dev.fazhi.model.Comparison;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Figure;
import dev.fazhi.model.FigureValue;
import dev.fazhi.model.ImportedRow;
import dev.fazhi.model.Limits;
import dev.fazhi.model.Load;
import dev.fazhi.model.Period;
import dev.fazhi.model.Place;
import dev.fazhi.model.Vintage;
import dev.fazhi.publish.content.PublicationInput;
import dev.fazhi.publish.content.PublicationStatus;
import dev.fazhi.publish.content.RejectedRows;
import dev.fazhi.publish.workbook.WorkbookModel;
import dev.fazhi.publish.xlsx.StatisticsWorkbook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Definitions and vintages for the tests, built by hand. */
public final class Samples {

  public static final AsOf AS_OF = new AsOf(LocalDate.of(2022, 12, 12));
  public static final Period YTD = AS_OF.yearToDate();
  public static final String RECEIVED = "hotline.received";
  public static final String CLOSED = "hotline.closed";
  public static final String RATE = "hotline.closed_rate";
  static final String RATED_RATE = "hotline.satisfied_rate";

  private Samples() {}

  static Source hotline() {
    return new Source(
        "hotline",
        "12345 热线工单",
        "一行一张工单",
        List.of(
            field("ticket_no", "工单编号", Field.Type.ID),
            field("received_at", "受理时间", Field.Type.DATE_TIME),
            field("closed_at", "办结时间", Field.Type.DATE_TIME),
            field("unit", "承办单位", Field.Type.TEXT)),
        List.of("ticket_no"),
        List.of(),
        List.of("姓名", "联系电话"),
        List.of("*热线*"),
        Source.Delivery.INCREMENTAL,
        new Source.Tolerance(5, 20),
        null,
        "received_at",
        List.of("received_at", "closed_at"));
  }

  private static Field field(String name, String title, Field.Type type) {
    return new Field(
        name,
        List.of(title),
        type,
        false,
        null,
        Map.of(),
        null,
        null,
        Field.Reading.usual(type),
        "");
  }

  public static Definitions definitions(Table... tables) {
    Map<String, Metric> metrics = new LinkedHashMap<>();
    for (Metric metric :
        List.of(
            count(RECEIVED, "热线受理量", "received_at", List.of()),
            count(CLOSED, "热线办结量", "received_at", List.of(closedByTheCutOff())),
            ratio(RATE, "热线办结率", CLOSED, RECEIVED),
            count("hotline.satisfied", "满意量", "received_at", List.of()),
            count("hotline.rated", "有效评价量", "received_at", List.of()),
            ratio(RATED_RATE, "满意率", "hotline.satisfied", "hotline.rated"),
            days())) {
      metrics.put(metric.id(), metric);
    }
    Limits limits = new Limits(1, 1, 1, 1, 1, 1, 1);
    Nightly nightly =
        new Nightly(
            "30 1 * * *",
            ZoneId.of("Asia/Shanghai"),
            limits,
            5,
            List.of(),
            List.of(),
            new Nightly.Layout(List.of(), List.of(), Nightly.Layout.NOTHING, 30),
            "",
            "",
            Nightly.Receipt.USUAL,
            Nightly.Retention.USUAL,
            Nightly.Retry.USUAL,
            Notify.NOBODY,
            Nightly.EMPTY);
    return new Definitions(
        nightly,
        Map.of("hotline", hotline()),
        Map.of(),
        metrics,
        List.of(),
        List.of(tables),
        "ab".repeat(32));
  }

  public static Table key() {
    return new Table(
        "key-figures",
        "主要指标",
        "主要指标",
        "报告所用的各项总数与比率，与上年同期对照。",
        List.of(RECEIVED, CLOSED, RATE, RATED_RATE, "hotline.days_to_close"),
        Table.Rows.METRICS,
        null,
        Table.Order.NAME,
        List.of(),
        null,
        List.of(),
        0,
        null,
        0);
  }

  static Table byMonth() {
    return new Table(
        "hotline-by-month",
        "热线工单分月统计",
        "热线分月",
        "每月受理的工单及其办结、评价情况。",
        List.of(RECEIVED, CLOSED, RATE, RATED_RATE),
        Table.Rows.MONTHS,
        null,
        Table.Order.NAME,
        List.of("办结情况以截止日为准。"),
        null,
        List.of(),
        0,
        null,
        0);
  }

  public static Table byUnit() {
    return new Table(
        "hotline-by-unit",
        "热线工单分单位统计",
        "热线分单位",
        "按承办单位统计的受理与办结情况。",
        List.of(RECEIVED, CLOSED, RATE),
        Table.Rows.GROUPS,
        "unit",
        Table.Order.VALUE,
        List.of(),
        null,
        List.of(),
        0,
        null,
        0);
  }

  /** The same laid out to be filed. */
  public static Table filing() {
    Filing filing =
        new Filing(
            "热线统1表",
            List.of(
                new Filing.Head(
                    "受理",
                    List.of(
                        new Filing.Head("本期（件）", RECEIVED, Filing.Part.VALUE),
                        new Filing.Head("上年同期（件）", RECEIVED, Filing.Part.PRIOR),
                        new Filing.Head("增减幅（%）", RECEIVED, Filing.Part.CHANGE))),
                new Filing.Head("办结（件）", CLOSED, Filing.Part.VALUE),
                new Filing.Head("办结率（%）", RATE, Filing.Part.VALUE)),
            List.of(),
            Map.of());
    return new Table(
        "filing",
        "热线工单办理情况统计表",
        "报送 热线",
        "作废的不计。",
        List.of(RECEIVED, CLOSED, RATE),
        Table.Rows.GROUPS,
        "unit",
        Table.Order.VALUE,
        List.of(),
        filing,
        List.of(),
        0,
        null,
        0);
  }

  private static Metric count(String id, String name, String date, List<Condition> where) {
    return new Metric(
        id,
        name,
        "件",
        name + "的含义",
        "hotline",
        new Metric.Rows(Metric.Aggregate.COUNT, null, date, where),
        0,
        Metric.Rounding.HALF_UP,
        List.of(new Metric.Dimension("unit", 0)),
        List.of(),
        null,
        null,
        List.of(),
        List.of(),
        false);
  }

  private static Metric ratio(String id, String name, String upper, String lower) {
    return new Metric(
        id,
        name,
        "%",
        name + "的含义",
        "hotline",
        new Metric.Ratio(upper, lower, 100),
        2,
        Metric.Rounding.HALF_UP,
        List.of(new Metric.Dimension("unit", 0)),
        List.of(),
        null,
        null,
        List.of(),
        List.of(),
        false);
  }

  private static Metric days() {
    return new Metric(
        "hotline.days_to_close",
        "平均办理时长",
        "天",
        "办结时间与受理时间之差的平均值",
        "hotline",
        new Metric.Rows(
            Metric.Aggregate.MEAN,
            new Metric.Operand.Days("received_at", "closed_at"),
            "received_at",
            List.of()),
        1,
        Metric.Rounding.HALF_UP,
        List.of(),
        List.of(),
        null,
        null,
        List.of(),
        List.of(),
        false);
  }

  private static Condition closedByTheCutOff() {
    return new Condition(
        "closed_at <= as_of",
        new ConditionNode.Comparison(
            new ConditionNode.Name("closed_at"), "<=", new ConditionNode.Name("as_of")),
        Set.of("closed_at"),
        Set.of(Condition.Variable.AS_OF),
        null);
  }

  /** A count beside last year's; null when nothing of last year was delivered. */
  public static Figure count(
      String metric, Period period, String by, String group, long now, @Nullable Long before) {
    BigDecimal current = BigDecimal.valueOf(now);
    List<String> notes = new ArrayList<>();
    Comparison comparison = Comparison.NONE;
    if (before == null) {
      notes.add("no-prior");
    } else if (before == 0) {
      notes.add("zero-base");
      comparison = new Comparison(current, null, null);
    } else {
      BigDecimal change = BigDecimal.valueOf(now - before);
      comparison = new Comparison(change, percent(now - before, before), null);
    }
    FigureValue last =
        before == null ? FigureValue.NONE : FigureValue.of(BigDecimal.valueOf(before));
    Metric defined = definitions().metric(metric);
    return new Figure(
        metric,
        defined.name(),
        defined.unit(),
        period,
        period.samePeriodLastYear(),
        by,
        group,
        FigureValue.of(current),
        last,
        comparison,
        notes);
  }

  /** A rate from its counts, beside last year's; a zero denominator leaves it without a value. */
  public static Figure rate(
      String metric, Period period, String by, String group, long a, long b, long c, long d) {
    FigureValue now = measure(a, b);
    FigureValue before = measure(c, d);
    BigDecimal current = now.value();
    BigDecimal last = before.value();
    BigDecimal points = current == null || last == null ? null : current.subtract(last);
    Metric defined = definitions().metric(metric);
    return new Figure(
        metric,
        defined.name(),
        defined.unit(),
        period,
        period.samePeriodLastYear(),
        by,
        group,
        now,
        before,
        new Comparison(null, null, points),
        b == 0 ? List.of("no-cases") : List.of());
  }

  private static FigureValue measure(long numerator, long denominator) {
    return new FigureValue(
        denominator == 0 ? null : percent(numerator, denominator),
        BigDecimal.valueOf(numerator),
        BigDecimal.valueOf(denominator));
  }

  private static BigDecimal percent(long part, long whole) {
    return BigDecimal.valueOf(part * 100)
        .divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP);
  }

  /** The figures that a small vintage has: totals, months, three units and rows without one. */
  public static List<Figure> figures() {
    List<Figure> figures = new ArrayList<>();
    figures.add(count(RECEIVED, YTD, "", "", 68_476, 61_702L));
    figures.add(count(CLOSED, YTD, "", "", 65_485, 60_010L));
    figures.add(rate(RATE, YTD, "", "", 65_485, 68_476, 60_010, 61_702));
    figures.add(rate(RATED_RATE, YTD, "", "", 0, 0, 5, 10));
    int index = 0;
    for (Period month : AS_OF.months()) {
      long now = 5_000 + 211L * index;
      figures.add(count(RECEIVED, month, "", "", now, 4_800 + 97L * index));
      figures.add(count(CLOSED, month, "", "", now - 40, 4_700L + index));
      figures.add(rate(RATE, month, "", "", now - 40, now, 4_700L + index, 4_800 + 97L * index));
      figures.add(rate(RATED_RATE, month, "", "", index, 2L * index, 5, 10));
      index++;
    }
    unit(figures, "区教育局", 20_476, 18_000L);
    unit(figures, "区住房和城乡建设局", 30_000, 29_000L);
    unit(figures, "区民政局", 11_000, null);
    unit(figures, "=1+1街道", 5_000, 0L);
    unit(figures, Figure.NO_GROUP, 2_000, 1_000L);
    figures.sort(Figure.ORDER);
    return figures;
  }

  private static void unit(List<Figure> figures, String unit, long now, @Nullable Long before) {
    figures.add(count(RECEIVED, YTD, "unit", unit, now, before));
    figures.add(count(CLOSED, YTD, "unit", unit, now - 100, before));
    figures.add(rate(RATE, YTD, "unit", unit, now - 100, now, 50, 100));
  }

  public static Vintage vintage(int number, List<Figure> figures) {
    return new Vintage(number, AS_OF, 2, "ab".repeat(32), figures);
  }

  /** The workbook of an edition. */
  public static byte[] book(WorkbookModel edition) {
    try {
      Path file = Files.createTempFile("book", ".xlsx");
      StatisticsWorkbook.write(edition, AS_OF.day(), file);
      byte[] bytes = Files.readAllBytes(file);
      Files.delete(file);
      return bytes;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** A small one, for tests that publish often. */
  static PublicationInput small(int number) {
    return publication(number, definitions(key()), figures());
  }

  public static PublicationInput publication(int number) {
    return publication(number, definitions(key(), byMonth(), byUnit()), figures());
  }

  public static PublicationInput publication(
      int number, Definitions definitions, List<Figure> figures) {
    return new PublicationInput(
        definitions,
        vintage(number, figures),
        loads(),
        List.of(
            new Fault(
                "FZ-210",
                Fault.Severity.WARNING,
                new Place("热线工单_2022.xlsx", "Sheet1", 12, 3),
                "unit",
                "=某某局",
                "承办单位“=某某局”不在名单中，请核对或加进名单。")),
        List.of(rejected()),
        "0.1.0",
        "某区",
        null,
        PublicationStatus.PROVISIONAL);
  }

  static List<Load> loads() {
    Load.RowCount rows = new Load.RowCount(68_480, 68_470, 3, 2, 1, 2, 2);
    return List.of(
        new Load(
            1,
            "热线工单_2021.csv",
            "12".repeat(32),
            5_000_000,
            "hotline",
            LocalDateTime.of(2022, 1, 3, 0, 0),
            Load.Status.MERGED,
            rows,
            List.of(),
            0,
            Set.of()),
        new Load(
            2,
            "热线工单_2022.xlsx",
            "34".repeat(32),
            6_000_000,
            "hotline",
            LocalDateTime.of(2022, 12, 13, 0, 0),
            Load.Status.MERGED,
            rows,
            List.of(),
            0,
            Set.of()),
        new Load(
            0,
            "坏文件.xls",
            "56".repeat(32),
            100,
            "",
            LocalDateTime.of(2022, 12, 13, 0, 0),
            Load.Status.REFUSED,
            Load.RowCount.NONE,
            List.of(
                new Fault(
                    "FZ-101",
                    Fault.Severity.REFUSE,
                    Place.of("坏文件.xls"),
                    "",
                    "",
                    "文件损坏，打不开；请重新导出。")),
            0,
            Set.of()));
  }

  public static RejectedRows rejected() {
    Place place = new Place("热线工单_2022.xlsx", "Sheet1", 9, 2);
    List<@Nullable Object> values = new ArrayList<>();
    values.add("150203202212120001");
    values.add(null);
    values.add(null);
    values.add("=HYPERLINK(\"x\")");
    ImportedRow entry =
        new ImportedRow(
            0,
            "Sheet1",
            9,
            values,
            List.of(
                new Cell.Text("150203202212120001"),
                new Cell.Moment(LocalDateTime.of(2022, 12, 12, 9, 5), false),
                new Cell.Text("2022-13-40"),
                new Cell.Text("=HYPERLINK(\"x\")")),
            List.of(
                new Fault(
                    "FZ-203", Fault.Severity.REJECT, place, "closed_at", "2022-13-40", "不是日期，请改正。"),
                new Fault("FZ-204", Fault.Severity.REJECT, place, "unit", "", "单位不能这样写。")));
    return new RejectedRows("热线工单_2022.xlsx", hotline(), List.of(entry));
  }
}
