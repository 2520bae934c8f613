package dev.fazhi.definition.schema;

import dev.fazhi.definition.yaml.Shape.Many;
import dev.fazhi.definition.yaml.Shape.Text;
import dev.fazhi.definition.yaml.Shape.Whole;

/** Shapes of values that several kinds of file use. */
public final class ValueShapes {

  static final Text TEXT = Text.ANY;

  static final Text NAME =
      Text.matching("[a-z][a-z0-9_]{0,47}", "小写字母开头，只含小写字母、数字和下划线的名字，至多 48 个字符");

  static final Text DASHED = Text.matching("[a-z][a-z0-9-]{0,59}", "小写字母开头，只含小写字母、数字和连字符的名字");

  /** A number as it may be written in the definitions. */
  public static final String NUMBER_PATTERN = "-?[0-9]{1,15}(\\.[0-9]{1,6})?";

  /** A day as it may be written in the definitions; whether there is such a day is asked later. */
  public static final String DAY_PATTERN = "[0-9]{4}-[0-9]{2}-[0-9]{2}";

  static final Text NUMBER = Text.matching(NUMBER_PATTERN, "一个数");

  static final Text DAY = Text.matching(DAY_PATTERN, "像 2022-12-12 这样的日期");

  static final Many TEXTS = new Many(TEXT, false);

  static final Many TEXTS_OR_NONE = new Many(TEXT, true);

  static final Many NAMES = new Many(Text.NAME, false);

  static final Many NAMES_OR_NONE = new Many(Text.NAME, true);

  static final Whole POSITIVE = new Whole(1, Integer.MAX_VALUE);

  private ValueShapes() {}
}
