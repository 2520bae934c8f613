package dev.fazhi.publish.text;

import dev.fazhi.model.Figure;
import java.time.YearMonth;
import java.util.regex.Pattern;

/** Makes the arguments of {@code trace} for one figure. */
public final class TraceArguments {

  /** Characters that need no quotation in a shell. */
  private static final Pattern PLAIN = Pattern.compile("[\\p{IsHan}A-Za-z0-9_.-]+");

  private TraceArguments() {}

  /** The arguments with a leading space; names from the data are quoted safely. */
  public static String of(Figure figure) {
    String period =
        switch (figure.period().kind()) {
          case YTD -> "";
          case MONTH -> " --month " + YearMonth.from(figure.period().from());
          case YEAR -> " --year " + figure.period().from().getYear();
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
