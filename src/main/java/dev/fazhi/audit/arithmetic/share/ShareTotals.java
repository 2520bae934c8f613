package dev.fazhi.audit.arithmetic.share;

import dev.fazhi.audit.arithmetic.quantity.Narrowing;
import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.arithmetic.quantity.RateVocabulary;
import dev.fazhi.audit.arithmetic.quantity.RateWords;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the counts that could be the total of a list of shares, and the one that the text names.
 */
final class ShareTotals {

  private static final Pattern ALL = Pattern.compile("共|总|累计|合计|[^,。;:()]{0,6}全[年市县区旗省]");

  private static final Pattern BREAKDOWN =
      Pattern.compile("^[^,。;:]{0,4}[从按][^,。;:]{1,12}(?:看|分|统计|划分|而言)(?:[,:]|类)");

  /** So many paragraphs back a text may have told what it divides. */
  private static final int TOPICS = 3;

  /** So many paragraphs back a total that is called by its name may stand. */
  private static final int FAR = 8;

  private final Quantities quantities;

  private final TotalNames names;

  ShareTotals(Quantities quantities) {
    this.quantities = quantities;
    this.names = new TotalNames(quantities);
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
        .filter(whole -> new Narrowing(quantities).isOfScope(whole, first.base()))
        .orElse(null);
  }

  /** Whether its words have the name that the share calls its total by. */
  boolean isCalled(Quantity whole, Share share) {
    String name = RateVocabulary.plain(RateWords.GENERAL.matcher(share.base()).replaceAll(""));
    return quantities.words(whole).contains(name);
  }

  private @Nullable Quantity meant(List<Share> group, List<Quantity> wholes) {
    Share first = group.get(0);
    String name = RateVocabulary.plain(RateWords.GENERAL.matcher(first.base()).replaceAll(""));
    int paragraph = first.rate().paragraph();
    if (name.length() >= 2) {
      List<Quantity> like =
          names.called(first, wholes, name).orElseGet(() -> names.like(first, wholes, name));
      Optional<Quantity> named =
          like.stream()
              .filter(whole -> quantities.words(whole).contains(name))
              .min(
                  Comparator.comparing((Quantity whole) -> !TotalNames.isGiven(first, whole))
                      .thenComparing(whole -> !names.isWhole(whole, name)))
              .or(
                  () ->
                      like.stream()
                          .filter(whole -> whole.value().compareTo(first.value()) >= 0)
                          .findFirst())
              .or(() -> like.stream().findFirst());
      named =
          named
              .filter(whole -> paragraph - whole.paragraph() <= FAR)
              .or(
                  () ->
                      wholes.stream().filter(q -> TotalNames.isBeside(first, q, name)).findFirst());
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
        return name.length() < 2 || names.isAlike(whole.get(), name) ? whole.get() : null;
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
}
