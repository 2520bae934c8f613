package dev.fazhi.publish.text;

import dev.fazhi.model.AsOf;
import dev.fazhi.model.Figure;
import java.time.YearMonth;
import java.util.regex.Pattern;

/** Makes the arguments of {@code trace} for one figure. */
public final class TraceArguments {

  /** Characters that need no quotation in a shell. */
  private static final Pattern PLAIN = Pattern.compile("[\\p{IsHan}A-Za-z0-9_.-]+");

  private TraceArguments() {}

  /**
   * The arguments with a leading space; names from the data are quoted safely.
   *
   * @param asOf the cut-off of the vintage that the figure is in
   */
  public static String of(Figure figure, AsOf asOf) {
    String period =
        figure.period().equals(asOf.reported())
            ? ""
            : switch (figure.period().kind()) {
              case YTD -> " --ytd";
              case MONTH -> " --month " + YearMonth.from(figure.period().from());
              case YEAR -> " --year " + figure.period().from().getYear();
              case PREVIOUS, QUARTER, HALF -> " --previous " + figure.period().from();
            };
    return figure.isTotal()
        ? period
        : period + " --by " + quoted(figure.by()) + " --group " + quoted(figure.group());
  }

  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() && !word.startsWith("-")
        ? word
        : "'" + CellText.visible(word).replace("'", "'\\''") + "'";
  }
}
