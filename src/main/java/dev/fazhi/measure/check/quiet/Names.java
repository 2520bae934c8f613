package dev.fazhi.measure.check.quiet;

import dev.fazhi.definition.Source;
import dev.fazhi.model.Figure;
import java.util.List;
import java.util.Map;

/** A list of names, and where what is said of one is noted. */
record Names(Source source, String by, Map<String, Months> all) {

  Months sum() {
    Months sum = new Months();
    all.values().forEach(months -> months.forEach(sum::add));
    return sum;
  }

  /** Whether it is below another name of a breakdown. */
  static boolean isBelow(String name) {
    return name.indexOf('>') > 0;
  }

  static String top(String name) {
    return isBelow(name) ? name.substring(0, name.indexOf('>')) : name;
  }

  /** Whether nothing more is to be said of a name. */
  boolean isKnown(String name, List<Quiet> quiet) {
    return by.equals(source.deliveredBy())
        || source.expected().has(QuietGroups.BEYOND, source.field(by).title(), top(name))
        || name.equals(Figure.NO_GROUP)
        || quiet.stream().anyMatch(q -> q.by().equals(by) && q.group().equals(top(name)));
  }
}
