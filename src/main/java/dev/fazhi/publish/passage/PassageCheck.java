package dev.fazhi.publish.passage;

import dev.fazhi.publish.data.WrittenFigures;
import dev.fazhi.publish.table.Origin;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a number in running text against the written figures.csv: the digits, and whether it
 * says that they rose or fell.
 */
public final class PassageCheck {

  private static final Pattern NUMBER = Pattern.compile("(\\d+(?:\\.\\d+)?)(万?)");
  private static final Pattern RISE = Pattern.compile("增长|增加|提高");
  private static final Pattern FALL = Pattern.compile("下降|减少");
  private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);

  private PassageCheck() {}

  /** The fault of the text for a number; null for none. */
  public static @Nullable String fault(Passage passage, WrittenFigures written) {
    Origin origin = passage.origin();
    if (origin == null) {
      return null;
    }
    BigDecimal figure = written.apply(origin);
    boolean rises = RISE.matcher(passage.text()).find();
    boolean falls = FALL.matcher(passage.text()).find();
    if (passage.form().compares() && !rises && !falls) {
      // unchanged, or not compared
      boolean level = passage.text().contains("持平");
      boolean roughly = passage.text().contains("基本");
      return level && !roughly && figure != null && figure.signum() != 0
          ? "与 figures.csv 不符"
          : null;
    } else if (figure == null) {
      return "在 figures.csv 里没有";
    } else if ((rises && figure.signum() <= 0) || (falls && figure.signum() >= 0)) {
      return "的增减方向与 figures.csv 里的 " + figure.toPlainString() + " 不符";
    }
    Matcher number = NUMBER.matcher(passage.text());
    if (!number.find()) {
      return passage.form().compares() ? null : "里没有数";
    }
    // the 万 of a unit such as 万元 is none of the number
    boolean inTenThousands =
        !number.group(2).isEmpty()
            && (!origin.figure().unit().startsWith("万")
                || passage.text().startsWith("万", number.end()));
    BigDecimal expected =
        inTenThousands
            ? figure
                .abs()
                .setScale(0, RoundingMode.HALF_UP)
                .divide(TEN_THOUSAND, 2, RoundingMode.HALF_UP)
            : figure.abs();
    return expected.compareTo(new BigDecimal(number.group(1))) == 0
        ? null
        : "在 figures.csv 里是 " + figure.toPlainString();
  }
}
