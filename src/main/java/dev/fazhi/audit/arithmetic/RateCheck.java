package dev.fazhi.audit.arithmetic;

import dev.fazhi.model.Decimals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rate that is called by a name, 办结率91.25%, against the counts before it. Its numerator is the
 * count whose own clause holds the name's stem, 办结; its denominator a count told before that.
 */
final class RateCheck {

  private static final Pattern NAME =
      Pattern.compile("(?<stem>[\\p{IsHan}]{1,14})率(?<rest>[^,。;:()、]{0,8})$");
  private static final Pattern THRESHOLD =
      Pattern.compile("低于|高于|不足|超过|以上|未达|标准|目标|要求|连续|保持|历年|历史");

  /** Words that narrow what is done, so that a rate with one needs a count with it. */
  private static final Pattern NARROW =
      Pattern.compile("按[期时]|及时|一次|首次|提前|超期|逾期|自动|直接|当场|现场|主动|协议|不|未|非|基本|重复");

  private static final Pattern HEARD = Pattern.compile("出庭|开庭|庭审");
  private static final Pattern DONE = Pattern.compile("办结|结案|审结|回复|答复");
  private static final Pattern TAKEN = Pattern.compile("[受办]理|承办|接收|收[到案]|立案");

  private static final Pattern WHOLE = Pattern.compile("总数|总量|共|合计");

  /** What a rate's numerator and denominator are called besides by its own stem. */
  private record Synonym(String stem, Pattern part, Pattern whole) {

    static Synonym of(String stem, String part, String whole) {
      return new Synonym(stem, Pattern.compile(part), Pattern.compile(whole));
    }
  }

  private static final List<Synonym> SYNONYMS =
      List.of(
          Synonym.of("结案", "[办审已]结|结案", "受理|收案|立案|应审|承办"),
          Synonym.of("审结", "[办审已]结|结案", "受理|收案|应审"),
          Synonym.of("办结", "[办审已]结|结案", "受理|接收|承办|立案"),
          Synonym.of("受理", "受理", "收到|申请"),
          Synonym.of("纠错", "撤销|变更|违法|责令|纠正|纠错", "审结|办结|结案"));

  private final Quantities quantities;

  RateCheck(Quantities quantities) {
    this.quantities = quantities;
  }

  Optional<Relation> check(Quantity rate) {
    Matcher name = NAME.matcher(rate.lead());
    if (rate.role() == Quantity.Role.PRIOR) {
      return Optional.of(Relation.unchecked(rate, "这是上期的比率"));
    }
    if (!name.find() || THRESHOLD.matcher(name.group("rest")).find()) {
      return Optional.empty();
    }
    String stem = name.group("stem");
    List<Quantity> counts =
        quantities.before(
            rate, other -> other.isCurrent() && rate.paragraph() - other.paragraph() <= 4);
    List<Formula> near = new ArrayList<>(formulas(rate, counts));
    near.addAll(behind(rate, counts));
    List<Formula> named = near.stream().filter(f -> isNamed(f.basis().get(0), rate, stem)).toList();
    // a slip of the last digit must not be excused by two counts that happen to give it
    for (Formula formula : named) {
      if (isTold(formula) && !formula.agrees() && formula.isNear() && none(named, rate)) {
        return Optional.of(formula.relation());
      }
    }
    boolean isSure = named.stream().anyMatch(this::isTold);
    Optional<Formula> agreeing =
        first(named).or(() -> first(near)).or(() -> sums(rate, counts, !isSure));
    if (agreeing.isPresent()) {
      return agreeing.map(Formula::relation);
    }
    Optional<Formula> told =
        named.stream()
            .filter(this::isTold)
            .min(Comparator.comparing(formula -> formula.part().compareTo(formula.whole()) > 0));
    if (told.isPresent() && rate.isExact()) {
      return told.map(formula -> withOthers(formula, named));
    }
    Optional<Formula> slip =
        near.stream().filter(f -> isAdjacent(f.basis().get(0), rate) && f.isNear()).findFirst();
    return slip.map(Formula::relation)
        .or(
            () ->
                Optional.of(
                    near.isEmpty()
                        ? Relation.unchecked(rate, "文中没有它的分子和分母")
                        : Relation.ambiguous(
                            rate, near.get(0).basis(), "附近的数没有一对能得出它，也看不出哪个是它的分子、分母")));
  }

  /**
   * What else may be wrong: another total, a nearer one that is too small, or the counts of the
   * same list.
   */
  private Relation withOthers(Formula formula, List<Formula> named) {
    Relation relation = formula.relation();
    Quantity part = formula.basis().get(0);
    List<Quantity> basis = new ArrayList<>(relation.basis());
    String more = "";
    for (Formula nearer : named) {
      Quantity whole = nearer.basis().get(1);
      boolean other =
          nearer.basis().get(0).equals(part) && isTold(nearer) && !basis.contains(whole);
      if (other && nearer.part().compareTo(nearer.whole()) <= 0) {
        basis.add(whole);
        more = more + "；除以 " + Decimals.plain(whole.value()) + " 也得不出";
      }
      boolean small =
          nearer.basis().get(0).equals(part) && nearer.part().compareTo(nearer.whole()) > 0;
      if (small && isTold(nearer) && !basis.contains(whole)) {
        basis.add(whole);
        more =
            more
                + "；前面的 "
                + Decimals.plain(whole.value())
                + " 比 "
                + Decimals.plain(part.value())
                + " 还小，也可能是它有误";
      }
    }
    for (Quantity listed : quantities.run(part, Quantities.CLAUSES)) {
      if (!basis.contains(listed)) {
        basis.add(listed);
      }
    }
    return new Relation(
        relation.of(), relation.verdict(), basis, relation.rules(), relation.explanation() + more);
  }

  private boolean none(List<Formula> named, Quantity rate) {
    return rate.isExact() && named.stream().noneMatch(f -> isTold(f) && f.agrees());
  }

  /** The first that agrees; a rate without decimals is too easily met by chance. */
  private static Optional<Formula> first(List<Formula> formulas) {
    return formulas.stream()
        .filter(
            formula ->
                formula.agrees()
                    && (formula.rate().number().scale() > 0
                        || formula.basis().get(0).sentence() == formula.rate().sentence()))
        .findFirst();
  }

  /** Pairs whose numerator stands in this sentence or the one before it, the nearest first. */
  private static List<Formula> formulas(Quantity rate, List<Quantity> counts) {
    List<Formula> formulas = new ArrayList<>();
    for (Quantity part : counts) {
      if (rate.sentence() - part.sentence() > 1 || part.paragraph() != rate.paragraph()) {
        break;
      }
      for (Quantity whole : counts) {
        if (whole.index() < part.index() && Quantities.isSame(part, whole)) {
          formulas.add(Formula.share(rate, part, whole));
        }
      }
    }
    return formulas;
  }

  /** A denominator that is told behind the rate: 化解率90.13%，积案总数152件. */
  private List<Formula> behind(Quantity rate, List<Quantity> counts) {
    List<Formula> formulas = new ArrayList<>();
    for (Quantity part : counts) {
      if (isAdjacent(part, rate)) {
        quantities
            .around(
                rate, q -> q.isCurrent() && q.index() > rate.index() && Quantities.isSame(q, part))
            .forEach(whole -> formulas.add(Formula.share(rate, part, whole)));
      }
    }
    return formulas;
  }

  /** A numerator of several counts, 优秀217卷、合格398卷, or of all but one. */
  private Optional<Formula> sums(Quantity rate, List<Quantity> counts, boolean withRest) {
    for (Quantity last : counts) {
      if (last.sentence() != rate.sentence()) {
        break;
      }
      for (Quantity whole : counts) {
        if (whole.index() >= last.index() || !Quantities.isSame(last, whole)) {
          continue;
        }
        BigDecimal rest = whole.value().subtract(last.value());
        List<BigDecimal> parts = new ArrayList<>(withRest ? List.of(rest) : List.of());
        BigDecimal sum = last.value();
        for (int i = last.index() - 1; i > whole.index(); i--) {
          Quantity more = quantities.all().get(i);
          if (more.isCurrent() && Quantities.isSame(more, last)) {
            sum = sum.add(more.value());
            parts.add(sum);
          }
        }
        for (BigDecimal part : parts) {
          Formula formula =
              new Formula(
                  rate,
                  part,
                  whole.value(),
                  List.of(last, whole),
                  Formula.words(part, whole.value()));
          if (rate.number().scale() > 0 && formula.agrees()) {
            return Optional.of(formula);
          }
        }
      }
    }
    return Optional.empty();
  }

  /** Whether the denominator is told so near that nothing else can be meant. */
  private boolean isTold(Formula formula) {
    Quantity part = formula.basis().get(0);
    Quantity whole = formula.basis().get(1);
    if (whole.index() > part.index()) {
      return WHOLE.matcher(whole.lead()).find();
    }
    boolean near =
        (part.sentence() - whole.sentence() <= 1 && part.paragraph() == whole.paragraph())
            || isTopic(whole, part)
            || isUsual(whole, part);
    boolean larger = whole.value().compareTo(part.value()) >= 0;
    if (HEARD.matcher(part.clause()).find() && !HEARD.matcher(whole.clause()).find()) {
      // who appears in court is counted in hearings, not in cases
      return false;
    }
    boolean next =
        quantities
            .before(part, q -> q.isCurrent() && Quantities.isSame(q, part) && !quantities.isPart(q))
            .stream()
            .findFirst()
            .filter(whole::equals)
            .isPresent();
    return near
        && !quantities.isPart(whole)
        && (larger || next || isTopic(whole, part))
        && !quantities.run(part, Quantities.LIST).contains(whole);
  }

  /** 承办…件 that the last paragraph began with, 办结…件 being the first count of this one. */
  private boolean isTopic(Quantity whole, Quantity part) {
    boolean before =
        part.paragraph() - whole.paragraph() == 1
            && DONE.matcher(part.clause()).find()
            && TAKEN.matcher(whole.clause()).find();
    return before
        && quantities
            .before(
                part,
                q ->
                    q.isCurrent()
                        && Quantities.isSame(q, part)
                        && (q.paragraph() == part.paragraph()
                            || (q.paragraph() == whole.paragraph() && q.index() < whole.index())))
            .isEmpty();
  }

  private static boolean isAdjacent(Quantity part, Quantity rate) {
    return part.index() == rate.index() - 1 && part.sentence() == rate.sentence();
  }

  /** Whether the words of the count hold the stem, and no other rate of the sentence better. */
  private boolean isNamed(Quantity part, Quantity rate, String stem) {
    int match = match(part, stem);
    if (match == 0) {
      return false;
    }
    for (Quantity other :
        quantities.around(rate, q -> q.kind() == Quantity.Kind.RATE && q.index() > part.index())) {
      Matcher name = NAME.matcher(other.lead());
      if (name.find() && match(part, name.group("stem")) > match) {
        return false;
      }
    }
    return true;
  }

  /** How many characters of the stem the count's own clause holds; 0 where they do not match. */
  private static int match(Quantity part, String stem) {
    String clause = part.clause();
    if (!narrow(stem).equals(narrow(clause))) {
      return 0;
    }
    for (int from = 0; from + 2 <= stem.length(); from++) {
      if (clause.contains(stem.substring(from))) {
        return stem.length() - from;
      }
    }
    for (Synonym synonym : SYNONYMS) {
      if (stem.endsWith(synonym.stem()) && synonym.part().matcher(clause).find()) {
        return 1;
      }
    }
    return isShort(stem, clause) ? 1 : 0;
  }

  /** The count that the paragraph tells for the usual denominator of such a rate. */
  private boolean isUsual(Quantity whole, Quantity part) {
    if (whole.paragraph() != part.paragraph() || whole.value().compareTo(part.value()) < 0) {
      return false;
    }
    for (Synonym synonym : SYNONYMS) {
      if (synonym.part().matcher(part.clause()).find()
          && synonym.whole().matcher(whole.clause()).find()) {
        return true;
      }
    }
    return false;
  }

  /** 网办 is short for 网上办结, 调成 for 调解成功. */
  private static boolean isShort(String stem, String clause) {
    int at = 0;
    for (int i = Math.max(0, stem.length() - 2); i < stem.length(); i++) {
      at = clause.indexOf(stem.charAt(i), at) + 1;
      if (at == 0) {
        return false;
      }
    }
    return stem.length() >= 2;
  }

  static Set<String> narrow(String words) {
    Set<String> found = new TreeSet<>();
    Matcher narrow = NARROW.matcher(words);
    while (narrow.find()) {
      found.add(narrow.group().replace("时", "期"));
    }
    return found;
  }
}
