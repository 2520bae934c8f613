package dev.fazhi.audit.arithmetic.share;

import dev.fazhi.audit.arithmetic.formula.Relation;
import dev.fazhi.audit.arithmetic.formula.Slip;
import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.arithmetic.quantity.RateVocabulary;
import dev.fazhi.audit.arithmetic.quantity.RateWords;
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
 * Finds the counts that could be the total of a list of shares, and the one that the text names.
 */
final class ShareTotals {

  private static final Pattern ALL = Pattern.compile("共|总|累计|合计|[^,。;:()]{0,6}全[年市县区旗省]");

  private static final Pattern SCOPE =
      Pattern.compile("全[市县区旗省国州]|同类|近[一二三四五六七八九十\\d]+年|历年|[两三四五]年来?");

  private static final Pattern BREAKDOWN =
      Pattern.compile("^[^,。;:]{0,4}[从按][^,。;:]{1,12}(?:看|分|统计|划分|而言)(?:[,:]|类)");

  /** So many paragraphs back a text may have told what it divides. */
  private static final int TOPICS = 3;

  /** What says nothing of which things are counted: 调解矛盾纠纷 are all that 调解 names. */
  private static final Pattern ANYTHING =
      Pattern.compile(
          RateVocabulary.COUNTED + "|" + RateWords.GENERAL.pattern() + "|完成|实现|累计|达到?|为|共");

  private static final int LONGEST = 4;

  /** So many paragraphs back a total that is called by its name may stand. */
  private static final int FAR = 8;

  private static final BigDecimal FIVE = BigDecimal.valueOf(5);

  private final Quantities quantities;

  ShareTotals(Quantities quantities) {
    this.quantities = quantities;
  }

  /** The counts before the list that could be its total, the nearest first. */
  List<Quantity> wholes(List<Share> group) {
    Share first = group.get(0);
    Map<BigDecimal, Quantity> wholes = new LinkedHashMap<>();
    List<Quantity> parts = group.stream().flatMap(share -> share.parts().stream()).toList();
    for (Quantity before :
        quantities.before(
            first.rate(), q -> ShareReader.isOfPeriod(q, first.rate()) && isLike(q, first.of()))) {
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
  @Nullable Quantity told(List<Share> group, List<Quantity> wholes) {
    Share first = group.get(0);
    return Optional.ofNullable(meant(group, wholes))
        .filter(whole -> isOfScope(whole, first.base()))
        .orElse(null);
  }

  private @Nullable Quantity meant(List<Share> group, List<Quantity> wholes) {
    Share first = group.get(0);
    String name = RateVocabulary.plain(RateWords.GENERAL.matcher(first.base()).replaceAll(""));
    int paragraph = first.rate().paragraph();
    if (name.length() >= 2) {
      List<Quantity> like = called(first, wholes, name).orElseGet(() -> like(first, wholes, name));
      Optional<Quantity> named =
          like.stream()
              .filter(whole -> quantities.words(whole).contains(name))
              .min(
                  Comparator.comparing((Quantity whole) -> !isGiven(first, whole))
                      .thenComparing(whole -> !isWhole(whole, name)))
              .or(
                  () ->
                      like.stream()
                          .filter(whole -> whole.value().compareTo(first.value()) >= 0)
                          .findFirst())
              .or(() -> like.stream().findFirst());
      named =
          named
              .filter(whole -> paragraph - whole.paragraph() <= FAR)
              .or(() -> wholes.stream().filter(q -> isBeside(first, q, name)).findFirst());
      if (named.isPresent()) {
        return named.get();
      }
    }
    Optional<Quantity> ending =
        wholes.stream()
            .filter(whole -> name.length() == 1 && whole.clause().endsWith(name))
            .findFirst();
    if (ending.isPresent()) {
      return ending.get();
    }
    List<Quantity> run = quantities.run(first.of(), Quantities.CLAUSES);
    Quantity listed =
        run.stream().filter(q -> q.lead().contains("其中")).findFirst().orElse(run.get(0));
    Optional<Quantity> nested = wholes.stream().filter(q -> isNested(first, q)).findFirst();
    if (nested.isPresent()) {
      return nested.get();
    }
    if (name.length() < 2 && isBehindShare(listed)) {
      return null;
    }
    if (listed.lead().contains("其中") && listed.index() > 0) {
      Optional<Quantity> whole =
          quantities.before(listed, q -> wholes.contains(q) && !quantities.isPart(q)).stream()
              .findFirst();
      if (whole.isPresent() && whole.get().paragraph() == paragraph) {
        return name.length() < 2 || isAlike(whole.get(), name) ? whole.get() : null;
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
    if (here.isEmpty() && isBreakdown(first.rate())) {
      return wholes.stream()
          .filter(whole -> quantities.isFirst(whole) && !quantities.isPart(whole))
          .filter(whole -> paragraph - whole.paragraph() <= TOPICS)
          .findFirst()
          .orElse(null);
    }
    int before = first.of().index() - 1;
    Optional<Quantity> beside =
        here.stream()
            .filter(
                whole ->
                    whole.index() == before
                        && whole.sentence() == first.of().sentence()
                        && first.parts().size() == 1
                        && first.rate().lead().startsWith(",占")
                        && !quantities.isListed(whole))
            .findFirst();
    if (beside.isPresent()) {
      return beside.get();
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

  /** 占民商事审执结数 is of 民商事, where that gives it, and not of 审执结; empty when not. */
  private Optional<List<Quantity>> called(Share share, List<Quantity> wholes, String name) {
    String head = name.substring(0, 2);
    List<Quantity> called =
        wholes.stream()
            .filter(whole -> name.length() > LONGEST && quantities.words(whole).contains(head))
            .filter(whole -> isGiven(share, whole))
            .toList();
    return called.isEmpty() ? Optional.empty() : Optional.of(called);
  }

  /** 住宅9人,占75%,其中老年人4人,占44%: a part of what is a part itself, where it nearly is. */
  static boolean isNested(Share share, Quantity in) {
    return in.index() == share.of().index() - 2
        && in.sentence() == share.of().sentence()
        && share.of().lead().contains("其中")
        && share.base().isEmpty()
        && (share.in(in).isNear() || share.in(in).isTelling(false));
  }

  /** 住宅9人,占75%,其中老年人4人: nobody knows whether of those 9 or of all. */
  private boolean isBehindShare(Quantity listed) {
    Quantity before = quantities.lastBefore(listed);
    return listed.lead().contains("其中")
        && before.isShare()
        && before.sentence() == listed.sentence();
  }

  /** Whether it gives the share, or would with one digit of a count another. */
  private static boolean isGiven(Share share, Quantity whole) {
    return share.in(whole).agrees() || share.in(whole).isSlip();
  }

  /** 提起诉讼9件,判决支持8件,占起诉件数的: called so in short, right before what it is the total of. */
  private static boolean isBeside(Share share, Quantity whole, String name) {
    int first = whole.clause().indexOf(name.charAt(0));
    return share.parts().size() == 1
        && whole.index() == share.of().index() - 1
        && whole.sentence() == share.of().sentence()
        && !whole.clause().contains(name)
        && first >= 0
        && whole.clause().indexOf(name.charAt(name.length() - 1), first) > first;
  }

  /** What is called as the base is; beside it what only begins so, where that gives the share. */
  private List<Quantity> like(Share share, List<Quantity> wholes, String name) {
    List<Quantity> like =
        wholes.stream()
            .filter(whole -> isWhole(whole, name))
            .filter(whole -> !quantities.isPart(whole) || isGiven(share, whole))
            .toList();
    return like.isEmpty()
        ? like
        : wholes.stream().filter(q -> like.contains(q) || isGivenBy(share, q, name)).toList();
  }

  /** 占出庭案件 of 出庭应诉9件, where that gives it. */
  private boolean isGivenBy(Share share, Quantity whole, String name) {
    String words = quantities.words(whole);
    return words.contains(name)
        && RateVocabulary.narrow(words).equals(RateVocabulary.narrow(name))
        && isGiven(share, whole);
  }

  /** 从受理方式看,…: the paragraph divides what the ones before it have told. */
  private boolean isBreakdown(Quantity rate) {
    int first = rate.index();
    while (first > 0
        && rate.index() - first < Quantities.FAR
        && quantities.all().get(first - 1).paragraph() == rate.paragraph()) {
      first--;
    }
    return BREAKDOWN.matcher(quantities.all().get(first).lead()).find();
  }

  /** 占投诉总量 is of 投诉1320件, not of 投诉举报1320件. */
  private boolean isWhole(Quantity whole, String name) {
    String clause = quantities.words(whole);
    int at = clause.lastIndexOf(name);
    String behind =
        at < 0 ? "" : ANYTHING.matcher(clause.substring(at + name.length())).replaceAll("");
    boolean verb =
        RateVocabulary.TAKEN.matcher(name).find() || RateVocabulary.DONE.matcher(name).find();
    boolean narrow = RateVocabulary.narrow(clause).equals(RateVocabulary.narrow(name));
    return (narrow && endsLike(clause, name))
        || (narrow && RateVocabulary.isSynonym(name, clause))
        || (narrow && isShort(name, clause + whole.unit()))
        || at >= 0 && (behind.isEmpty() || verb) && narrow;
  }

  /** 占一审刑案 of 一审刑事案件9件, 占判处人数 of 判处罪犯9人, 专职调解员 of 专职人民调解员9名. */
  private static boolean isShort(String name, String words) {
    int at = 0;
    for (int i = 0; i < name.length(); i++) {
      at = words.indexOf(name.charAt(i), at) + 1;
      if (at == 0) {
        return false;
      }
    }
    boolean begins = name.length() > LONGEST && words.contains(name.substring(0, 2));
    return name.length() > 2 && (name.length() <= LONGEST || begins);
  }

  /** 占调解成功案件 of 成功1304件. */
  private static boolean endsLike(String clause, String name) {
    return name.length() > 2
        && name.length() <= LONGEST
        && clause.length() >= 2
        && name.endsWith(clause.substring(clause.length() - 2));
  }

  /** Whether it may be called so in other words, 占收案总数 of 新收申请542件. */
  private boolean isAlike(Quantity whole, String name) {
    String clause = whole.clause();
    return isWhole(whole, name)
        || (!clause.contains(name) && name.chars().anyMatch(each -> clause.indexOf(each) >= 0));
  }

  /** 占全市总量, 占近三年总量: the total must be told of the same. */
  private boolean isOfScope(Quantity whole, String base) {
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

  /** Whether the shares have a total in common, and one of the text is a slip of it. */
  static boolean isOff(
      List<Share> group, List<Quantity> wholes, @Nullable Quantity told, List<Relation> relations) {
    if (group.size() < 2 || group.stream().anyMatch(share -> !share.part().isExact())) {
      return false;
    }
    BigDecimal least = BigDecimal.ONE;
    BigDecimal most = BigDecimal.valueOf(Long.MAX_VALUE);
    for (Share share : group) {
      BigDecimal half = share.rate().number().place().movePointLeft(1).multiply(FIVE);
      BigDecimal low = share.rate().value().subtract(half);
      BigDecimal hundred = share.value().movePointRight(2);
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
    List<Quantity> order = new ArrayList<>(wholes);
    order.sort(
        Comparator.comparing((Quantity whole) -> !whole.equals(told))
            .thenComparing(Quantity::value, Comparator.reverseOrder()));
    for (Quantity whole : order) {
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
