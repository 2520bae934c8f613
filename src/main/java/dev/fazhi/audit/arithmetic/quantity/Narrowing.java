package dev.fazhi.audit.arithmetic.quantity;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Words of a rate that narrow it to something that the counts near it are not of. */
public final class Narrowing {

  private static final Pattern SCOPE =
      Pattern.compile("全[市县区旗省国州]|同类|近[一二三四五六七八九十\\d]+年|历年|[两三四五]年来?");

  /** What says nothing of which things are counted. */
  private static final Pattern ANYTHING =
      Pattern.compile(RateVocabulary.COUNTED + "|" + RateWords.GENERAL.pattern());

  /** So many characters of a rate's name that nothing before has are of something else. */
  private static final int NARROWER = 4;

  private static final Pattern WITHIN =
      Pattern.compile("(?:^|[\\d一二三四五六七八九十])(?:秒|分钟|小时|天|日|个?工作日|个?月|年)内?[^,;、(]*率");

  private final Quantities quantities;
  private @Nullable Quantity last;
  private String told = "";

  public Narrowing(Quantities quantities) {
    this.quantities = quantities;
  }

  /** 占全市总量, 占近三年总量: the total must be told of the same. */
  public boolean isOfScope(Quantity whole, String base) {
    Matcher scope = SCOPE.matcher(base);
    if (!scope.find()) {
      return true;
    }
    int last = Math.max(0, whole.index() - Quantities.FAR);
    for (int i = whole.index(); i >= last; i--) {
      Quantity told = quantities.all().get(i);
      if (told.sentence() != whole.sentence()) {
        return false;
      } else if (told.lead().contains(scope.group())) {
        return true;
      }
    }
    return false;
  }

  /** 15秒接通率, 有财产可供执行案件法定期限内执结率: words of which no count before speaks narrow it. */
  public boolean isNarrower(Quantity rate, String stem, Quantity part) {
    if (isWithin(rate)) {
      return true;
    }
    if (part.index() > rate.index()) {
      return false;
    }
    String own = stem.substring(0, stem.length() - RateVocabulary.match(part.clause(), stem));
    String told = before(rate);
    boolean[] known = new boolean[own.length()];
    for (int i = 0; i + 2 <= own.length(); i++) {
      if (told.contains(own.substring(i, i + 2))) {
        known[i] = true;
        known[i + 1] = true;
      }
    }
    int unknown = 0;
    for (boolean each : known) {
      unknown += each ? 0 : 1;
    }
    return unknown >= NARROWER;
  }

  /** What its paragraph says before it, read only once. */
  private String before(Quantity rate) {
    if (!rate.equals(last)) {
      StringBuilder words = new StringBuilder();
      quantities
          .before(rate, q -> q.paragraph() == rate.paragraph())
          .forEach(q -> words.append(q.lead()).append(';'));
      told = words.toString();
      last = rate;
    }
    return told;
  }

  /** 15秒接通率: it is of what was done within a time. */
  public static boolean isWithin(Quantity rate) {
    return WITHIN.matcher(rate.lead()).find();
  }

  /** 占投诉总量 is not of 投诉举报9件: the count is of the base and of more. */
  public boolean isOfMore(Quantity whole, String base) {
    String words = quantities.words(whole);
    int at = words.lastIndexOf(base);
    return base.length() > 1
        && at >= 0
        && !RateVocabulary.TAKEN.matcher(base).find()
        && !RateVocabulary.DONE.matcher(base).find()
        && !ANYTHING
            .matcher(words.substring(at + base.length()).replaceAll("[^\\p{IsHan}]", ""))
            .replaceAll("")
            .isEmpty();
  }
}
