package dev.fazhi.audit.arithmetic.change;

import dev.fazhi.audit.arithmetic.quantity.Quantity;
import dev.fazhi.audit.arithmetic.quantity.RateVocabulary;
import dev.fazhi.audit.language.Classifiers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a change says that it is of. */
final class ChangeNames {

  private static final Pattern NAMED =
      Pattern.compile(
          "(?:^|[,;])(?<name>(?![较比与同]|环比|相比)\\p{IsHan}{2,8}?)(?:数量?)?(?:增长|增加|上升|减少|下降|净增)[^,;]*$");

  /** 立案数较上年的9件: what is compared with another period. */
  private static final Pattern COMPARED =
      Pattern.compile(
          "(?:^|[,;])(?<name>(?![上去前今本][一个年月周季])\\p{IsHan}{2,8}?)(?:数量?|总量|量)?[较比与同](?=\\p{IsHan}|\\d)");

  /** 死亡人, of 死亡人数. */
  private static final Pattern COUNTED =
      Pattern.compile("(?<=\\p{IsHan}{2})" + Classifiers.NUMBERED + "$");

  private ChangeNames() {}

  /** What the change itself says that it is of, 调解总数下降; empty when it says nothing. */
  static String name(Quantity change) {
    Matcher named = NAMED.matcher(RateVocabulary.plain(change.lead()));
    return named.find() ? COUNTED.matcher(named.group("name")).replaceAll("") : "";
  }

  /** What the count of another period says that it is of; empty when it says nothing. */
  static String compared(Quantity prior) {
    Matcher compared = COMPARED.matcher(prior.lead());
    return compared.find() ? compared.group("name") : "";
  }
}
