package dev.fazhi.audit.arithmetic.share;

import dev.fazhi.audit.arithmetic.formula.Formula;
import dev.fazhi.audit.arithmetic.formula.Relation;
import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.arithmetic.quantity.RateVocabulary;
import dev.fazhi.audit.arithmetic.quantity.RateWords;
import dev.fazhi.audit.language.Classifiers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads which counts the shares of a text are of, 投诉3216件，占15.00%. */
final class ShareReader {

  private static final Pattern OF =
      Pattern.compile("(?:占(?:比|到|了|据)?|为|是|达到?|完成|相当于)[^,。;:()、]{0,16}\\(?$");

  private static final Pattern TOGETHER = Pattern.compile("合计|共计|共占|总计|一共|合起来|两项|三项|[两三四五]类");

  private static final Pattern ABOVE = Pattern.compile("(?:上述|以上|前述|上列)$");
  private static final Pattern RANKED = Pattern.compile("[前头][两二三四五六七八九十\\d]|居前|靠前|集中在");

  /** What says nothing of which things these are. */
  static final Pattern GENERAL =
      Pattern.compile(
          "总数|总量|总额|总|数量|数|量|全部|全[市县区旗省]|同期|本[月周年]|所有|各类|的|" + RateVocabulary.SHARED + "|件");

  /** 专职调解员中退休干警74名: the words before name the total. */
  private static final Pattern OWN_BASE =
      Pattern.compile("^(?<base>(?!其)\\p{IsHan}{2,10}?)中(?![心学共小央医队层型介秋文国])(?=\\p{IsHan})");

  private static final Pattern IN = Pattern.compile("(?:^|[,;])在(?<base>[^,。;:()、]{2,16})[中里]所?占");

  private static final Pattern NO_NAME = Pattern.compile("其中|其次是?|分别|依次|各|均|约|合计|共|最多|为|是");

  /** 分别占火灾总数和亡人总数的: of each another total. */
  private static final Pattern BASES = Pattern.compile("[、和及与]");

  private static final Pattern OTHER = Pattern.compile("(?:[、,和及与]\\p{IsHan}{0,6})?");

  /** 火灾9起、亡8人,起数占总数的5%: the unit of what it is of. */
  private static final Pattern UNIT = Pattern.compile("([件人户起批宗例])次?数占");

  private static final Pattern WITHIN = Pattern.compile("\\)?的(?:比例|比重)?(?:为|约|达)?");
  private static final Pattern NEXT = Pattern.compile("[、,和及与]|,?(?:和|以及)");

  private final Quantities quantities;

  ShareReader(Quantities quantities) {
    this.quantities = quantities;
  }

  /** 415人,占受援总人数1163人的35.7%: the total stands within. */
  Optional<Relation> within(Quantity rate) {
    if (rate.index() < 2 || !WITHIN.matcher(rate.lead()).matches()) {
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

  /** The shares that begin with this one, several where they are told together. */
  List<Share> shares(Quantity rate) {
    Matcher share = RateWords.SHARE.matcher(rate.lead());
    if (!share.find()) {
      return List.of();
    }
    String base = base(rate, share);
    List<Quantity> together = together(rate);
    if (!together.isEmpty()) {
      return List.of(new Share(rate, together, base, false));
    }
    Optional<Quantity> behind = behind(rate);
    if (behind.isPresent()) {
      return List.of(new Share(rate, List.of(behind.get()), base, false));
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
    } else if (TOGETHER.matcher(rate.lead()).find()) {
      return new Share(rate, quantities.run(part, Quantities.CLAUSES), base, false);
    }
    List<Quantity> listed = quantities.run(part, Quantities.LIST);
    boolean ranked = listed.size() > 1 && RANKED.matcher(listed.get(0).lead()).find();
    boolean unsure =
        (listed.size() > 1 && !ranked && !isOnly(part, listed, rate))
            || !isNamed(part, subject(rate));
    Matcher own = OWN_BASE.matcher(part.clause());
    String of = base.isEmpty() && own.find() ? own.group("base") : base;
    return new Share(rate, ranked ? listed : List.of(part), of, unsure);
  }

  /** 邻里纠纷占36.6%(2426件): what the share is of stands alone in the bracket behind it. */
  private Optional<Quantity> behind(Quantity rate) {
    int next = rate.index() + 1;
    return subject(rate).length() < 2 || next >= quantities.all().size()
        ? Optional.empty()
        : Optional.of(quantities.all().get(next))
            .filter(q -> q.lead().equals("(") && q.isCurrent() && q.aside() != rate.aside());
  }

  /**
   * 处罚162件，占…；投诉97件，占…；两项共占59.8%: the parts before that have shares of their own, so many; none
   * where they are no such.
   */
  private List<Quantity> together(Quantity rate) {
    if (rate.index() < 2) {
      return List.of();
    }
    Quantity number = quantities.all().get(rate.index() - 1);
    List<Quantity> run = quantities.run(quantities.all().get(rate.index() - 2), Quantities.CLAUSES);
    boolean kinds = !number.unit().isEmpty() && "类项种".contains(number.unit());
    if (kinds
        && run.size() > 1
        && run.get(0).isCurrent()
        && run.get(0).sentence() == rate.sentence()
        && number.value().compareTo(BigDecimal.valueOf(run.size())) == 0) {
      return run;
    }
    if (!TOGETHER.matcher(rate.lead()).find() && !ABOVE.matcher(number.lead()).find()) {
      return List.of();
    }
    Quantity last = quantities.all().get(rate.index() - 2);
    if (!isNumberOfThings(number, rate)
        || !last.isShare()
        || last.paragraph() != rate.paragraph()) {
      return List.of();
    }
    Quantity like = quantities.all().get(last.index() - 1);
    List<Quantity> parts =
        quantities.before(
            rate,
            q ->
                q.isCurrent()
                    && q.paragraph() == rate.paragraph()
                    && Quantities.isSame(q, like)
                    && quantities.isPart(q));
    int count = number.value().intValue();
    List<Quantity> own = new ArrayList<>(parts.subList(0, Math.min(count, parts.size())));
    Collections.reverse(own);
    return own.size() == count ? own : List.of();
  }

  private List<Quantity> following(Quantity rate) {
    List<Quantity> rates = new ArrayList<>(List.of(rate));
    for (int i = rate.index() + 1; i < quantities.all().size(); i++) {
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
      boolean closes = i == rate.index() - 1 && isTogether(rate);
      if (!rate.sees(before) && before.aside() != rate.aside() && !closes) {
        continue;
      }
      boolean told = isOfPeriod(before, rate) && !(count == 1 && isSecond(before));
      if (told && isSubject(before, rate, count)) {
        parts.add(0, before);
      } else if (before.isShare() || before.kind() == Quantity.Kind.POINTS) {
        break;
      }
    }
    return parts.size() == count ? parts : List.of();
  }

  /** 甲区(9件)、乙区(8件),共占: the counts of the list stand in brackets of their own. */
  private static boolean isTogether(Quantity rate) {
    return rate.lead().startsWith(")") && TOGETHER.matcher(rate.lead()).find();
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

  /** 三类共占70.02%: how many things there are, not one of them. */
  private static boolean isNumberOfThings(Quantity before, Quantity rate) {
    return "类项种".contains(before.unit())
        && !before.unit().isEmpty()
        && before.value().compareTo(BigDecimal.TEN) <= 0
        && (TOGETHER.matcher(rate.lead()).find() || ABOVE.matcher(before.lead()).find());
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
    Matcher unit = UNIT.matcher(rate.clause());
    if (unit.find()) {
      return part.unit().equals(Classifiers.standard(unit.group(1)));
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
            rate,
            q -> q.isCurrent() && q.index() < rate.index() && quantities.words(q).contains(name));
    return named.isEmpty() || named.contains(part);
  }

  /** What the share's own clause says that it is of; empty where it says nothing. */
  private static String subject(Quantity rate) {
    String words = rate.clause();
    Matcher share = RateWords.SHARE.matcher(words);
    if (!share.find()) {
      return "";
    }
    String own = IN.matcher(words).find() ? "" : words.substring(0, share.start());
    return RateVocabulary.plain(
        NO_NAME.matcher(GENERAL.matcher(own).replaceAll("")).replaceAll(""));
  }

  /** 投诉3件、求助2件,投诉类占比最高,达60%: whether the words before are of that item alone. */
  private static boolean isOnly(Quantity part, List<Quantity> listed, Quantity rate) {
    String name = subjectBefore(rate);
    return name.length() > 1
        && listed.stream()
            .filter(q -> q.clause().contains(name.substring(0, 2)))
            .toList()
            .equals(List.of(part));
  }

  /** 邻里纠纷最多,占31.09%: what the clause before says that the share is of. */
  private static String subjectBefore(Quantity rate) {
    String[] clauses = rate.lead().split("[,;]");
    return clauses.length > 2 ? NO_NAME.matcher(clauses[clauses.length - 2]).replaceAll("") : "";
  }

  /** Whether the subject, if it is one at all, is the part's. */
  private boolean isNamed(Quantity part, String subject) {
    return subject.length() < 2 || quantities.words(part).contains(subject.substring(0, 2));
  }
}
