package dev.fazhi.definition.schema;

import static dev.fazhi.definition.schema.ValueShapes.DASHED;
import static dev.fazhi.definition.schema.ValueShapes.TEXT;
import static dev.fazhi.definition.schema.ValueShapes.TEXTS;
import static dev.fazhi.definition.schema.ValueShapes.TEXTS_OR_NONE;
import static dev.fazhi.definition.yaml.Shape.Key.may;
import static dev.fazhi.definition.yaml.Shape.Key.must;

import dev.fazhi.definition.Filing;
import dev.fazhi.definition.Table;
import dev.fazhi.definition.yaml.EnumNames;
import dev.fazhi.definition.yaml.Shape.Key;
import dev.fazhi.definition.yaml.Shape.Keys;
import dev.fazhi.definition.yaml.Shape.Many;
import dev.fazhi.definition.yaml.Shape.OneOf;
import dev.fazhi.definition.yaml.Shape.Whole;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys of a table. */
public final class TableShape {

  /** What {@code layout} says of a table for an authority. */
  public static final String FILING = "filing";

  private static final Keys LEAF = head(null);

  private static final Keys MIDDLE = head(LEAF);

  private static final Keys HEAD = head(MIDDLE);

  private static Keys head(@Nullable Keys under) {
    List<Key> keys =
        new ArrayList<>(
            List.of(
                must("header", TEXT, "栏名，单位写在括号里"),
                may("metric", TEXT, "指标，没有下一级的栏才写；lines 里写了的不写"),
                may(
                    "part",
                    OneOf.constants(Filing.Part.class),
                    "本期数、上年同期数、增减，占比、排名、目标值、完成情况、评定，或当月、上月、累计的数")));
    if (under != null) {
      keys.add(may("across", TEXT, "这个表头下一个字段的各组并列，每组一栏"));
      keys.add(may("years", new Whole(2, 10), "这个表头下几个年份并列：本年以前的整年，本年到截止日"));
      keys.add(may("columns", new Many(under, false), "下一级的各栏"));
    }
    return new Keys(List.copyOf(keys));
  }

  private static final Keys LINE =
      Keys.of(
          must("header", TEXT, "这一行的名称；只写它的一行是小标题"),
          may("metric", TEXT, "指标；columns 里写了的不写"),
          may("by", TEXT, "这一行只说一组时，按哪个字段分组"),
          may("group", TEXT, "哪一组"));

  private static final OneOf EXTRA =
      new OneOf(
          EnumNames.of(Filing.Part.class).stream().skip(Filing.Part.SHARE.ordinal()).toList());

  public static final Keys FILE =
      Keys.of(
          must("table", DASHED, "表的名字"),
          must("title", TEXT, "表的标题"),
          must("sheet", TEXT, "工作表的名字"),
          must("intro", TEXT, "一句话说明"),
          must("rows", OneOf.constants(Table.Rows.class), "一行是什么"),
          may("by", TEXT, "按哪个字段分组"),
          may("order", OneOf.constants(Table.Order.class), "分组的次序"),
          may("top", new Whole(1, 1000), "只列数最大的几组，其余合为一行“其他”；要写 order: value"),
          may("metrics", TEXTS, "指标，可用 hotline.* 这样的样式"),
          may("layout", new OneOf(List.of("plain", FILING)), "分析用表，还是报送表"),
          may("code", TEXT, "报送表的表号"),
          may("columns", new Many(HEAD, false), "报送表的各栏，表头至多三级，across 和 years 各另加一级"),
          may("lines", new Many(LINE, false), "rows: metrics 的报送表的各行"),
          may("years", new Whole(2, 10), "几个年份并列：本年以前的整年，本年到截止日"),
          may("across", TEXT, "各栏按哪个字段分组，与 by 交叉；只能有一个指标，它的 by 里要有 cross: [by, across]"),
          may(
              "extra",
              new Many(EXTRA, false),
              "每个指标另加的栏：占比、排名、累计、当月、上年同月、当月同比、当月排名、上月、环比、目标值、完成情况、评定"),
          may("notes", TEXTS_OR_NONE, "表上方的说明"));

  private TableShape() {}
}
