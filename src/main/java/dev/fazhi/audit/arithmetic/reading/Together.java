package dev.fazhi.audit.arithmetic.reading;

import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.arithmetic.quantity.RateWords;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which counts a share is of that is told of several at once, 三类共占70%. */
final class Together {

  private static final Pattern TOGETHER =
      Pattern.compile("合计|共计|共占|合占|总计|一共|之和|相加|[并合]计|加一起|[合加]起来|[合加]在一|[二两三]者|两项|三项|[两三四五]类");

  /** How many are meant; 二 and 两 are the same. */
  private static final Pattern NUMBER = Pattern.compile("([二两三四五])[者项类种位]");

  private static final String NUMBERS = "二两三三四四五五";

  private static final Pattern ABOVE = Pattern.compile("(?:上述|以上|前述|上列)$");

  /** 国家级、省级合计占: the names of those that are meant together. */
  private static final Pattern NAMES =
      Pattern.compile(
          "(?<names>\\p{IsHan}{2,10}(?:[、和与及]\\p{IsHan}{2,10})+?)(?:等|这)?(?:[两三四五几]|合计|共|总计|一共|相加|[并合]计|之和)");

  /** What joins names, but not 之和 or 总和. */
  static final Pattern AND = Pattern.compile("[、与及]|(?<![之总])和");

  private static final int FAR = 30;

  private final Quantities quantities;

  Together(Quantities quantities) {
    this.quantities = quantities;
  }

  static boolean is(Quantity rate) {
    return TOGETHER.matcher(rate.lead()).find();
  }

  /** 两者合计占总数9件的70%: the words stand before the total. */
  static Quantity teller(Quantity rate, Quantities quantities) {
    Quantity total = quantities.lastBefore(rate);
    return RateWords.isWithin(total, rate) && is(total) ? total : rate;
  }

  /** Whether its own words say so, or those of the total or of how many things right before it. */
  static boolean is(Quantity rate, Quantities quantities) {
    Quantity number = quantities.lastBefore(rate);
    boolean several =
        number.isNumberOfThings()
            && number.sentence() == rate.sentence()
            && number.value().compareTo(BigDecimal.ONE) > 0
            && number.tail().startsWith("占");
    return several || is(rate) || !teller(rate, quantities).equals(rate);
  }

  /** Those of the list that ends with this count which the share names; all where it names none. */
  List<Quantity> run(Quantity last, Quantity rate) {
    List<Quantity> run = quantities.run(last, Quantities.CLAUSES);
    Matcher names = NAMES.matcher(rate.clause());
    List<Quantity> list = new ArrayList<>(run);
    list.addAll(quantities.following(last, Quantities.CLAUSES));
    List<Quantity> called = new ArrayList<>();
    if (names.find()) {
      for (String name : AND.split(names.group("names"))) {
        List<Quantity> of = list.stream().filter(q -> q.clause().contains(name)).toList();
        if (of.size() != 1) {
          return run;
        }
        called.add(of.get(0));
      }
    }
    return called.isEmpty() ? told(run, rate) : called;
  }

  /** Of how many it is told, or else of all of them. */
  static int many(Quantity rate, int all) {
    Matcher number = NUMBER.matcher(rate.lead());
    return number.find() ? NUMBERS.indexOf(number.group(1)) / 2 + 2 : all;
  }

  /** 起诉9人,甲罪3人和乙罪2人,二者合占: so many of the last of the list. */
  private static List<Quantity> told(List<Quantity> run, Quantity rate) {
    int many = many(rate, run.size());
    return many < run.size() ? run.subList(run.size() - many, run.size()) : run;
  }

  /**
   * 处罚162件，占…；投诉97件，占…；两项共占59.8%: the parts before that have shares of their own, so many; none
   * where they are no such.
   */
  List<Quantity> parts(Quantity rate) {
    if (rate.index() < 2 || RateWords.isEach(rate)) {
      return List.of();
    }
    List<Quantity> shared = shared(rate);
    if (!shared.isEmpty()) {
      return shared;
    }
    Quantity number = quantities.all().get(rate.index() - 1);
    List<Quantity> run = quantities.run(quantities.all().get(rate.index() - 2), Quantities.CLAUSES);
    if (number.isNumberOfThings()
        && run.size() > 1
        && run.get(0).isCurrent()
        && run.get(0).sentence() == rate.sentence()
        && number.value().compareTo(BigDecimal.valueOf(run.size())) == 0) {
      return run;
    }
    boolean told = TOGETHER.matcher(rate.lead()).find();
    List<Quantity> so = soMany(number, run, told || number.tail().startsWith("占"));
    if (!so.isEmpty()) {
      return so;
    }
    if (!told && !ABOVE.matcher(number.lead()).find()) {
      return List.of();
    }
    Quantity last = quantities.all().get(rate.index() - 2);
    List<Quantity> items = items(number);
    if (!items.isEmpty()) {
      return items;
    }
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

  /** 噪声和大气两类, 前三类, 三项占: those of a list that are named, or so many of it. */
  private List<Quantity> soMany(Quantity number, List<Quantity> run, boolean isTold) {
    int many = number.isNumberOfThings() ? number.value().intValue() : 0;
    if (many < 2 || !isTold) {
      return List.of();
    }
    String words = number.lead();
    String[] names = AND.split(words.substring(words.lastIndexOf(',') + 1));
    List<Quantity> named = new ArrayList<>();
    for (String name : names) {
      quantities
          .before(
              number,
              q ->
                  name.length() > 1
                      && q.isCurrent()
                      && q.paragraph() == number.paragraph()
                      && q.clause().contains(name))
          .stream()
          .findFirst()
          .ifPresent(named::add);
    }
    if (named.size() == many) {
      return named;
    }
    return many >= run.size()
        ? List.of()
        : number.lead().endsWith("前")
            ? run.subList(0, many)
            : run.subList(run.size() - many, run.size());
  }

  /** 三类共占70.02%: how many things there are, not one of them. */
  static boolean isNumberOfThings(Quantity before, Quantity rate) {
    return before.isNumberOfThings()
        && (TOGETHER.matcher(rate.lead()).find() || ABOVE.matcher(before.lead()).find());
  }

  /** 盗窃9件、诈骗8件,分别占12%、11%,合计占: what the list of shares before is of. */
  private List<Quantity> shared(Quantity rate) {
    int first = rate.index();
    while (first > 0
        && quantities.all().get(first - 1).kind() == Quantity.Kind.RATE
        && quantities.all().get(first - 1).sentence() == rate.sentence()) {
      first--;
    }
    int count = rate.index() - first;
    if (!is(rate) || count < 2 || first < count) {
      return List.of();
    }
    Quantity last = quantities.all().get(first - 1);
    // 甲9件、乙8件,分别占总量30件的
    boolean within = RateWords.isWithin(last, quantities.all().get(first));
    if (!RateWords.isEach(within ? last : quantities.all().get(first))) {
      return List.of();
    }
    List<Quantity> run =
        quantities.run(within ? quantities.lastBefore(last) : last, Quantities.CLAUSES);
    return run.size() < count ? List.of() : run.subList(run.size() - count, run.size());
  }

  /** 1.垃圾9件 ⏎ 2.占道8件 ⏎ 以上两类: each the first count of a paragraph; none where they are not. */
  private List<Quantity> items(Quantity number) {
    int many = number.isNumberOfThings() ? number.value().intValue() : 0;
    List<Quantity> items = new ArrayList<>();
    for (int i = number.index() - 1; i >= 0 && many > 1 && number.index() - i < FAR; i--) {
      Quantity item = quantities.all().get(i);
      int back = number.paragraph() - item.paragraph();
      if (back > many) {
        break;
      }
      boolean first =
          item.isCurrent()
              && (i == 0 || quantities.all().get(i - 1).paragraph() != item.paragraph());
      if (back > 0 && first && back == items.size() + 1) {
        items.add(0, item);
      }
    }
    boolean alike =
        items.size() == many
            && items.stream().allMatch(item -> Quantities.isSame(item, items.get(0)));
    return alike ? items : List.of();
  }
}
