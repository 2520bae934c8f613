package dev.fazhi.intake;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Nightly;
import dev.fazhi.definition.NightlyFixture;
import dev.fazhi.definition.Source;
import dev.fazhi.definition.SourceFixture;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.definition.condition.Reference;
import dev.fazhi.definition.yaml.Spelling;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sources in the likeness of the real ones, made by hand. */
public final class LikelySources {

  private LikelySources() {}

  /** All of them. */
  public static Definitions definitions() {
    return definitions(hotline(), mediation(), review(), litigation(), kinds());
  }

  public static Definitions definitions(Source... sources) {
    Map<String, Source> byId = new LinkedHashMap<>();
    for (Source source : sources) {
      byId.put(source.id(), source);
    }
    Nightly nightly =
        NightlyFixture.of(
            new Nightly.Layout(
                List.of("合计", "总计", "小计", "汇总"),
                List.of("制表人", "填报说明", "说明", "备注", "注"),
                Nightly.Layout.NOTHING,
                30));
    Map<String, String> names = new LinkedHashMap<>();
    for (String name : List.of("区住房和城乡建设局", "区住建局", "昆区住建局")) {
      names.put(Spelling.normal(name), "区住房和城乡建设局");
    }
    Reference units = new Reference("units", List.of("区住房和城乡建设局"), names, Map.of());
    return new Definitions(
        nightly, byId, Map.of("units", units), Map.of(), List.of(), List.of(), "digest");
  }

  public static Source hotline() {
    return source(
        "hotline",
        "12345 热线工单",
        List.of("*热线*", "*工单*"),
        List.of("姓名", "来电人", "来电号码", "联系电话", "诉求内容"),
        List.of("received_at", "closed_at"),
        field("ticket_no", Field.Type.ID, true, "工单编号", "工单号", "受理编号"),
        field("received_at", Field.Type.DATE_TIME, true, "受理时间", "来电时间"),
        field("channel", Field.Type.TEXT, false, "受理渠道", "诉求来源"),
        field("category", Field.Type.PATH, false, "问题分类", "诉求分类"),
        reference(field("unit", Field.Type.TEXT, false, "承办单位", "主办单位"), "units"),
        field("closed_at", Field.Type.DATE_TIME, false, "办结时间", "完结时间"),
        values(
            field("status", Field.Type.TEXT, true, "工单状态", "办理状态"),
            Map.of("已办结", "已办结", "办理中", "办理中", "退回", "退回")));
  }

  public static Source mediation() {
    return source(
        "mediation",
        "矛盾纠纷调处台账",
        List.of("*纠纷*", "*调解*"),
        List.of("申请人", "被申请人", "联系电话"),
        List.of("registered_on", "concluded_on"),
        field("case_no", Field.Type.ID, true, "案件编号", "调解编号"),
        field("registered_on", Field.Type.DATE, true, "登记日期", "受理日期"),
        field("dispute_type", Field.Type.TEXT, false, "纠纷类型", "矛盾类型"),
        field("concluded_on", Field.Type.DATE, false, "结案日期", "调结日期"),
        values(
            field("result", Field.Type.TEXT, true, "调解结果", "调处结果"),
            Map.of("调解成功", "调解成功", "成功", "调解成功", "1", "调解成功", "0", "调解不成")),
        field("amount", Field.Type.MONEY, false, "涉案金额", "涉及金额"),
        field("people", Field.Type.INTEGER, false, "涉及人数", "当事人数"));
  }

  public static Source review() {
    return source(
        "review",
        "行政复议台账",
        List.of("*复议*"),
        List.of("申请人", "联系电话"),
        List.of("accepted_on"),
        field("case_no", Field.Type.CASE_NUMBER, true, "案号", "案件编号"),
        field("accepted_on", Field.Type.DATE, false, "受理日期", "立案日期"),
        reference(field("respondent", Field.Type.TEXT, true, "被申请人", "被申请机关"), "units"),
        field("concluded_on", Field.Type.DATE, false, "审结日期", "结案日期"));
  }

  public static Source litigation() {
    Field instance =
        new Field(
            "instance",
            List.of("审级"),
            Field.Type.TEXT,
            false,
            null,
            Map.of("一审", "一审", "二审", "二审"),
            null,
            new Field.Derive("case_no", new LinkedHashMap<>(Map.of("行初", "一审", "行终", "二审")), null),
            Field.Reading.usual(Field.Type.TEXT),
            "");
    return source(
        "litigation",
        "行政诉讼案件",
        List.of("*诉讼*"),
        List.of("原告"),
        List.of("filed_on"),
        field("case_no", Field.Type.CASE_NUMBER, true, "案号"),
        field("filed_on", Field.Type.DATE, true, "收案日期", "立案日期"),
        instance,
        field("defendant", Field.Type.TEXT, true, "被告"));
  }

  /** One field of every type, for tables of forms. */
  public static Source kinds() {
    return source(
        "kinds",
        "各种类型",
        List.of("*类型*"),
        List.of("电话"),
        List.of(),
        field("key", Field.Type.ID, true, "编号甲"),
        field("id", Field.Type.ID, false, "标识"),
        field("case_number", Field.Type.CASE_NUMBER, false, "文号"),
        field("text", Field.Type.TEXT, false, "文字"),
        field("path", Field.Type.PATH, false, "路径"),
        field("date", Field.Type.DATE, false, "日子"),
        field("moment", Field.Type.DATE_TIME, false, "时刻"),
        field("answer", Field.Type.YES_NO, false, "是否"),
        field("whole", Field.Type.INTEGER, false, "数量"),
        field("decimal", Field.Type.DECIMAL, false, "小数"),
        field("money", Field.Type.MONEY, false, "金额"),
        field("period", Field.Type.PERIOD, false, "期间"),
        values(field("known", Field.Type.TEXT, false, "取值"), Map.of("满意", "满意", "基本满意", "基本满意")),
        reference(field("name", Field.Type.TEXT, false, "单位"), "units"));
  }

  public static Field field(String name, Field.Type type, boolean required, String... headers) {
    return new Field(
        name,
        List.of(headers),
        type,
        required,
        null,
        Map.of(),
        null,
        null,
        Field.Reading.usual(type),
        "");
  }

  private static Field reference(Field f, String list) {
    return new Field(
        f.name(),
        f.headers(),
        f.type(),
        f.required(),
        null,
        Map.of(),
        list,
        null,
        Field.Reading.usual(f.type()),
        "");
  }

  private static Field values(Field f, Map<String, String> values) {
    return new Field(
        f.name(),
        f.headers(),
        f.type(),
        f.required(),
        null,
        values,
        null,
        null,
        Field.Reading.usual(f.type()),
        "");
  }

  public static Source source(
      String id,
      String title,
      List<String> fileNames,
      List<String> personal,
      List<String> events,
      Field... fields) {
    return SourceFixture.source(
        id,
        title,
        "一行一件",
        List.of(fields),
        List.of(fields[0].name()),
        List.of(),
        personal,
        fileNames,
        Source.Delivery.INCREMENTAL,
        new Source.Tolerance(5, 20),
        null,
        null,
        events);
  }
}
