package dev.fazhi.definition.schema;

import static dev.fazhi.definition.schema.ValueShapes.NAMES;
import static dev.fazhi.definition.schema.ValueShapes.NAMES_OR_NONE;
import static dev.fazhi.definition.schema.ValueShapes.TEXT;
import static dev.fazhi.definition.schema.ValueShapes.TEXTS;
import static dev.fazhi.definition.yaml.Shape.Key.may;
import static dev.fazhi.definition.yaml.Shape.Key.must;

import dev.fazhi.definition.Phrase;
import dev.fazhi.definition.yaml.Shape;
import dev.fazhi.definition.yaml.Shape.Keys;
import dev.fazhi.definition.yaml.Shape.Many;
import dev.fazhi.definition.yaml.Shape.OneOf;
import dev.fazhi.definition.yaml.Shape.Text;
import dev.fazhi.definition.yaml.Shape.Whole;

/** The keys of the files in {@code report/}: the draft, and how published texts are checked. */
public final class ReportShape {

  private static final Shape.Either SENTENCE =
      new Shape.Either(
          new Text(null, "一句话"),
          Keys.of(
              must("say", TEXT, "一句话，数写成 {指标}"),
              may("about", TEXT, "zero 与 full 说的是哪个指标"),
              may("no-data", TEXT, "本期没有数据时怎么说"),
              may("no-cases", TEXT, "没有案件、算不出比率时怎么说"),
              may("zero", TEXT, "数为零时怎么说"),
              may("full", TEXT, "比率为百分之百时怎么说"),
              may("no-prior", TEXT, "上年同期没有数据时怎么说"),
              may("zero-base", TEXT, "上年同期为零时怎么说"),
              may("list", TEXT, "点名的是哪个指标的各组"),
              may("by", TEXT, "按哪个字段分组"),
              may("top", new Whole(1, 100), "点名几个"),
              may("item", TEXT, "一组怎么说"),
              may("none", TEXT, "没有可点名的组时怎么说")));

  private static final Keys CONTENT =
      Keys.of(
          may("sentences", new Many(SENTENCE, false), "一段里的各句"),
          may("table", TEXT, "表的标题"),
          may("metrics", TEXTS, "表里的指标"),
          may("chart", TEXT, "图的标题"),
          may("metric", TEXT, "图里的指标"),
          may("by", TEXT, "图按哪个字段分组，不写就是按月"),
          may("top", new Whole(1, 30), "图里至多几组"));

  private static final Keys SECTION =
      Keys.of(must("heading", TEXT, "这一节的标题"), must("body", new Many(CONTENT, false), "这一节的段、表、图"));

  private static final Keys OTHERWISE =
      Keys.of(may("no-data", TEXT, "本期没有数据时怎么说"), may("no-cases", TEXT, "没有案件、算不出比率时怎么说"));

  public static final Keys DRAFT =
      Keys.of(
          must("title", TEXT, "文稿的标题"),
          may("subtitle", TEXT, "标题下的一行"),
          may("literals", NAMES_OR_NONE, "含有数字的名称"),
          may("otherwise", OTHERWISE, "没有另写时怎么说"),
          must("sections", new Many(SECTION, false), "各节"));

  private static final Keys PHRASE =
      Keys.of(
          must("find", TEXTS, "文中的说法，数字写成 {指标}，可有几种"),
          may("of", TEXTS, "不带数字的说法说的是哪些指标"),
          may("trend", OneOf.constants(Phrase.Direction.class), "较上年同期的升降"),
          may("is", new Whole(0, 100), "这句话等于说多少，例如“全部”是 100"));

  private static final Keys NOT_OURS =
      Keys.of(must("find", TEXTS, "文中的说法，数字写成 {数}"), must("why", TEXT, "为什么不是我们的数字"));

  public static final Keys AUDIT =
      Keys.of(
          must("phrases", new Many(PHRASE, false), "核对文稿时怎样认出各个数字"),
          may("deeds", NAMES, "可以站在单位、街镇等名称与数字之间的词，如办理"),
          may("qualifiers", NAMES, "站在说法前面、使数字不再是这个指标的词，如重复、计划"),
          may("not_ours", new Many(NOT_OURS, true), "不是指标的数字"));

  private ReportShape() {}
}
