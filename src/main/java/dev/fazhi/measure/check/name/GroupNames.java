package dev.fazhi.measure.check.name;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.text.Normalizer;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether two names of groups seem to be of one group. */
final class GroupNames {

  private static final Charset SIMPLIFIED = Charset.forName("GB2312");

  /** 01, 1., 一、 before a name. */
  private static final Pattern NUMBERED =
      Pattern.compile("^(?:0\\d|\\d{1,2}(?=[.、)\\s_-])|[一二三四五六七八九十]{1,2}(?=[、.]))");

  /** The number of a footnote behind a name, as NFKC leaves it of ①. */
  private static final Pattern FOOTNOTE = Pattern.compile("(?<=\\p{IsHan})(?:注?\\d{1,2}|注)$");

  /** What is said or left out at the end of the name of a kind. */
  private static final Pattern OF_KIND = Pattern.compile("(?<=..)(?:类|纠纷|问题|案件|事项|工单)$");

  /** What is left of texts that were read in a wrong encoding. */
  private static final Pattern GARBLED = Pattern.compile("锟斤拷|烫烫|屯屯|\uFFFD|\\?{2}");

  private static final Pattern JOINED = Pattern.compile("[/、,，;；+和及]");

  /** Words that people leave out in the middle of a name. */
  private static final Pattern LEFT_OUT = Pattern.compile("(?<=.)(?:人民|个人|工作|品牌|特色)(?=.)");

  /** What is added in brackets before or behind a name. */
  private static final Pattern BRACKETS =
      Pattern.compile("^[(\\[〔【][^)\\]〕】]*[)\\]〕】]|[(\\[〔【][^(\\[〔【]*[)\\]〕】]$");

  /** What is written in place of a name where there is none, or where it does not count. */
  private static final Pattern NONE =
      Pattern.compile("否|不是|没|不属于|已?(?:撤回|作废|撤销|取消|注销|误录|无效|删除)|重复(?:登记|录入)?");

  /** That it is not what the column is for. */
  private static final Pattern NONE_OF_IT = Pattern.compile("(?:非|无|没有|不是|不属于)(.{2,})");

  private static final Pattern YES = Pattern.compile("是|有|属于?|[√✓yY]");
  private static final int LEAST_OF_NAME = 3;

  private GroupNames() {}

  /** Whether more than two thirds of the characters of the shorter stand in the longer. */
  static boolean areAlike(String one, String other) {
    String shorter = one.length() <= other.length() ? one : other;
    String longer = shorter.equals(one) ? other : one;
    long common = shorter.chars().filter(c -> longer.indexOf(c) >= 0).count();
    return !one.equals(other) && common * 3 > shorter.length() * 2L;
  }

  /** Without marks and white space, so that what is left alone is the name as it is spoken. */
  static String letters(String name) {
    String normal = Normalizer.normalize(name, Normalizer.Form.NFKC);
    StringBuilder letters = new StringBuilder(normal.length());
    normal.codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
    return letters.toString().toLowerCase(Locale.ROOT);
  }

  /** Those letters, and what is left of them without what people add to names or leave out. */
  static Set<String> cores(String name) {
    Set<String> cores = new LinkedHashSet<>(Set.of(letters(name)));
    String normal = Normalizer.normalize(name, Normalizer.Form.NFKC).strip();
    String plain = letters(NUMBERED.matcher(normal).replaceFirst(""));
    cores.add(plain);
    cores.add(FOOTNOTE.matcher(plain).replaceFirst(""));
    cores.add(OF_KIND.matcher(plain).replaceFirst(""));
    cores.add(OF_KIND.matcher(FOOTNOTE.matcher(plain).replaceFirst("")).replaceFirst(""));
    return cores;
  }

  /** Those letters without words that people leave out, where enough is left of a name. */
  static String spoken(String name) {
    String letters = letters(name).replace("有限责任公司", "有限公司");
    String without = LEFT_OUT.matcher(letters).replaceAll("");
    return without.length() >= LEAST_OF_NAME ? without : letters;
  }

  /** The name without what stands in brackets before or behind it. */
  static String outsideBrackets(String name) {
    String normal = Normalizer.normalize(name, Normalizer.Form.NFKC).strip();
    return BRACKETS.matcher(normal).replaceFirst("").strip();
  }

  /**
   * Whether it says in place of a name that there is none, among others that are names.
   *
   * @param title of the column
   */
  static boolean isNone(String name, String title, Collection<String> all) {
    Matcher other = NONE_OF_IT.matcher(name);
    boolean ofTitle =
        other.matches()
            && title.contains(other.group(1))
            && all.stream().noneMatch(one -> !one.equals(name) && one.contains(other.group(1)));
    boolean none = ofTitle || NONE.matcher(name).matches();
    long names = all.stream().filter(one -> letters(one).length() >= LEAST_OF_NAME).count();
    return none
        && names >= LEAST_OF_NAME
        && names * 2 >= all.size()
        && all.stream().noneMatch(one -> YES.matcher(one).matches());
  }

  /** The names that stand joined in one. */
  static List<String> joined(String name) {
    return JOINED.splitAsStream(name).map(GroupNames::letters).toList();
  }

  /** Whether most of its characters are none of those that are written in the mainland. */
  static boolean isForeign(String name) {
    CharsetEncoder simplified = SIMPLIFIED.newEncoder();
    long han = name.codePoints().filter(Character::isIdeographic).count();
    long other =
        name.codePoints()
            .filter(Character::isIdeographic)
            .filter(c -> !simplified.canEncode(Character.toString(c)))
            .count();
    long latin = name.codePoints().filter(c -> c >= 0x80 && c < 0x250).count();
    return other > 0 && other * 2 >= han || latin >= 2 || GARBLED.matcher(name).find();
  }
}
