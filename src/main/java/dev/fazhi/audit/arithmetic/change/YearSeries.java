package dev.fazhi.audit.arithmetic.change;

import dev.fazhi.audit.arithmetic.change.GrowthPairs.Pair;
import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** 2020年至2022年分别为35件、40件、37件，2021年同比增长14.29%: counts of years in a row. */
final class YearSeries {

  private static final Pattern SPAN =
      Pattern.compile("((?:19|20)\\d{2})年?[-至到~—–]+((?:19|20)\\d{2})年");
  private static final Pattern NAMED = Pattern.compile("((?:19|20)\\d{2})年");

  /** 2022年比2018年增长. */
  private static final Pattern AGAINST =
      Pattern.compile("((?:19|20)\\d{2})年[较比]((?:19|20)\\d{2})年[^,。;()\\d]{0,8}$");

  private static final Pattern EACH = Pattern.compile("分别|依次");
  private static final Pattern YEAR = Pattern.compile("((?:19|20)\\d{2})年[^,。;()\\d]{0,12}$");

  private final Quantities quantities;

  YearSeries(Quantities quantities) {
    this.quantities = quantities;
  }

  /** The year that the change names with the one before it. */
  Optional<Pair> pair(Quantity rate) {
    Matcher two = AGAINST.matcher(rate.lead());
    if (two.find()) {
      return pair(rate, Integer.parseInt(two.group(1)), Integer.parseInt(two.group(2)));
    }
    Matcher year = YEAR.matcher(rate.lead());
    return year.find() ? pair(rate, Integer.parseInt(year.group(1))) : Optional.empty();
  }

  /** That year with the one before it. */
  Optional<Pair> pair(Quantity rate, int of) {
    return pair(rate, of, of - 1);
  }

  private Optional<Pair> pair(Quantity rate, int of, int with) {
    List<Quantity> counts =
        quantities.before(rate, q -> q.isCount() && q.paragraph() == rate.paragraph());
    for (Quantity last : counts) {
      List<Quantity> series = quantities.run(last, Quantities.LIST);
      if (series.size() > 1 && EACH.matcher(series.get(0).lead()).find()) {
        int place = of - first(series);
        int other = with - first(series);
        return place >= 0 && place < series.size() && other >= 0 && other < series.size()
            ? Optional.of(Pair.of(series.get(place), series.get(other), true))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** The first year of the span that is told before the series; far in the future where none is. */
  private int first(List<Quantity> series) {
    int paragraph = series.get(0).paragraph();
    int farthest = Math.max(0, series.get(0).index() - Quantities.FAR);
    for (int i = series.get(0).index(); i >= farthest; i--) {
      Quantity before = quantities.all().get(i);
      if (before.paragraph() != paragraph) {
        break;
      }
      List<Integer> years =
          NAMED.matcher(before.lead()).results().map(y -> Integer.parseInt(y.group(1))).toList();
      if (years.size() == series.size()) {
        int last = years.get(years.size() - 1);
        return last - years.get(0) + 1 == series.size() ? years.get(0) : Integer.MAX_VALUE;
      }
      Matcher span = SPAN.matcher(before.lead());
      if (span.find()) {
        int first = Integer.parseInt(span.group(1));
        int spanned = Integer.parseInt(span.group(2)) - first + 1;
        return spanned == series.size() ? first : Integer.MAX_VALUE;
      }
    }
    return Integer.MAX_VALUE;
  }
}
