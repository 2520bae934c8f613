package dev.fazhi.audit.arithmetic.share;

import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.arithmetic.quantity.RateVocabulary;
import dev.fazhi.audit.arithmetic.quantity.RateWords;
import dev.fazhi.audit.language.Classifiers;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the words of a share say that it is the share of, 民事案件占73.7%. */
final class ShareSubject {

  /** 火灾9起、亡8人,起数占总数的5%: the unit of what it is of. */
  private static final Pattern UNIT = Pattern.compile("(" + Classifiers.NUMBERED + ")(?:次?数|次)占");

  private static final Pattern NO_NAME =
      Pattern.compile("其中|单看|仅|只|[一两][类项](?=即?$)|即(?=$)|其次是?|分别|依次|各|均|约|合计|共|最多|为|是");

  /** Shorter names are used of many things. */
  private static final List<String> TWO = List.of("前者", "后者");

  private static final int NAME = 3;

  private static final int SENTENCES = 2;

  /** So many back a count with a longer name may stand. */
  private static final int FAR = 8;

  private final Quantities quantities;

  ShareSubject(Quantities quantities) {
    this.quantities = quantities;
  }

  /** 民事案件占73.7% in a sentence without counts: the one of that name in the sentences before. */
  Optional<Quantity> told(Quantity rate) {
    String subject = subject(rate);
    if (TWO.contains(subject)) {
      List<Quantity> two = quantities.run(quantities.lastBefore(rate), Quantities.LIST);
      return two.size() == 2 ? Optional.of(two.get(TWO.indexOf(subject))) : Optional.empty();
    }
    boolean counted =
        !quantities
            .around(rate, q -> ShareReader.isOfPeriod(q, rate) && q.index() < rate.index())
            .isEmpty();
    if (counted || subject.length() < 2) {
      return Optional.empty();
    }
    List<Quantity> called =
        quantities.before(
            rate,
            q ->
                ShareReader.isOfPeriod(q, rate)
                    && (q.paragraph() == rate.paragraph() || subject.length() >= NAME)
                    && rate.sentence() - q.sentence()
                        <= (subject.length() >= NAME ? FAR : SENTENCES)
                    && isCalled(q, subject));
    if (called.isEmpty()) {
      // 复议渠道占58.8% behind 复议程序9件 in the sentence before
      called =
          quantities.before(
              rate,
              q ->
                  ShareReader.isOfPeriod(q, rate)
                      && q.paragraph() == rate.paragraph()
                      && rate.sentence() - q.sentence() == 1
                      && quantities.words(q).contains(subject.substring(0, 2)));
    }
    return called.size() == 1 ? Optional.of(called.get(0)) : Optional.empty();
  }

  private boolean isCalled(Quantity count, String subject) {
    return subject.length() > 2
        ? quantities.words(count).contains(subject)
        : count.clause().startsWith(subject) || count.clause().endsWith(subject);
  }

  /** 邻里纠纷占36.6%(2426件): what the share is of stands alone in the bracket behind it. */
  Optional<Quantity> behind(Quantity rate) {
    int next = rate.index() + 1;
    return subject(rate).length() < 2 || next >= quantities.all().size()
        ? Optional.empty()
        : Optional.of(quantities.all().get(next))
            .filter(q -> q.lead().equals("(") && q.isCurrent() && q.aside() != rate.aside());
  }

  /**
   * Whether the share's own words, 民事案件占73.7%, are of that count; words that no count of the
   * sentence has say nothing.
   */
  boolean isOf(Quantity part, Quantity rate, int count) {
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
    List<Quantity> named = named(rate, subject);
    return named.isEmpty() || named.contains(part);
  }

  /** The counts of the sentence that begin to be called as what the share is of. */
  private List<Quantity> named(Quantity rate, String subject) {
    return subject.length() < 2
        ? List.of()
        : quantities.around(
            rate,
            q ->
                q.isCurrent()
                    && q.index() < rate.index()
                    && quantities.words(q).contains(subject.substring(0, 2)));
  }

  /** What the share's own clause says that it is of; empty where it says nothing. */
  private static String subject(Quantity rate) {
    String words = rate.clause();
    Matcher share = RateWords.SHARE.matcher(words);
    if (!share.find()) {
      return "";
    }
    String own = ShareReader.IN.matcher(words).find() ? "" : words.substring(0, share.start());
    return UNIT.matcher(words).find()
        ? ""
        : RateVocabulary.plain(
            NO_NAME.matcher(RateWords.GENERAL.matcher(own).replaceAll("")).replaceAll(""));
  }

  /** 投诉3件、求助2件,投诉类占比最高,达60%: whether the words before are of that item alone. */
  static boolean isOnly(Quantity part, List<Quantity> listed, Quantity rate) {
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
  boolean isNamed(Quantity part, Quantity rate) {
    String subject = subject(rate);
    return subject.length() < 2 || quantities.words(part).contains(subject.substring(0, 2));
  }

  /** 农民工9人次、老年人8人次,农民工占53%: whether its own words are of that count alone. */
  boolean isOnlyNamed(Quantity part, Quantity rate) {
    return named(rate, subject(rate)).equals(List.of(part));
  }

  /** Whether a count of the sentence before it is called as what the share is of. */
  boolean isNamed(Quantity rate) {
    return !named(rate, subject(rate)).isEmpty();
  }
}
