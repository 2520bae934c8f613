package dev.fazhi.audit.arithmetic.quantity;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gives the counts of a list the names that stand before it. */
final class ListNames {

  private static final Pattern NAMES =
      Pattern.compile(
          "(?:^|[,;])(?<names>\\p{IsHan}{2,8}(?:[、和与]\\p{IsHan}{2,8}?)+)(?<kind>类?(?:"
              + RateVocabulary.COUNTED
              + ")?)(?:(?:上年|去年|今年|本年|同期)\\p{IsHan}{0,4})?(?:数量?)?分别[为是]?$");

  private static final Pattern AND = Pattern.compile("[、和及与]");
  private static final Pattern JOINT = Pattern.compile("[、,和及与]{1,2}");

  private ListNames() {}

  /** 刑事、民事案件分别为9件、8件: each of as many counts as names has its own. */
  static void of(List<Quantity> all) {
    for (int i = 0; i < all.size(); i++) {
      Matcher found = NAMES.matcher(all.get(i).lead());
      if (!all.get(i).isCount() || !found.find()) {
        continue;
      }
      String[] names = AND.split(found.group("names"));
      int last = i;
      while (last + 1 < all.size()
          && last - i < names.length
          && all.get(last + 1).sentence() == all.get(i).sentence()
          && all.get(last + 1).isCount()
          && JOINT.matcher(all.get(last + 1).lead()).matches()) {
        last++;
      }
      for (int at = i; at <= last && last - i + 1 == names.length; at++) {
        all.set(at, all.get(at).ofClause(names[at - i] + found.group("kind")));
      }
    }
  }
}
