package dev.fazhi.intake.text;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Units of measure as they stand in the brackets of a header: 元, 万元, 亿元, 件, 万人. */
public final class Units {

  private static final Set<String> ONES =
      Set.of(
          "", "元", "人民币", "人民币元", "件", "人", "人次", "件次", "户", "项", "个", "次", "份", "批", "家", "条", "起",
          "宗", "名", "张", "块", "幅", "套", "场", "篇", "本", "部", "所", "天", "日", "小时", "分钟", "工作日", "分",
          "%", "‰", "岁", "亩", "公里", "平方米", "吨", "页", "期");

  /** Longer words first, since the one begins like the other. */
  private static final List<Scale> SCALES =
      List.of(
          new Scale("万亿", 12),
          new Scale("亿", 8),
          new Scale("千万", 7),
          new Scale("百万", 6),
          new Scale("万", 4),
          new Scale("千", 3));

  private Units() {}

  private record Scale(String word, int zeros) {}

  /** What a value in this unit is multiplied by; null for a unit that is not known. */
  public static @Nullable BigDecimal factor(String unit) {
    String bare = unit.startsWith("单位") ? unit.substring(2) : unit;
    bare = bare.startsWith(":") ? bare.substring(1) : bare;
    for (Scale scale : SCALES) {
      if (bare.startsWith(scale.word()) && ONES.contains(bare.substring(scale.word().length()))) {
        return BigDecimal.TEN.pow(scale.zeros());
      }
    }
    return !bare.isEmpty() && ONES.contains(bare) ? BigDecimal.ONE : null;
  }
}
