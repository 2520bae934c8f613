package dev.fazhi.console.page;

import dev.fazhi.publish.terminal.FigureTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The layout of a chart of months, this year beside last year. Counts are bars from zero; rates are
 * lines on a scale around their values, since bars must begin at zero.
 *
 * @param line whether it is a chart of lines
 * @param ticks of the scale
 * @param slots the months
 * @param current lines through this year's points, each as {@code x,y x,y}
 * @param prior lines through last year's
 */
public record Chart(
    boolean line, List<Tick> ticks, List<Slot> slots, List<String> current, List<String> prior) {

  static final int WIDTH = 720;
  static final int HEIGHT = 260;

  // width of the widest number of the scale in the larger font of phones
  private static final int LEFT = 96;
  private static final int RIGHT = 8;
  private static final int TOP = 16;
  private static final int BOTTOM = 32;
  private static final int FLOOR = HEIGHT - BOTTOM;
  private static final int MOST_BAR = 22;
  private static final int MOST_TICKS = 5;
  private static final BigDecimal MANY = BigDecimal.valueOf(100_000);
  private static final String UNITS = "亿万";
  private static final List<BigDecimal> LARGE =
      List.of(BigDecimal.valueOf(100_000_000), BigDecimal.valueOf(10_000));

  /** A month. */
  public record Point(String label, @Nullable BigDecimal current, @Nullable BigDecimal prior) {}

  /** A tick of the scale. */
  record Tick(int y, String label) {}

  /**
   * The label of a month.
   *
   * @param x its middle
   */
  public record Slot(int x, String label, @Nullable Mark current, @Nullable Mark prior) {}

  /**
   * A bar, or the point of a line.
   *
   * @param x left edge of the bar, middle of the point
   * @param y its upper edge
   */
  record Mark(int x, int y, int width, int height) {}

  public static Chart of(List<Point> points, boolean line) {
    List<BigDecimal> values =
        points.stream()
            .flatMap(point -> Stream.of(point.current(), point.prior()))
            .filter(Objects::nonNull)
            .toList();
    Scale scale = Scale.over(values, line, MOST_TICKS);
    List<Slot> slots = new ArrayList<>();
    int room = (WIDTH - LEFT - RIGHT) / Math.max(1, points.size());
    int bar = Math.min(MOST_BAR, room * 2 / 5);
    for (int i = 0; i < points.size(); i++) {
      Point point = points.get(i);
      int middle = LEFT + room * i + room / 2;
      slots.add(
          new Slot(
              middle,
              point.label(),
              mark(point.current(), scale, line ? middle : middle - bar, bar),
              mark(point.prior(), scale, middle, bar)));
    }
    return new Chart(
        line,
        scale.ticks().stream().map(tick -> new Tick(y(tick, scale), label(tick))).toList(),
        slots,
        line ? lines(slots.stream().map(Slot::current).toList()) : List.of(),
        line ? lines(slots.stream().map(Slot::prior).toList()) : List.of());
  }

  /** Large round numbers in 万 and 亿, so that they fit beside the scale. */
  private static String label(BigDecimal tick) {
    for (int i = 0; i < LARGE.size(); i++) {
      BigDecimal unit = LARGE.get(i);
      if (tick.compareTo(unit) >= 0 && tick.compareTo(MANY) >= 0) {
        return tick.divide(unit).stripTrailingZeros().toPlainString() + UNITS.charAt(i);
      }
    }
    return FigureTable.number(tick);
  }

  private static @Nullable Mark mark(@Nullable BigDecimal value, Scale scale, int x, int width) {
    if (value == null) {
      return null;
    }
    int y = y(value, scale);
    return new Mark(x, y, width, FLOOR - y);
  }

  private static int y(BigDecimal value, Scale scale) {
    BigDecimal span = scale.to().subtract(scale.from());
    return FLOOR
        - value
            .subtract(scale.from())
            .multiply(BigDecimal.valueOf(FLOOR - TOP))
            .divide(span, 0, RoundingMode.HALF_UP)
            .intValue();
  }

  /** Lines through points that follow each other; a month without a value breaks the line. */
  private static List<String> lines(List<@Nullable Mark> marks) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (Mark mark : marks) {
      if (mark != null) {
        line.append(line.isEmpty() ? "" : " ").append(mark.x()).append(',').append(mark.y());
      } else if (!line.isEmpty()) {
        lines.add(line.toString());
        line.setLength(0);
      }
    }
    if (!line.isEmpty()) {
      lines.add(line.toString());
    }
    return lines;
  }

  /** How wide a bar is beside the widest of its table, in percent; 0 for none. */
  static int share(@Nullable BigDecimal value, @Nullable BigDecimal most) {
    if (value == null || most == null || most.signum() <= 0 || value.signum() <= 0) {
      return 0;
    }
    return value
        .multiply(BigDecimal.valueOf(100))
        .divide(most, 0, RoundingMode.HALF_UP)
        .max(BigDecimal.ONE)
        .intValue();
  }

  /** The larger of two of which each may be missing. */
  static BigDecimal larger(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    BigDecimal left = one == null ? BigDecimal.ZERO : one;
    return left.max(other == null ? BigDecimal.ZERO : other);
  }
}
