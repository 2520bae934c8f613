package dev.fazhi.audit.arithmetic.quantity;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Gives the counts of a list the names that stand before it. */
final class ListNames {

  private static final Pattern NAMES =
      Pattern.compile(
          "(?:^|[,;])(?<names>\\p{IsHan}{2,8}(?:[、和与]\\p{IsHan}{2,8}?)+)(?<kind>类?(?:"
              + RateVocabulary.COUNTED
              + ")?)(?:(?:上年|去年|今年|本年|同期)\\p{IsHan}{0,4})?(?:数量?)?分别[为是]?$");

  /** 2023年、2024年分别立案9件、8件. */
  private static final Pattern YEARS =
      Pattern.compile(
          "(?<names>(?:19|20)\\d{2}年?(?:[、和与至到~—-](?:19|20)\\d{2}年?)+),?(?<kind>[^,;:()、\\d]{0,12}(?:分别|依次)[^,;:()、\\d]{0,8})$");

  /** 2021年至2023年 are three. */
  private static final Pattern RANGE = Pattern.compile("(?<from>\\d{4})年?[至到~—-](?<to>\\d{4})年?");

  private static final Pattern AND = Pattern.compile("[、和及与]");
  private static final Pattern JOINT = Pattern.compile("[、,和及与]{1,2}");

  private ListNames() {}

  /**
   * 刑事、民事案件分别为9件、8件: each of as many counts as names has its own.
   *
   * @param year that the text is of
   */
  static void of(List<Quantity> all, int year) {
    for (int i = 0; i < all.size(); i++) {
      Matcher found = NAMES.matcher(all.get(i).lead());
      Matcher years = YEARS.matcher(all.get(i).lead());
      boolean named = all.get(i).isCount() && found.find();
      if (named || (all.get(i).isCount() && years.find())) {
        name(all, i, named ? found : years, named ? 0 : year);
      }
    }
  }

  private static String[] names(String words) {
    Matcher range = RANGE.matcher(words);
    return range.matches()
        ? IntStream.rangeClosed(
                Integer.parseInt(range.group("from")), Integer.parseInt(range.group("to")))
            .mapToObj(each -> each + "年")
            .toArray(String[]::new)
        : AND.split(words);
  }

  private static void name(List<Quantity> all, int i, Matcher found, int year) {
    String[] names = names(found.group("names"));
    int last = i;
    while (last + 1 < all.size()
        && last - i < names.length
        && all.get(last + 1).sentence() == all.get(i).sentence()
        && all.get(last + 1).isCount()
        && JOINT.matcher(all.get(last + 1).lead()).matches()) {
      last++;
    }
    for (int at = i; at <= last && last - i + 1 == names.length; at++) {
      Quantity of = all.get(at).ofClause(names[at - i] + found.group("kind"));
      boolean now = year > 0 && names[at - i].startsWith(Integer.toString(year));
      all.set(at, now ? of.ofNow() : of);
    }
  }
}
