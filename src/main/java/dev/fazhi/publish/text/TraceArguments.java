package dev.fazhi.publish.text;

import dev.fazhi.model.Figure;
import java.time.YearMonth;
import java.util.regex.Pattern;

/** What stands behind the name of a metric on the command line so that one figure is traced. */
public final class TraceArguments {

  /** What a shell takes as it stands. */
  private static final Pattern PLAIN = Pattern.compile("[\\p{IsHan}A-Za-z0-9_.-]+");

  private TraceArguments() {}

  /** As a person types it, with a space before; a name from the data can end no quotation. */
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
