package dev.fazhi.definition.condition;

import dev.fazhi.definition.yaml.Ordered;
import dev.fazhi.definition.yaml.Spelling;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One side of a comparison.
 *
 * @param kind what it can be compared with
 * @param shown how it is called in messages
 * @param field the field when it is just that
 * @param reference the list whose names the field holds
 * @param literal its text or number when it is just that
 * @param variable whether it is one of the variables
 */
record ConditionOperand(
    Kind kind,
    String shown,
    @Nullable Field field,
    @Nullable Reference reference,
    @Nullable String literal,
    boolean variable) {

  private static final Pattern PERIOD = Pattern.compile("[0-9]{4}(-(0[1-9]|1[0-2]))?");

  /** What can be compared with its own kind only. */
  enum Kind {
    TEXT("文字"),
    NUMBER("数"),
    TIME("日期"),
    YES_NO("是否"),
    PERIOD("统计期"),
    /** Not known, because the field itself is wrong, which has been reported. */
    ANY("未知");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  static ConditionOperand field(Field field, @Nullable Reference reference) {
    Field.Type type = field.type();
    Kind kind =
        type == Field.Type.PERIOD
            ? Kind.PERIOD
            : type.isText()
                ? Kind.TEXT
                : type.isTime() ? Kind.TIME : type.isNumber() ? Kind.NUMBER : Kind.YES_NO;
    return new ConditionOperand(kind, field.name(), field, reference, null, false);
  }

  static ConditionOperand literal(Kind kind, String literal) {
    String shown = kind == Kind.TEXT ? "'" + literal + "'" : literal;
    return new ConditionOperand(kind, shown, null, null, literal, false);
  }

  static ConditionOperand variable(String name) {
    return new ConditionOperand(Kind.TIME, name, null, null, null, true);
  }

  static ConditionOperand computed(Kind kind, String shown) {
    return new ConditionOperand(kind, shown, null, null, null, false);
  }

  /** Requires that a database can compare the two, with the same outcome whichever it is. */
  static void requireComparable(ConditionOperand left, String operator, ConditionOperand right)
      throws ConditionFault {
    if (left.kind == Kind.ANY || right.kind == Kind.ANY) {
      return;
    }
    if (left.literal != null && right.literal != null) {
      throw new ConditionFault("比较的两边都是常量；至少一边要是字段");
    }
    boolean equality = operator.equals("=") || operator.equals("<>");
    if (left.isPeriodBeside(right) || right.isPeriodBeside(left)) {
      return;
    }
    if (left.kind != right.kind) {
      throw new ConditionFault(mismatch(left, right));
    }
    if (!equality && (left.kind == Kind.TEXT || left.kind == Kind.YES_NO)) {
      throw new ConditionFault(
          left.shown + " 是" + left.kind.title() + "，不分先后大小；只能用 =、<>、IN 或 LIKE");
    }
    if (equality && (left.variable || right.variable)) {
      throw new ConditionFault("as_of、period_start、period_end 是一天里的一瞬，等于它几乎不会成立；请用 <、<=、> 或 >=");
    }
    left.requireKnown(right);
    right.requireKnown(left);
  }

  void require(Kind wanted, String use) throws ConditionFault {
    if (kind != wanted && kind != Kind.ANY) {
      throw new ConditionFault(shown + " 是" + kind.title() + "；" + use + "只用于" + wanted.title());
    }
  }

  private boolean isPeriodBeside(ConditionOperand other) throws ConditionFault {
    if (kind != Kind.PERIOD || other.kind != Kind.TEXT || other.literal == null) {
      return false;
    }
    if (!PERIOD.matcher(other.literal).matches()) {
      throw new ConditionFault(shown + " 是统计期；应与 '2022' 或 '2022-11' 这样的文字比较");
    }
    return true;
  }

  /** Requires a literal beside this field to be spelled as it is stored. */
  private void requireKnown(ConditionOperand other) throws ConditionFault {
    String value = other.literal;
    if (field == null || value == null) {
      return;
    }
    String spelling = Spelling.normal(value);
    String stored =
        reference == null ? field.values().get(spelling) : reference.canonical().get(spelling);
    if (stored != null && !stored.equals(value)) {
      throw new ConditionFault("“" + value + "”是“" + stored + "”的别种写法，存的是后者；请写 '" + stored + "'");
    } else if (stored == null && !field.values().isEmpty()) {
      var known = Ordered.set(field.values().values());
      throw new ConditionFault(
          "字段 %s 没有取值“%s”%s"
              .formatted(field.name(), value, Spelling.hintOrAll(value, known, "已知的取值")));
    }
  }

  private static String mismatch(ConditionOperand left, ConditionOperand right) {
    boolean time = left.kind == Kind.TIME || right.kind == Kind.TIME;
    return "%s 是%s，%s 是%s，不能相比%s"
        .formatted(
            left.shown,
            left.kind.title(),
            right.shown,
            right.kind.title(),
            time
                ? "；日期请写成 date '2022-07-01'，或与日期字段、as_of、period_start 或 period_end 相比，年份请写 year(字段)"
                    + " = 2022"
                : "");
  }
}
