package dev.fazhi.audit.arithmetic.rate;

import dev.fazhi.audit.arithmetic.formula.Formula;
import dev.fazhi.audit.arithmetic.quantity.Quantities;
import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.arithmetic.quantity.RateVocabulary;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the words before a count say that it is one of, 在审结的案件中. */
record NamedBases(Quantities quantities) {

  static final Pattern BASE =
      Pattern.compile(
          "(?:^|[,;、在从])(?<base>[^,;:()、在从]{2,14})中,"
              + "|(?:^|[,;、])(?<narrow>(?!其|上述)[^,;:()、]{2,12}?)的?(?:"
              + RateVocabulary.COUNTED
              + ")中");

  private static final Pattern GENERAL =
      Pattern.compile(RateVocabulary.COUNTED + "|其|的|已|各类|所有|全部");

  /** 在审结的案件中, between the two counts says of what the part is one. */
  Optional<String> base(Quantity part, Quantity whole) {
    for (Quantity q = part; q.index() > whole.index(); q = quantities.all().get(q.index() - 1)) {
      Matcher base = BASE.matcher(q.lead());
      if (base.find()) {
        String named = base.group("base") == null ? base.group("narrow") : base.group("base");
        String name = GENERAL.matcher(named).replaceAll("");
        return name.length() < 2 ? Optional.empty() : Optional.of(name);
      }
      if (quantities.all().get(q.index() - 1).sentence() != part.sentence()) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** 初次信访9件。初次信访中,受理8件;办结7件: what the words behind a count say that they are of. */
  boolean isTopicOf(Formula formula) {
    Quantity whole = formula.basis().get(1);
    Quantity part = formula.basis().get(0);
    return whole.index() + 1 < part.index()
        && whole.paragraph() == part.paragraph()
        && isNamed(quantities.all().get(whole.index() + 1), whole);
  }

  boolean isNamed(Quantity part, Quantity whole) {
    Matcher behind = BASE.matcher(part.lead());
    // 2204项服务事项中,可网上办理的1986项: what is told right behind a count is of that count
    if (whole.index() == part.index() - 1 && behind.find() && behind.start() == 0) {
      return true;
    }
    String name = base(part, whole).orElse("");
    for (int i = 0; i + 2 <= name.length(); i++) {
      if (whole.clause().contains(name.substring(i, i + 2))) {
        return true;
      }
    }
    return false;
  }
}
