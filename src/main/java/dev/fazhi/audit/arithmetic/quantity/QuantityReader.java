package dev.fazhi.audit.arithmetic.quantity;

import dev.fazhi.audit.arithmetic.quantity.Quantity.Direction;
import dev.fazhi.audit.arithmetic.quantity.Quantity.Kind;
import dev.fazhi.audit.arithmetic.quantity.Quantity.Role;
import dev.fazhi.audit.language.Classifiers;
import dev.fazhi.audit.language.NumberToken;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what the clauses of a text say of its numbers, in one pass. */
public final class QuantityReader {

  private static final Pattern OTHER_UNIT =
      Pattern.compile("\\((?:" + Classifiers.NUMBERED + "次?|次)\\)");

  /** 分别上升0.72个和0.34个百分点. */
  private static final Pattern POINTS = Pattern.compile("(?:个?[、和及]\\d+(?:\\.\\d+)?)*个?百分点");

  private static final Pattern OWN_POINTS = Pattern.compile("个?百分点|个");
  private static final String ENDS = "。!?;";

  private static final String TAIL_ENDS = ENDS + ",:()、0123456789\n";

  /** 村(社区)总数, 直接纠错(包括撤销、变更)9件: a remark within the words before a number. */
  private static final Pattern REMARK = Pattern.compile("(?<=\\p{IsHan})\\([^()]{1,30}\\)");

  private static final Pattern AGAINST = Pattern.compile("(?:同比|[较比])[^。;]{0,20}$");

  private static final int BEFORE = 24;

  private static final Pattern TO_YEAR =
      Pattern.compile("年\\d{1,2}月(?:\\d{1,2}日)?[-至到~—–]+(?<to>(?:19|20)\\d{2})(?=年)");

  private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d{2}(?=年)");

  /** So many characters of the last number's unit may stand before the joint of a list. */
  private static final int JOINT = 3;

  private static final Pattern BRACKET = Pattern.compile("\\([^()]*\\)");

  private final String text;

  private final BitSet paragraphs;

  private final Classifiers classifiers;

  private final Comparisons comparisons;

  public QuantityReader(String text, BitSet paragraphs, Classifiers classifiers) {
    this.text = text;
    this.paragraphs = paragraphs;
    this.classifiers = classifiers;
    this.comparisons = new Comparisons(text, year(text));
  }

  /**
   * The year that the text names first, as its title does, or the one after the year that it only
   * compares with; 0 when it names none.
   */
  private static int year(String text) {
    Matcher found = YEAR.matcher(text);
    if (!found.find()) {
      return 0;
    }
    int named = Integer.parseInt(found.group());
    Matcher to = TO_YEAR.matcher(text).region(found.end(), text.length());
    if (to.lookingAt()) {
      // 2023年1月至2025年12月
      return Integer.parseInt(to.group("to"));
    }
    String before = text.substring(Math.max(0, found.start() - BEFORE), found.start());
    return AGAINST.matcher(before).find() ? named + 1 : named;
  }

  /**
   * The quantities in the order of the text.
   *
   * @param tokens the numbers that are figures, in their order
   */
  public List<Quantity> read(List<NumberToken> tokens) {
    List<Quantity> quantities = new ArrayList<>();
    int at = 0;
    int sentence = 0;
    int paragraph = 0;
    int from = 0;
    int aside = -1;
    for (NumberToken token : tokens) {
      int before = paragraph;
      for (; at < token.start(); at++) {
        boolean ends = ENDS.indexOf(text.charAt(at)) >= 0;
        boolean begins = paragraphs.get(at + 1);
        if (ends || begins) {
          aside = -1;
          sentence++;
          from = at + 1;
        }
        if (text.charAt(at) == '(') {
          aside = at;
        } else if (text.charAt(at) == ')') {
          aside = -1;
        }
        if (begins) {
          // a paragraph without numbers is none between those that have some
          paragraph = before + 1;
        }
      }
      Quantity quantity = read(quantities, token, sentence, paragraph, from, aside);
      if (!quantities.isEmpty()) {
        quantity = Neighbours.read(quantity, quantities);
      }
      quantities.add(quantity);
      from = Math.max(from, quantity.end());
    }
    ListNames.of(quantities, comparisons.year());
    return quantities;
  }

  private Quantity read(
      List<Quantity> all, NumberToken token, int sentence, int paragraph, int from, int aside) {
    String words = from >= token.start() ? "" : text.substring(from, token.start());
    String lead = REMARK.matcher(words).replaceAll("");
    int unitEnd = unitEnd(token);
    Direction change =
        text.startsWith("翻", token.start())
            ? Direction.UP
            : token.number().percent() ? Comparisons.signed(lead) : Comparisons.change(lead);
    @Nullable Quotient quotient =
        Quotient.read(text, token, Quantities.outer(lead, all, all.size()), unitEnd, classifiers);
    Kind kind = kind(token, quotient, change != null);
    int measured = classifiers.end(text, token.end());
    String unit =
        kind == Kind.MEAN
            ? Classifiers.measure(text, token.end(), measured)
            : kind == Kind.COUNT ? Classifiers.standard(text.substring(token.end(), measured)) : "";
    return new Quantity(
        all.size(),
        token,
        kind,
        kind == Kind.POINTS ? Quotient.POINTS : quotient == null ? Quotient.PERCENT : quotient,
        unit,
        kind == Kind.POINTS ? pointsEnd(token.end()) : unitEnd,
        sentence,
        paragraph,
        lead,
        kind == Kind.COUNT || kind == Kind.RATE ? tail(unitEnd) : "",
        kind == Kind.COUNT && lead.endsWith(",")
            ? clause(lead.substring(0, lead.length() - 1))
            : clause(lead),
        change,
        role(lead, change, token, unitEnd, kind, quotient),
        Comparisons.base(lead),
        kind == Kind.RATE && RateWords.SHARE.matcher(lead).find() && isWhole(lead, token),
        aside);
  }

  /** The words of a number's own clause before it, of all that stands before it. */
  static String clause(String lead) {
    String words = lead.indexOf(')') < 0 ? lead : BRACKET.matcher(lead).replaceAll("");
    int comma = Math.max(words.lastIndexOf(','), words.lastIndexOf(';'));
    // 撤销、变更3件 is one, but what stands before 、优秀3件 is the last number's
    int joint = words.substring(0, Math.min(JOINT, words.length())).lastIndexOf('、');
    return words.substring(Math.max(comma, joint) + 1);
  }

  /** Where 个百分点 ends, or 个 before another number of such. */
  private int pointsEnd(int from) {
    Matcher own = OWN_POINTS.matcher(text).region(from, text.length());
    return own.lookingAt() ? own.end() : from;
  }

  /** Where 件 ends, or 件(批) and 件批. */
  private int unitEnd(NumberToken token) {
    int end = classifiers.end(text, token.end());
    Matcher other = OTHER_UNIT.matcher(text).region(end, text.length());
    return end > token.end() && other.lookingAt() ? other.end() : end;
  }

  private String tail(int from) {
    int end = from;
    while (end < text.length() && TAIL_ENDS.indexOf(text.charAt(end)) < 0 && !paragraphs.get(end)) {
      end++;
    }
    return text.substring(from, end);
  }

  /** 咨询140件(44.2%): a rate alone in its bracket is a share. */
  private boolean isWhole(String lead, NumberToken token) {
    return !lead.equals("(") || text.startsWith(")", token.end());
  }

  private Role role(
      String lead,
      @Nullable Direction change,
      NumberToken token,
      int end,
      Kind kind,
      @Nullable Quotient quotient) {
    Role role = comparisons.role(lead, change, token, end, kind);
    // 是上年的2倍: what it is compared with is of then, and not it itself
    boolean times = quotient != null && quotient.sign().equals("倍") && role != Role.CHANGE;
    return times ? Role.VALUE : role;
  }

  private Kind kind(NumberToken token, @Nullable Quotient quotient, boolean changed) {
    for (int end : token.ends()) {
      if (POINTS.matcher(text).region(end, text.length()).lookingAt()) {
        return Kind.POINTS;
      }
    }
    boolean mean = quotient != null && !quotient.per().isEmpty();
    return quotient == null || (mean && changed) ? Kind.COUNT : mean ? Kind.MEAN : Kind.RATE;
  }
}
