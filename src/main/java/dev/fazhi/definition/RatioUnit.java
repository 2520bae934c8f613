package dev.fazhi.definition;

import java.util.Map;

/** Knows by what a ratio is multiplied, from the unit in which it is given. */
public final class RatioUnit {

  static final int PER_CENT = 100;
  private static final int PER_MILLE = 1_000;
  private static final int PER_MYRIAD = 10_000;
  private static final int MOST = 100_000_000;
  private static final Map<Character, Integer> MANY =
      Map.of('十', 10, '百', PER_CENT, '千', PER_MILLE, '万', PER_MYRIAD, '亿', MOST);

  private RatioUnit() {}

  /**
   * By what the quotient is multiplied: 100 for %, 1,000 for ‰, 10,000 for ‱ and 万分之, and for one
   * thing per so many of another what stands behind the stroke, as in 件/十万人.
   */
  public static int times(String unit) {
    return switch (unit) {
      case "%" -> PER_CENT;
      case "‰" -> PER_MILLE;
      case "‱" -> PER_MYRIAD;
      default -> unit.startsWith("万分之") ? PER_MYRIAD : perMany(unit);
    };
  }

  private static int perMany(String unit) {
    long times = 1;
    int at = unit.indexOf('/') + 1;
    for (; at > 0 && at < unit.length() && MANY.containsKey(unit.charAt(at)); at++) {
      times = Math.min(MOST, times * MANY.getOrDefault(unit.charAt(at), 1));
    }
    return (int) times;
  }
}
