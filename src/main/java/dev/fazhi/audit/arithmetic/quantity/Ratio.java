package dev.fazhi.audit.arithmetic.quantity;

import dev.fazhi.audit.language.NumberToken;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads how many times one number is another, 1:4.2, and the names of the two. */
final class Ratio {

  private static final Pattern TO = Pattern.compile("[:比](?<other>\\d+(?:\\.\\d+)?)(?![\\d:])");

  private static final Pattern FROM = Pattern.compile("(?<![\\d:.])(?<other>\\d+)[:比]$");

  /** 男女之比, 复议与诉讼的比例为. */
  private static final Pattern RATIO =
      Pattern.compile(
          "(?<names>\\p{IsHan}{1,12}[和与、]\\p{IsHan}{1,12}?|\\p{IsHan}{2,6}?)(?:人数|数量)?[的之]?(?<![同环占对相])比[例值]?(?:由[^,;()]{0,10}|[^\\p{IsHan}]|[为是达到约])*$");

  private static final Pattern AND = Pattern.compile("[和与、]");

  /** 以女性为100. */
  private static final Pattern BASE =
      Pattern.compile("\\((?:以)?(?<under>\\p{IsHan}{1,8})为(?<many>1|100)\\)");

  private static final int BEFORE = 6;

  private Ratio() {}

  /** 1:4.2, 4.2:1 and 比为4.2; which of the two is the one tells which is in which. */
  static @Nullable Quotient read(String text, NumberToken token, String lead) {
    Matcher names = RATIO.matcher(lead);
    Matcher to = TO.matcher(text).region(token.end(), text.length());
    Matcher base = BASE.matcher(text).region(token.end(), text.length());
    Matcher from = FROM.matcher(text.substring(Math.max(0, token.core() - BEFORE), token.core()));
    boolean turned = from.find();
    boolean named = names.find();
    if (!named && !turned && !to.lookingAt()) {
      return null;
    }
    String[] two = named ? two(names.group("names")) : new String[] {"", ""};
    return to.lookingAt()
        ? Quotient.of(to.group("other"), "", two[0], two[1])
        : turned
            ? Quotient.of(from.group("other"), "", two[1], two[0])
            : base.lookingAt()
                ? Quotient.of(base.group("many"), "", two[0], base.group("under"))
                : Quotient.of("1", "", two[0], two[1]);
  }

  /** 复议与诉讼, 男女, 专兼职: the names of two. */
  private static String[] two(String names) {
    String[] told = AND.split(names, 2);
    // 小学生师比: of which two only the last characters tell
    int from = Math.max(0, names.length() - 2);
    return told.length == 2
        ? told
        : new String[] {names.substring(from, from + 1), names.substring(from + 1)};
  }
}
