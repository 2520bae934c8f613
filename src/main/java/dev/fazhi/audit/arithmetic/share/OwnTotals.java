package dev.fazhi.audit.arithmetic.share;

import dev.fazhi.audit.arithmetic.formula.Formula;
import dev.fazhi.audit.arithmetic.formula.Relation;
import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import java.util.Optional;
import java.util.regex.Pattern;

/** Shares whose total stands in their own words, 415人,占受援总人数1163人的35.7%. */
record OwnTotals(Quantities quantities) {

  private static final Pattern OF =
      Pattern.compile("(?:占(?:比|到|了|据)?|为|是|达到?|完成|相当于)[^,。;:()、]{0,16}\\(?$");

  private static final Pattern WITHIN = Pattern.compile("\\)?的(?:比例|比重)?(?:为|约|达)?");

  private static final Pattern THOSE = Pattern.compile("^(?!其)\\p{IsHan}{0,10}[中里],");

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

  /** 365个监测日中,优良290天,比例79.5%: of the count that the words right before name at once. */
  Optional<Relation> ofThose(Quantity rate) {
    Quantity part = quantities.lastBefore(rate);
    Quantity whole = quantities.lastBefore(part);
    boolean meant =
        rate.role() == Quantity.Role.VALUE
            && THOSE.matcher(part.lead()).find()
            && part.sentence() == rate.sentence()
            && whole.sentence() == rate.sentence()
            && whole.index() < part.index()
            && part.isCurrent()
            && whole.isCurrent();
    return meant
        ? Optional.of(Formula.share(rate, part, whole))
            .filter(f -> f.agrees() || (rate.isExact() && (f.isNear(true) || f.isSlip())))
            .map(Formula::relation)
        : Optional.empty();
  }
}
