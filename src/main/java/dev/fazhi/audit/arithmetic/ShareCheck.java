package dev.fazhi.audit.arithmetic;

import dev.fazhi.model.Decimals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Shares of a total: 投诉3216件，占15.00%. The shares of one list have one total; what most of them have
 * in common tells which, and then which of them does not follow.
 */
final class ShareCheck {

  /** How a clause that ends with a share puts it. */
  static final Pattern SHARE =
      Pattern.compile(
          "(?:占(?:比|到|了|据)*(?<base>[^,。;:()、占]{0,20}?)(?:的|比例|比重|比|约|达到?|为|[:])*|(?:比例|比重|占比)(?:依次|分别|为|达到?|[:])*)$");

  private static final Pattern OF = Pattern.compile("占(?:比|到|了|据)?[^,。;:()、]{0,16}$");
  private static final Pattern TOGETHER = Pattern.compile("合计|共计|共占|总计|一共|合起来|两项|三项|[两三四五]类");
  private static final Pattern RANKED = Pattern.compile("[前头][两二三四五六七八九十\\d]|居前|靠前|集中在");
  private static final Pattern GENERAL =
      Pattern.compile("总数|总量|总|数量|数|量|全部|全[市县区旗省]|同期|本[月周年]|所有|各类|的|案件|工单|件");
  private static final Pattern ALL = Pattern.compile("共|总|累计|合计|[^,。;:()]{0,6}全[年市县区旗省]");
  private static final Pattern EACH = Pattern.compile("分别占|分别为|依次[占为]|各占");

  private static final Pattern NO_NAME = Pattern.compile("其中|其次是?|分别|依次|各|均|约|合计|共|最多|为|是");

  private static final BigDecimal FIVE = BigDecimal.valueOf(5);

  private final Quantities quantities;

  ShareCheck(Quantities quantities) {
    this.quantities = quantities;
  }

  /**
   * A share with the counts that it is the share of.
   *
   * @param isUnsure whether it may be of something else than the part, as of the whole of a list
   */
  private record Share(Quantity rate, List<Quantity> parts, String base, boolean isUnsure) {
    BigDecimal part() {
      return parts.stream().map(Quantity::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    Quantity of() {
      return parts.get(parts.size() - 1);
    }

    Formula in(Quantity whole) {
      List<Quantity> basis = new ArrayList<>(parts);
      basis.add(whole);
      return new Formula(rate, part(), whole.value(), basis, Formula.words(part(), whole.value()));
    }
  }

  /** Whether it is the first of the shares of a list. */
  static boolean isEach(Quantity rate) {
    return EACH.matcher(rate.lead()).find();
  }

  /** 415人,占受援总人数1163人的35.7%: the total stands within. */
  Optional<Relation> within(Quantity rate) {
    if (rate.index() < 2 || !rate.lead().matches("的(?:比例|比重)?(?:为|约|达)?")) {
      return Optional.empty();
    }
    Quantity whole = quantities.all().get(rate.index() - 1);
    Quantity part = quantities.all().get(rate.index() - 2);
    boolean share =
        OF.matcher(whole.lead()).find()
            && part.sentence() == rate.sentence()
            && part.isCurrent()
            && Quantities.isSame(part, whole);
    return share ? Optional.of(Formula.share(rate, part, whole).relation()) : Optional.empty();
  }

  /** What is to be said of all shares of the text. */
  List<Relation> check() {
    List<Relation> relations = new ArrayList<>();
    List<Share> group = new ArrayList<>();
    for (int i = 0; i < quantities.all().size(); i++) {
      Quantity rate = quantities.all().get(i);
      if (!rate.isShare()) {
        continue;
      }
      List<Share> shares = shares(rate);
      if (shares.isEmpty()) {
        relations.add(Relation.unchecked(rate, "文中没有它是哪个数的占比"));
        continue;
      }
      for (Share share : shares) {
        if (!group.isEmpty() && !belongs(share, group.get(group.size() - 1))) {
          judge(group, relations);
          group = new ArrayList<>();
        }
        group.add(share);
      }
    }
    if (!group.isEmpty()) {
      judge(group, relations);
    }
    return relations;
  }

  /** A list goes on while the unit is the same and no other base is named. */
  private static boolean belongs(Share share, Share last) {
    return share.rate().paragraph() == last.rate().paragraph()
        && Quantities.isSame(share.of(), last.of())
        && (share.base().isEmpty() || share.base().equals(last.base()));
  }

  private List<Share> shares(Quantity rate) {
    Matcher share = SHARE.matcher(rate.lead());
    if (!share.find()) {
      return List.of();
    }
    String base = share.group("base") == null ? "" : share.group("base");
    List<Quantity> rates = EACH.matcher(rate.lead()).find() ? following(rate) : List.of(rate);
    List<Quantity> parts = parts(rate, rates.size());
    List<Share> shares = new ArrayList<>();
    for (int i = 0; i < rates.size() && parts.size() == rates.size(); i++) {
      shares.add(share(rates.get(i), parts.get(i), base, rate));
    }
    return shares;
  }

  private Share share(Quantity rate, Quantity part, String base, Quantity first) {
    if (!rate.equals(first)) {
      return new Share(rate, List.of(part), base, false);
    } else if (TOGETHER.matcher(rate.lead()).find()) {
      return new Share(rate, quantities.run(part, Quantities.CLAUSES), base, false);
    }
    List<Quantity> listed = quantities.run(part, Quantities.LIST);
    boolean ranked = listed.size() > 1 && RANKED.matcher(listed.get(0).lead()).find();
    boolean unsure = (listed.size() > 1 && !ranked) || !isNamed(part, subject(rate));
    return new Share(rate, ranked ? listed : List.of(part), base, unsure);
  }

  private List<Quantity> following(Quantity rate) {
    List<Quantity> rates = new ArrayList<>(List.of(rate));
    for (int i = rate.index() + 1; i < quantities.all().size(); i++) {
      Quantity next = quantities.all().get(i);
      if (next.kind() != Quantity.Kind.RATE || !next.lead().matches("[、,和及与]|,?(?:和|以及)")) {
        break;
      }
      rates.add(next);
    }
    return rates;
  }

  /** The counts right before it, so many; only changes may stand between. */
  private List<Quantity> parts(Quantity rate, int count) {
    List<Quantity> parts = new ArrayList<>();
    for (int i = rate.index() - 1; i >= 0 && parts.size() < count; i--) {
      Quantity before = quantities.all().get(i);
      boolean near =
          before.sentence() == rate.sentence()
              || (parts.isEmpty() && before.sentence() == rate.sentence() - 1 && count > 1);
      if (!near) {
        break;
      }
      if (i == rate.index() - 1 && isNumberOfThings(before, rate)) {
        continue;
      }
      if (before.isCurrent() && isSubject(before, rate, count)) {
        parts.add(0, before);
      } else if (before.isShare() || before.kind() == Quantity.Kind.POINTS) {
        break;
      }
    }
    return parts.size() == count ? parts : List.of();
  }

  /** 三类共占70.02%: how many things there are, not one of them. */
  private static boolean isNumberOfThings(Quantity before, Quantity rate) {
    return "类项种".contains(before.unit())
        && !before.unit().isEmpty()
        && before.value().compareTo(BigDecimal.TEN) <= 0
        && TOGETHER.matcher(rate.lead()).find();
  }

  /**
   * Whether the share's own words, 民事案件占73.7%, are of that count; words that no count of the
   * sentence has say nothing.
   */
  private boolean isSubject(Quantity part, Quantity rate, int count) {
    String subject = subject(rate);
    if (count > 1) {
      return true;
    }
    if (subject.length() < 2) {
      String before = subjectBefore(rate);
      return before.length() < 2 || isSubject(part, rate, before);
    }
    return isSubject(part, rate, subject);
  }

  private boolean isSubject(Quantity part, Quantity rate, String subject) {
    String name = subject.substring(0, 2);
    List<Quantity> named =
        quantities.around(
            rate, q -> q.isCurrent() && q.index() < rate.index() && q.clause().contains(name));
    return named.isEmpty() || named.contains(part);
  }

  /** What the share's own clause says that it is of; empty where it says nothing. */
  private static String subject(Quantity rate) {
    String words = rate.clause();
    Matcher share = SHARE.matcher(words);
    if (!share.find()) {
      return "";
    }
    String own = words.substring(0, share.start());
    return NO_NAME.matcher(GENERAL.matcher(own).replaceAll("")).replaceAll("");
  }

  /** 邻里纠纷最多,占31.09%: what the clause before says that the share is of. */
  private static String subjectBefore(Quantity rate) {
    String[] clauses = rate.lead().split("[,;]");
    return clauses.length > 2 ? NO_NAME.matcher(clauses[clauses.length - 2]).replaceAll("") : "";
  }

  /** Whether the subject, if it is one at all, is the part's. */
  private static boolean isNamed(Quantity part, String subject) {
    return subject.length() < 2 || part.clause().contains(subject.substring(0, 2));
  }

  private void judge(List<Share> group, List<Relation> relations) {
    List<Quantity> wholes = wholes(group);
    @Nullable Quantity told = told(group, wholes);
    @Nullable Quantity best = null;
    int most = 0;
    for (Quantity whole : wholes) {
      int agreeing = (int) group.stream().filter(share -> share.in(whole).agrees()).count();
      if (agreeing > most || (agreeing == most && most > 0 && whole.equals(told))) {
        most = agreeing;
        best = whole;
      }
    }
    boolean pair = group.size() == 2 && group.get(0).rate().number().scale() > 1;
    boolean common = (most >= 2 || (pair && most == 1)) && most * 2 >= group.size();
    if (best != null && (common || most == group.size() || best.equals(told))) {
      Quantity whole = best;
      head(group, whole).ifPresent(relations::add);
      group.forEach(
          share -> relations.add(one(share, whole, wholes, common || whole.equals(told))));
    } else if (!totalIsOff(group, wholes, relations)) {
      group.forEach(share -> relations.add(alone(share, told, wholes)));
    }
  }

  /** 结案的63起中,…: what the list says that it is a list of must be its total. */
  private Optional<Relation> head(List<Share> group, Quantity whole) {
    Quantity first = group.get(0).parts().get(0);
    if (group.size() < 2 || first.index() == 0 || !first.lead().startsWith("中,")) {
      return Optional.empty();
    }
    Quantity head = quantities.all().get(first.index() - 1);
    List<Quantity> rates = group.stream().map(Share::rate).toList();
    return Quantities.isSame(head, whole) && head.value().compareTo(whole.value()) != 0
        ? Optional.of(
            Relation.differs(
                head,
                rates,
                "按各项占比推算总数是 %s，文中是 %s"
                    .formatted(Decimals.plain(whole.value()), Decimals.plain(head.value()))))
        : Optional.empty();
  }

  /** The share of the whole list, where that is what agrees; else nobody knows which is meant. */
  private Relation ofList(Share share, List<Quantity> wholes) {
    Share all =
        new Share(share.rate(), quantities.run(share.of(), Quantities.LIST), share.base(), true);
    for (Quantity whole : wholes) {
      if (all.in(whole).agrees()) {
        return all.in(whole).relation();
      }
    }
    return wholes.isEmpty()
        ? Relation.unchecked(share.rate(), "文中没有它的总数")
        : Relation.ambiguous(share.rate(), all.parts(), "看不出它是哪一项的占比");
  }

  private Relation one(Share share, Quantity whole, List<Quantity> wholes, boolean sure) {
    Formula formula = share.in(whole);
    if (share.isUnsure() && !formula.agrees()) {
      return ofList(share, wholes);
    }
    return formula.agrees() || (sure && share.rate().isExact())
        ? formula.relation()
        : alone(share, null, wholes);
  }

  private Relation alone(Share share, @Nullable Quantity told, List<Quantity> wholes) {
    for (Quantity whole : wholes) {
      if (share.in(whole).agrees()) {
        return share.in(whole).relation();
      }
    }
    if (share.isUnsure()) {
      return ofList(share, wholes);
    }
    if (told != null && share.rate().isExact()) {
      return share.in(told).relation();
    }
    for (Quantity whole : wholes) {
      boolean here = whole.paragraph() == share.rate().paragraph();
      if (here && share.in(whole).isNear()) {
        return share.in(whole).relation();
      }
    }
    return wholes.isEmpty()
        ? Relation.unchecked(share.rate(), "文中没有它的总数")
        : Relation.ambiguous(
            share.rate(), List.of(share.of(), wholes.get(0)), "附近没有一个总数能得出它，也看不出哪个是它的总数");
  }

  /** The counts before the list that could be its total, the nearest first. */
  private List<Quantity> wholes(List<Share> group) {
    Share first = group.get(0);
    Map<BigDecimal, Quantity> wholes = new LinkedHashMap<>();
    List<Quantity> parts = group.stream().flatMap(share -> share.parts().stream()).toList();
    for (Quantity before :
        quantities.before(
            first.rate(), q -> q.isCurrent() && q.isExact() && isLike(q, first.of()))) {
      if (!parts.contains(before)) {
        wholes.putIfAbsent(before.value(), before);
      }
    }
    return List.copyOf(wholes.values());
  }

  /** 行政处罚936,占40.4%: a count may be printed without its unit where its share follows. */
  private static boolean isLike(Quantity whole, Quantity part) {
    return Quantities.isSame(whole, part) || (part.unit().isEmpty() && !whole.unit().isEmpty());
  }

  /** The total that the words name, or the only one that can be meant; null when unclear. */
  private @Nullable Quantity told(List<Share> group, List<Quantity> wholes) {
    Share first = group.get(0);
    String name = GENERAL.matcher(first.base()).replaceAll("");
    int paragraph = first.rate().paragraph();
    if (name.length() >= 2) {
      Optional<Quantity> named = wholes.stream().filter(whole -> isWhole(whole, name)).findFirst();
      named = named.filter(whole -> paragraph - whole.paragraph() <= 4);
      if (named.isPresent()) {
        return named.get();
      }
    }
    List<Quantity> run = quantities.run(first.of(), Quantities.CLAUSES);
    Quantity listed =
        run.stream().filter(q -> q.lead().contains("其中")).findFirst().orElse(run.get(0));
    if (listed.lead().contains("其中") && listed.index() > 0) {
      Optional<Quantity> whole =
          quantities.before(listed, q -> wholes.contains(q) && !quantities.isPart(q)).stream()
              .findFirst();
      if (whole.isPresent() && whole.get().paragraph() == paragraph) {
        return whole.get();
      }
    }
    if (name.length() >= 2) {
      return null;
    }
    List<Quantity> here =
        wholes.stream()
            .filter(whole -> whole.paragraph() == paragraph && !quantities.isPart(whole))
            .toList();
    if (here.size() == 1) {
      return here.get(0);
    }
    List<Quantity> totals =
        (first.base().isEmpty() ? here : wholes)
            .stream()
                .filter(whole -> paragraph - whole.paragraph() <= 4)
                .filter(whole -> ALL.matcher(whole.lead()).find() && !quantities.isPart(whole))
                .toList();
    if (totals.size() == 1 || first.base().isEmpty()) {
      return totals.size() == 1 ? totals.get(0) : null;
    }
    return wholes.stream()
        .filter(whole -> paragraph - whole.paragraph() <= 4)
        .max(Comparator.comparing(Quantity::value))
        .orElse(null);
  }

  private static boolean isWhole(Quantity whole, String name) {
    String clause = whole.clause();
    return clause.contains(name) && RateCheck.narrow(clause).equals(RateCheck.narrow(name));
  }

  /** Whether the shares have a total in common, and one of the text is a slip of it. */
  private static boolean totalIsOff(
      List<Share> group, List<Quantity> wholes, List<Relation> relations) {
    if (group.size() < 2) {
      return false;
    }
    BigDecimal least = BigDecimal.ONE;
    BigDecimal most = BigDecimal.valueOf(Long.MAX_VALUE);
    for (Share share : group) {
      BigDecimal half = share.rate().number().place().movePointLeft(1).multiply(FIVE);
      BigDecimal low = share.rate().value().subtract(half);
      BigDecimal hundred = share.part().movePointRight(2);
      least = least.max(hundred.divide(share.rate().value().add(half), 0, RoundingMode.UP));
      most = low.signum() > 0 ? most.min(hundred.divide(low, 0, RoundingMode.DOWN)) : most;
    }
    if (least.compareTo(most) > 0) {
      return false;
    }
    String total =
        least.compareTo(most) == 0
            ? Decimals.plain(least)
            : Decimals.plain(least) + " 至 " + Decimals.plain(most);
    List<Quantity> basis = new ArrayList<>();
    group.forEach(share -> basis.add(share.rate()));
    for (Quantity whole : wholes) {
      if (group.get(0).rate().paragraph() - whole.paragraph() <= 4
          && Slip.isOf(whole.value(), least, most)) {
        relations.add(
            Relation.differs(
                whole,
                List.copyOf(basis),
                "按各项占比推算总数是 %s，文中是 %s".formatted(total, Decimals.plain(whole.value()))));
        return true;
      }
    }
    if (group.size() < 3) {
      return false;
    }
    for (Share share : group) {
      relations.add(Relation.unchecked(share.rate(), "各项占比相互一致，推算总数是 " + total + "，文中没有印出"));
    }
    return true;
  }
}
