package dev.fazhi.audit.arithmetic.share;

import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.arithmetic.quantity.RateVocabulary;
import dev.fazhi.audit.arithmetic.quantity.RateWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads which counts the shares of a text are of, 投诉3216件，占15.00%. */
final class ShareReader {

  private static final Pattern RANKED = Pattern.compile("[前头][两二三四五六七八九十\\d]|居前|靠前|集中在");

  /** 专职调解员中退休干警74名: the words before name the total. */
  private static final Pattern OWN_BASE =
      Pattern.compile("^(?<base>(?!其)\\p{IsHan}{2,10}?)中(?![心学共小央医队层型介秋文国])(?=\\p{IsHan})");

  static final Pattern IN = Pattern.compile("(?:^|[,;])在(?<base>[^,。;:()、]{2,16})[中里]所?占");

  /** 分别占火灾总数和亡人总数的: of each another total. */
  private static final Pattern BASES = Pattern.compile("[、和及与]");

  private static final Pattern OTHER = Pattern.compile("(?:[、,和及与]\\p{IsHan}{0,6})?");

  private static final Pattern NEXT = Pattern.compile("[、,和及与]|,?(?:和|以及)");

  /** 办结案件中,适用简易程序9件: what the words before say that it is one of. */
  private static final Pattern AMONG =
      Pattern.compile("(?:^|[,;在从])(?<base>(?!其)[^,;:()、在从]{2,14})中,[^,;:]*$");

  /** 四类案件(9件)占: the count stands in the bracket right before. */
  private static final Pattern CLOSING = Pattern.compile("^\\)占");

  private static final Pattern ANYTHING =
      Pattern.compile(RateVocabulary.COUNTED + "|" + RateWords.GENERAL.pattern());

  private final Quantities quantities;

  private final ShareSubject subjects;

  private final SharesTogether joined;

  ShareReader(Quantities quantities) {
    this.quantities = quantities;
    this.subjects = new ShareSubject(quantities);
    this.joined = new SharesTogether(quantities);
  }

  /** The shares that begin with this one, several where they are told together. */
  List<Share> shares(Quantity rate) {
    Matcher share = RateWords.SHARE.matcher(rate.lead());
    if (!share.find()) {
      return List.of();
    }
    String base = base(rate, share);
    List<Quantity> together = joined.parts(rate);
    if (!together.isEmpty()) {
      return List.of(new Share(rate, together, base, false));
    }
    Optional<Quantity> behind = subjects.behind(rate);
    if (behind.isPresent()) {
      return List.of(new Share(rate, List.of(behind.get()), base, false));
    }
    Optional<Quantity> told = subjects.told(rate);
    if (told.isPresent()) {
      return List.of(new Share(rate, List.of(told.get()), base, false));
    }
    List<Quantity> rates = isOfEach(rate) ? following(rate) : List.of(rate);
    List<Quantity> parts = parts(rate, rates.size());
    List<Share> shares = new ArrayList<>();
    String[] bases = BASES.split(base);
    for (int i = 0; i < rates.size() && parts.size() == rates.size(); i++) {
      String of = bases.length == rates.size() ? bases[i] : base;
      shares.add(share(rates.get(i), parts.get(i), of, rate));
    }
    return shares;
  }

  /** 占受理总数的, or 在受理总数中占. */
  private static String base(Quantity rate, Matcher share) {
    String base = share.group("base") == null ? "" : share.group("base");
    Matcher within = IN.matcher(rate.lead());
    return base.isEmpty() && within.find() ? within.group("base") : base;
  }

  /** 分别占…; or as many shares in a row as counts before them. */
  private boolean isOfEach(Quantity rate) {
    if (RateWords.isEach(rate)) {
      return true;
    }
    int rates = following(rate).size();
    return rates > 1
        && rate.index() > 0
        && (isOfUnits(rate, rates)
            || quantities.run(quantities.all().get(rate.index() - 1), Quantities.LIST).size()
                == rates);
  }

  /** 火灾39.1万起、亡645人,占总数的59.1%和48.7%: each of the counts right before has a unit of its own. */
  private boolean isOfUnits(Quantity rate, int rates) {
    int first = rate.index() - rates;
    if (first < 0) {
      return false;
    }
    List<Quantity> counts = quantities.all().subList(first, rate.index());
    return counts.stream().allMatch(q -> q.isCurrent() && q.sentence() == rate.sentence())
        && counts.stream().skip(1).allMatch(q -> OTHER.matcher(q.lead()).matches())
        && counts.stream().map(Quantity::unit).distinct().count() == rates;
  }

  private Share share(Quantity rate, Quantity part, String base, Quantity first) {
    if (!rate.equals(first)) {
      return new Share(rate, List.of(part), base, false);
    } else if (SharesTogether.is(rate)) {
      List<Quantity> run = joined.run(part, rate);
      return new Share(rate, run, base, joined.isUnsure(run, rate));
    }
    List<Quantity> listed = quantities.run(part, Quantities.LIST);
    boolean ranked = listed.size() > 1 && RANKED.matcher(listed.get(0).lead()).find();
    boolean unsure =
        !RateWords.isEach(rate)
            && ((listed.size() > 1
                    && !ranked
                    && !ShareSubject.isOnly(part, listed, rate)
                    && !subjects.isOnlyNamed(part, rate))
                || !subjects.isNamed(part, rate));
    Matcher own = OWN_BASE.matcher(part.clause());
    String of = !base.isEmpty() ? base : own.find() ? own.group("base") : among(part);
    return new Share(rate, ranked ? listed : List.of(part), of, unsure);
  }

  /** What its words say that a count is one of, where a count before is called so; else empty. */
  private String among(Quantity part) {
    Matcher among = AMONG.matcher(part.lead());
    if (!among.find()) {
      return "";
    }
    String name = RateVocabulary.plain(ANYTHING.matcher(among.group("base")).replaceAll(""));
    boolean known =
        name.length() > 1
            && !quantities
                .before(part, q -> q.isCurrent() && quantities.words(q).contains(name))
                .isEmpty();
    return known ? name : "";
  }

  private List<Quantity> following(Quantity rate) {
    List<Quantity> rates = new ArrayList<>(List.of(rate));
    int last = Math.min(quantities.all().size(), rate.index() + Quantities.FAR);
    for (int i = rate.index() + 1; i < last; i++) {
      Quantity next = quantities.all().get(i);
      if (next.kind() != Quantity.Kind.RATE || !NEXT.matcher(next.lead()).matches()) {
        break;
      }
      rates.add(next);
    }
    return rates;
  }

  /** The counts right before it, so many; only changes may stand between. */
  private List<Quantity> parts(Quantity rate, int count) {
    List<Quantity> parts = new ArrayList<>();
    boolean called = subjects.isNamed(rate);
    int last = Math.max(0, rate.index() - Quantities.FAR);
    for (int i = rate.index() - 1; i >= last && parts.size() < count; i--) {
      Quantity before = quantities.all().get(i);
      boolean near =
          before.sentence() == rate.sentence()
              || (parts.isEmpty() && before.sentence() == rate.sentence() - 1 && count > 1);
      if (!near) {
        break;
      }
      if (i == rate.index() - 1
          && (SharesTogether.isNumberOfThings(before, rate)
              || (count > 1 && before.isNumberOfThings()))) {
        continue;
      }
      boolean closes =
          i == rate.index() - 1
              && (SharesTogether.closes(rate) || CLOSING.matcher(rate.lead()).find());
      if (!rate.sees(before) && before.aside() != rate.aside() && !closes && !called) {
        continue;
      }
      boolean told = isOfPeriod(before, rate) && !(count == 1 && isSecond(before));
      if (told && subjects.isOf(before, rate, count)) {
        parts.add(0, before);
      } else if ((before.isShare() && !called) || before.kind() == Quantity.Kind.POINTS) {
        break;
      }
    }
    return parts.size() == count ? parts : List.of();
  }

  /** Whether a count is of the same period as the share. */
  static boolean isOfPeriod(Quantity count, Quantity rate) {
    return rate.role() == Quantity.Role.PRIOR ? count.isPriorCount() : count.isCurrent();
  }

  /** 来访9批次20人次: another measure of the same, where no such thing was counted before. */
  private boolean isSecond(Quantity count) {
    return count.lead().isEmpty()
        && count.index() > 0
        && quantities.all().get(count.index() - 1).isCurrent()
        && quantities
            .before(
                count,
                q ->
                    q.isCurrent()
                        && q.paragraph() == count.paragraph()
                        && Quantities.isSame(q, count))
            .isEmpty();
  }
}
