package dev.fazhi.audit.arithmetic.reading;

import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.arithmetic.quantity.RateVocabulary;
import dev.fazhi.audit.arithmetic.quantity.RateWords;
import dev.fazhi.audit.language.Classifiers;
import java.util.ArrayList;
import java.util.List;

/** The counts that a rate may be of, alone or together. */
record Parts(Quantities quantities, Names names) {

  /** So many of the nearest counts it may be of. */
  private static final int NEAREST = 6;

  private static final int BEHIND = 2;

  private static final int TOPICS = 2;
  private static final int NAMED = 2;
  private static final int CALLED = 4;
  private static final int LISTED = 8;

  /** Counts whose words have so much of what the rate says that it is of may stand anywhere. */
  private static final double LIKE = 0.6;

  /** Each as a list of those that are meant together, the last of them the last of the list. */
  List<List<Quantity>> of(
      Quantity rate, Wording wording, List<Quantity> before, KnownTotals totals) {
    List<List<Quantity>> parts = new ArrayList<>();
    List<Quantity> nearest =
        before.stream()
            .filter(q -> rate.paragraph() - q.paragraph() <= TOPICS)
            .limit(NEAREST)
            .toList();
    nearest.forEach(q -> parts.add(List.of(q)));
    quantities
        .around(
            rate,
            q -> q.index() > rate.index() && q.index() <= rate.index() + BEHIND && isPart(q, rate))
        .forEach(q -> parts.add(List.of(q)));
    if (rate.kind() == Quantity.Kind.MEAN) {
      totals
          .most()
          .filter(q -> !nearest.contains(q) && isPart(q, rate))
          .forEach(q -> parts.add(List.of(q)));
    }
    String subject = wording.subject();
    if (subject.length() >= NAMED) {
      before.stream()
          .filter(q -> !nearest.contains(q))
          .filter(q -> isNamed(q, rate, wording))
          .limit(CALLED)
          .forEach(q -> parts.add(List.of(q)));
      names.like(subject, rate, NAMED).stream()
          .filter(q -> rate.index() - q.index() > Quantities.FAR && isPart(q, rate))
          .forEach(q -> parts.add(List.of(q)));
    }
    for (int i = 1; i < nearest.size(); i++) {
      Quantity one = nearest.get(i);
      Quantity other = nearest.get(i - 1);
      if (one.index() == other.index() - 1
          && one.sentence() == other.sentence()
          && Quantities.isSame(one, other)) {
        parts.add(List.of(one, other));
      }
    }
    if (!nearest.isEmpty() && !isTotal(nearest.get(0))) {
      List<Quantity> run = quantities.run(nearest.get(0), Quantities.CLAUSES);
      if (run.size() > 2 && run.size() <= LISTED) {
        parts.add(run);
      }
    }
    Together together = new Together(quantities);
    Quantity teller = Together.teller(rate, quantities);
    if (!teller.equals(rate) && teller.index() > 0) {
      parts.add(together.run(quantities.lastBefore(teller), teller));
    }
    for (List<Quantity> several :
        List.of(
            named(rate, before),
            together.parts(rate),
            nearest.isEmpty() ? List.<Quantity>of() : together.run(nearest.get(0), rate),
            grades(rate, wording, nearest))) {
      if (several.size() > 1 && !parts.contains(several)) {
        parts.add(several);
      }
    }
    return parts;
  }

  /** 甲9件、乙8件,分别占总量30件的: the total is none of the list. */
  private boolean isTotal(Quantity count) {
    int next = Math.min(count.index() + 1, quantities.all().size() - 1);
    return RateWords.isWithin(count, quantities.all().get(next));
  }

  private boolean isNamed(Quantity count, Quantity rate, Wording wording) {
    String subject = wording.subject();
    return Wording.overlap(subject, quantities.words(count)) >= LIKE
        || (rate.kind() == Quantity.Kind.MEAN && isWithin(count, subject));
  }

  private static boolean isWithin(Quantity count, String subject) {
    String own = Wording.plain(count.clause());
    return (own.length() >= NAMED && subject.contains(own))
        || RateVocabulary.isSynonym(subject, count.clause());
  }

  /** 优秀67卷、良好151卷…优良率: the name is made of those that are meant together. */
  private static List<Quantity> grades(Quantity rate, Wording wording, List<Quantity> nearest) {
    List<Quantity> grades = new ArrayList<>();
    for (char each : wording.subject().toCharArray()) {
      nearest.stream()
          .filter(q -> q.sentence() == rate.sentence() && q.clause().indexOf(each) >= 0)
          .filter(q -> wording.named() && wording.subject().length() == NAMED)
          .findFirst()
          .ifPresent(grades::add);
    }
    return grades.size() == NAMED && !grades.get(0).equals(grades.get(1)) ? grades : List.of();
  }

  /** 合同、物业两类合计占: the only counts of the paragraphs that are called so. */
  private List<Quantity> named(Quantity rate, List<Quantity> before) {
    List<Quantity> named = new ArrayList<>();
    for (String each :
        Together.AND.split(rate.lead().substring(rate.lead().lastIndexOf(',') + 1))) {
      String name = Wording.plain(each);
      List<Quantity> called =
          name.length() < NAMED
              ? List.of()
              : before.stream()
                  .filter(q -> rate.paragraph() - q.paragraph() <= TOPICS)
                  .filter(q -> quantities.words(q).contains(name.substring(0, NAMED)))
                  .toList();
      if (called.size() != 1 || named.contains(called.get(0))) {
        return List.of();
      }
      named.add(called.get(0));
    }
    return named;
  }

  /** Whether a count is of the rate's period, or told so near that it may be. */
  static boolean isTold(Quantity count, Quantity rate) {
    boolean ratio = rate.kind() == Quantity.Kind.RATE && !rate.isPercent();
    return isOfPeriod(count, rate)
        // 每万人40.2件, 每万人55.0件, 后者是前者的1.37倍
        || (ratio
            && (count.kind() == Quantity.Kind.MEAN
                // 7.54%,是上年(2.36%)的3.2倍
                || (rate.lead().endsWith(")的") && GrowthReadings.isRate(count)))
            && count.role() != Quantity.Role.CHANGE
            && count.paragraph() == rate.paragraph())
        || ((count.isCurrent() || count.isPriorCount())
            && count.index() < rate.index()
            && count.paragraph() == rate.paragraph()
            && rate.sentence() - count.sentence() <= 1);
  }

  static boolean isOfPeriod(Quantity count, Quantity rate) {
    return isAside(count, rate)
        || (rate.role() == Quantity.Role.PRIOR ? count.isPriorCount() : count.isCurrent());
  }

  /** 上年的10.28%(112件/1089件): what explains a rate in a bracket right behind it. */
  private static boolean isAside(Quantity count, Quantity rate) {
    int behind = count.index() - rate.index();
    return behind > 0
        && behind <= BEHIND
        && count.isCount()
        && count.aside() >= 0
        && rate.aside() < 0
        && count.sentence() == rate.sentence();
  }

  /** 人均3件 is of what is counted by 件. */
  static boolean isPart(Quantity count, Quantity rate) {
    return isTold(count, rate)
        && !count.isNumberOfThings()
        && (rate.unit().isEmpty()
            || count.unit().endsWith(rate.unit())
            || count.unit().startsWith(rate.unit())
            || Classifiers.times(rate.unit(), count.unit()) > 0);
  }
}
