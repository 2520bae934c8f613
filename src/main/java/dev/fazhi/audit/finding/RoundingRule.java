package dev.fazhi.audit.finding;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** The ways in which reports shorten a number, the most usual first. */
public enum RoundingRule {
  /** Half away from zero. */
  HALF_UP("四舍五入", RoundingMode.HALF_UP),
  /** Half to the even neighbour, as GB/T 8170 asks. */
  HALF_EVEN("四舍六入五成双", RoundingMode.HALF_EVEN),
  /** Half towards zero. */
  HALF_DOWN("五舍六入", RoundingMode.HALF_DOWN),
  /** Cut off. */
  TRUNCATION("只舍不入（截尾）", RoundingMode.DOWN),
  /** Always up. */
  ROUNDING_UP("只入不舍（进位）", RoundingMode.UP);

  private final String title;
  private final RoundingMode mode;

  RoundingRule(String title, RoundingMode mode) {
    this.title = title;
    this.mode = mode;
  }

  /** What it is called, in Chinese. */
  public String title() {
    return title;
  }

  /** The name of the JDK's mode. */
  public static RoundingRule of(RoundingMode mode) {
    for (RoundingRule rule : values()) {
      if (rule.mode == mode) {
        return rule;
      }
    }
    throw new IllegalArgumentException("no rule for " + mode);
  }

  /** Those by which the exact number comes to the printed value, in their order. */
  public static List<RoundingRule> explaining(Exact exact, int scale, BigDecimal printed) {
    List<RoundingRule> rules = new ArrayList<>();
    for (RoundingRule rule : values()) {
      if (exact.rounded(scale, rule.mode).compareTo(printed) == 0) {
        rules.add(rule);
      }
    }
    return List.copyOf(rules);
  }
}
