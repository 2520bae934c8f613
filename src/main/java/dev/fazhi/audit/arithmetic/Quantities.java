package dev.fazhi.audit.arithmetic;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The quantities of a text in their order, as the checks look them up. */
final class Quantities {

  /** A number farther back than so many others has nothing to do with what is said here. */
  private static final int FAR = 60;

  static final String LIST = "、和及与";
  static final String CLAUSES = LIST + ",";

  private final List<Quantity> all;

  Quantities(List<Quantity> all) {
    this.all = all;
  }

  List<Quantity> all() {
    return all;
  }

  /** Those before it that are wanted, the nearest first, at most sixty numbers back. */
  List<Quantity> before(Quantity of, Predicate<Quantity> wanted) {
    List<Quantity> found = new ArrayList<>();
    for (int i = of.index() - 1; i >= 0 && of.index() - i <= FAR; i--) {
      if (wanted.test(all.get(i))) {
        found.add(all.get(i));
      }
    }
    return found;
  }

  /** Those of its own sentence, before and after it, that are wanted, in the order of the text. */
  List<Quantity> around(Quantity of, Predicate<Quantity> wanted) {
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
  List<Quantity> run(Quantity last, String joints) {
    List<Quantity> run = new ArrayList<>(List.of(last));
    for (int i = last.index(); i > 0; i--) {
      Quantity before = all.get(i - 1);
      boolean joined =
          all.get(i).lead().matches(".{0,3}?[" + joints + "].{0,24}") && isSame(before, last);
      if (!joined || before.sentence() != last.sentence()) {
        break;
      }
      run.add(0, before);
    }
    return run;
  }

  /** Whether a share of it is told right behind it, so that it is a part itself. */
  boolean isPart(Quantity count) {
    int next = count.index() + 1;
    while (next < all.size()
        && all.get(next).sentence() == count.sentence()
        && isSame(all.get(next), count)
        && all.get(next).lead().matches("[、,和及与].{0,16}")) {
      next++;
    }
    boolean listed = next > count.index() + 1;
    return next < all.size()
        && (!listed || ShareCheck.isEach(all.get(next)))
        && all.get(next).isShare()
        && all.get(next).sentence() == count.sentence();
  }

  /** Whether two counts may be held against each other. */
  static boolean isSame(Quantity one, Quantity other) {
    return one.isCount() && other.isCount() && one.unit().equals(other.unit());
  }
}
