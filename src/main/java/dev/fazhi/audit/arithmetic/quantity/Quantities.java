package dev.fazhi.audit.arithmetic.quantity;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The quantities of a text in their order, as the checks look them up. */
public final class Quantities {

  /** A number farther back than so many others has nothing to do with what is said here. */
  public static final int FAR = 60;

  /** So many characters of a unit may stand before the joint of a list, and of a name behind it. */
  private static final int JOINT = 4;

  private static final int LONGEST = 25;
  public static final String LIST = "、和及与";
  public static final String CLAUSES = LIST + ",";

  private static final Pattern PART = Pattern.compile("[、,和及与].{0,16}");

  private final List<Quantity> all;
  private final @Nullable String[] words;

  public Quantities(List<Quantity> all) {
    this.all = all;
    this.words = new String[all.size()];
  }

  public List<Quantity> all() {
    return all;
  }

  /** Those before it that are wanted, the nearest first, at most sixty numbers back. */
  public List<Quantity> before(Quantity of, Predicate<Quantity> wanted) {
    List<Quantity> found = new ArrayList<>();
    for (int i = of.index() - 1; i >= 0 && of.index() - i <= FAR; i--) {
      if (wanted.test(all.get(i))) {
        found.add(all.get(i));
      }
    }
    return found;
  }

  /** The one right before it, or itself where it is the first. */
  public Quantity lastBefore(Quantity of) {
    return all.get(Math.max(0, of.index() - 1));
  }

  /** Whether nothing but what stands in brackets is between the two of one sentence. */
  public boolean isRightBefore(Quantity count, Quantity of) {
    int at = of.index() - 1;
    while (at > count.index() && !of.sees(all.get(at))) {
      at--;
    }
    return at == count.index() && count.sentence() == of.sentence() && of.sees(count);
  }

  /** Those of its own sentence, before and after it, that are wanted, in the order of the text. */
  public List<Quantity> around(Quantity of, Predicate<Quantity> wanted) {
    List<Quantity> found = new ArrayList<>();
    int i = of.index();
    while (i > 0 && all.get(i - 1).sentence() == of.sentence() && of.index() - i < FAR) {
      i--;
    }
    for (; i < all.size() && all.get(i).sentence() == of.sentence(); i++) {
      if (i - of.index() > FAR) {
        break;
      }
      if (i != of.index() && wanted.test(all.get(i))) {
        found.add(all.get(i));
      }
    }
    return found;
  }

  /**
   * The numbers of a list that ends with this one, at least itself.
   *
   * @param joints by which of these characters they are joined to each other
   */
  public List<Quantity> run(Quantity last, String joints) {
    List<Quantity> run = new ArrayList<>(List.of(last));
    for (int i = last.index(); i > 0 && run.size() < FAR; i--) {
      Quantity before = all.get(i - 1);
      boolean joined = isJoined(all.get(i), joints) && isSame(before, last);
      if (!joined || before.sentence() != last.sentence()) {
        break;
      }
      run.add(0, before);
    }
    return run;
  }

  /** The numbers that a list goes on with behind this one; empty when it ends with it. */
  public List<Quantity> following(Quantity first, String joints) {
    List<Quantity> following = new ArrayList<>();
    for (int i = first.index() + 1; i < all.size() && following.size() < FAR; i++) {
      Quantity next = all.get(i);
      boolean joined = isJoined(next, joints) && isSame(next, first);
      if (!joined || next.sentence() != first.sentence()) {
        break;
      }
      following.add(next);
    }
    return following;
  }

  private static boolean isJoined(Quantity next, String joints) {
    String lead = next.lead();
    for (int i = 0; i < Math.min(JOINT, lead.length()); i++) {
      if (lead.charAt(i) == ',' && joints.indexOf(',') < 0) {
        return false;
      }
      if (joints.indexOf(lead.charAt(i)) >= 0 && lead.length() - i <= LONGEST) {
        return true;
      }
    }
    return false;
  }

  /** Whether it is one of several of a list, and so no total. */
  public boolean isListed(Quantity count) {
    return !following(count, LIST).isEmpty() || run(count, LIST).size() > 1;
  }

  /** Whether its paragraph begins to count with it. */
  public boolean isFirst(Quantity count) {
    int last = Math.max(0, count.index() - FAR);
    for (int i = count.index() - 1; i >= last && all.get(i).paragraph() == count.paragraph(); i--) {
      if (isSame(all.get(i), count)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the one there is told in another unit at once, 审结9件12人. */
  public boolean isDoubled(int at, Quantity than) {
    Quantity count = all.get(at);
    return count.isCount()
        && !count.unit().equals(than.unit())
        && (count.lead().isEmpty()
            || (at + 1 < all.size()
                && all.get(at + 1).isCount()
                && all.get(at + 1).lead().isEmpty()));
  }

  /**
   * The words before a number without the bracket that it stands behind, 每万人(9万)申请3件.
   *
   * @param lead those behind the number before it
   * @param all the numbers before it, at least
   * @param index how many these are
   */
  public static String outer(String lead, List<Quantity> all, int index) {
    int first = index - 1;
    if (!lead.startsWith(")") || first < 0 || all.get(first).aside() < 0) {
      return lead;
    }
    while (first > 0 && all.get(first - 1).aside() == all.get(first).aside()) {
      first--;
    }
    String before = all.get(first).lead();
    int opens = before.lastIndexOf('(');
    return (opens < 0 ? "" : before.substring(0, opens)) + lead.substring(1);
  }

  /** What a count is called before and behind it, by one name: 造成9人死亡. */
  public String words(Quantity count) {
    @Nullable String known = words[count.index()];
    return known == null
        ? words[count.index()] = RateVocabulary.plain(count.clause() + count.tail())
        : known;
  }

  /** What its sentence says before it, without the numbers. */
  public String told(Quantity of) {
    StringBuilder words = new StringBuilder();
    around(of, q -> q.index() < of.index()).forEach(q -> words.append(q.lead()).append(';'));
    return words.append(of.lead()).toString();
  }

  /** Whether a share of it is told right behind it, so that it is a part itself. */
  public boolean isPart(Quantity count) {
    int next = count.index() + 1;
    while (next < Math.min(all.size(), count.index() + FAR)
        && all.get(next).sentence() == count.sentence()
        && all.get(next).isCurrent()
        && (PART.matcher(all.get(next).lead()).matches()
            || (all.get(next).lead().isEmpty() && !isSame(all.get(next), count)))
        && !all.get(next).lead().contains("其中")) {
      next++;
    }
    boolean listed = next > count.index() + 1;
    return next < all.size()
        && (!listed || RateWords.isEach(all.get(next)))
        && all.get(next).isShare()
        && all.get(next).sentence() == count.sentence();
  }

  /** Whether two counts may be held against each other. */
  public static boolean isSame(Quantity one, Quantity other) {
    return one.isNumber() && other.isNumber() && one.unit().equals(other.unit());
  }
}
