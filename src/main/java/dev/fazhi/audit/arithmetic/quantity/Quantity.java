package dev.fazhi.audit.arithmetic.quantity;

import dev.fazhi.audit.finding.PrintedNumber;
import dev.fazhi.audit.language.NumberToken;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A number of a text with what its clause says about it.
 *
 * @param index its place among the quantities of the text
 * @param token the number
 * @param kind what it measures
 * @param quotient how it is printed where it is the quotient of two others
 * @param unit of a count or a mean, with the measure words for cases made one; else empty
 * @param end where its unit ends
 * @param sentence which sentence of the text it stands in
 * @param paragraph which paragraph
 * @param lead the words before it, back to the last quantity of its sentence
 * @param tail the words right behind its unit, up to the next mark or number
 * @param clause the words of its own clause before it, without what they put in between brackets
 * @param change how it is told as a change; null when it is not
 * @param role what its clause makes of it in a comparison
 * @param base the period that it is compared with or is of
 * @param isShare whether its clause calls it a share of something, 占15%
 * @param aside where the bracket opens in which it stands; -1 outside of brackets
 */
public record Quantity(
    int index,
    NumberToken token,
    Kind kind,
    Quotient quotient,
    String unit,
    int end,
    int sentence,
    int paragraph,
    String lead,
    String tail,
    String clause,
    @Nullable Direction change,
    Role role,
    Base base,
    boolean isShare,
    int aside) {

  /** 三家合计: so many together. */
  private static final Pattern TOGETHER =
      Pattern.compile("^\\p{IsHan}{0,2}(?:合计|共计|总计|之和|合占|共占|加起来|加一起)");

  /** What a number measures. */
  public enum Kind {
    /** Things that are counted, or an amount. */
    COUNT,
    /** The quotient of two numbers, in per cent or otherwise. */
    RATE,
    /** The same where it is so many for each of something, 人均3件, and has their unit. */
    MEAN,
    /** A difference of two rates in percentage points. */
    POINTS
  }

  /** Which way a change goes. */
  public enum Direction {
    UP,
    DOWN
  }

  /** What a clause makes of a number in a comparison. */
  public enum Role {
    /** It stands for itself. */
    VALUE,
    /** It is of an earlier period: 上年同期58件, 由58件. */
    PRIOR,
    /** It is where a change arrived: 增至5204件. */
    REACHED,
    /** It is by how much something changed. */
    CHANGE,
    /** It is a plan, a mark that was passed, or the mean of what is not told, and no total. */
    NONE
  }

  /** With which period something is compared. */
  public enum Base {
    NONE,
    YEAR,
    PERIOD;

    public boolean fits(Base other) {
      return this == NONE || other == NONE || this == other;
    }
  }

  /** The same as the next of a list that begins with another, whose role it has. */
  Quantity inList(Quantity first) {
    return with(clause, first.change(), first.role(), first.base());
  }

  /** The same as by how much something grew. */
  Quantity ofGrown() {
    return with(clause, Direction.UP, role, base);
  }

  /** The same as by how much something grew or shrank. */
  Quantity ofGrowth() {
    return with(clause, change, Role.CHANGE, base);
  }

  /** The same as what something is compared with. */
  Quantity ofPrior(Base of) {
    return with(clause, null, Role.PRIOR, of);
  }

  /** The same as that of each of something. */
  Quantity ofMean(Quotient of, boolean prior) {
    Role seen = prior ? Role.PRIOR : Role.VALUE;
    return with(Kind.MEAN, of, lead, clause, null, seen, base, isShare);
  }

  /** The same as a share, as all of a list are that begins with one. */
  Quantity ofShare() {
    return with(kind, quotient, lead, clause, change, role, base, true);
  }

  /** The same, said of what another says. */
  Quantity again(Quantity of) {
    return with(kind, quotient, of.lead, of.clause, of.change, of.role, of.base, of.isShare);
  }

  /** The same as where a change arrived. */
  Quantity ofReached() {
    return with(clause, null, Role.REACHED, base);
  }

  /** The same as what is compared with something else. */
  Quantity ofNow() {
    return with(clause, null, Role.VALUE, Base.NONE);
  }

  /** The same, said of what that clause says. */
  Quantity ofClause(String of) {
    return with(of, change, role, base);
  }

  private Quantity with(String clause, @Nullable Direction change, Role role, Base base) {
    return with(kind, quotient, lead, clause, change, role, base, isShare);
  }

  private Quantity with(
      Kind kind,
      Quotient quotient,
      String lead,
      String clause,
      @Nullable Direction change,
      Role role,
      Base base,
      boolean isShare) {
    return new Quantity(
        index, token, kind, quotient, unit, end, sentence, paragraph, lead, tail, clause, change,
        role, base, isShare, aside);
  }

  /** Numbers of one text are told apart by their places. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Quantity quantity && quantity.index == index;
  }

  @Override
  public int hashCode() {
    return index;
  }

  public BigDecimal value() {
    return token.number().value();
  }

  public PrintedNumber number() {
    return token.number();
  }

  public int start() {
    return token.start();
  }

  public boolean isExact() {
    return number().precision() == PrintedNumber.Precision.EXACT;
  }

  /** Whether it is by how many per cent something changed. */
  public boolean isGrowth() {
    return isQuotient() && role == Role.CHANGE;
  }

  /** 三类: how many things are spoken of, rather than how many were counted. */
  public boolean isNumberOfThings() {
    return !unit.isEmpty()
        && value().compareTo(BigDecimal.TEN) <= 0
        && ("类项种".contains(unit) || TOGETHER.matcher(tail).find());
  }

  /** Whether it is the quotient of two numbers, or by how much one is more than another. */
  public boolean isQuotient() {
    return kind == Kind.RATE || kind == Kind.MEAN;
  }

  /** Whether it is by how many percentage points two rates differ. */
  public boolean isPoints() {
    return kind == Kind.POINTS;
  }

  /** Whether it tells how two other numbers differ. */
  public boolean isChange() {
    return isPoints() || isGrowth();
  }

  /** Whether it is a percentage of its own name, 办结率, or of none. */
  public boolean isNamed() {
    return isPercent() && !isGrowth() && !isShare;
  }

  /** Whether it is in per cent. */
  public boolean isPercent() {
    return quotient.equals(Quotient.PERCENT);
  }

  public boolean isCount() {
    return kind == Kind.COUNT;
  }

  /** Whether it has a unit: a count, or the mean of one. */
  boolean isNumber() {
    return kind == Kind.COUNT || kind == Kind.MEAN;
  }

  /** Whether the other is not put in between brackets that this one stands outside of. */
  public boolean sees(Quantity other) {
    return other.aside < 0 || other.aside == aside;
  }

  /** Whether it counts something in the period that the text is about. */
  public boolean isCurrent() {
    return isCount() && (role == Role.VALUE || role == Role.REACHED);
  }

  public boolean isPriorCount() {
    return isCount() && role == Role.PRIOR;
  }
}
