package dev.fazhi.intake.value;

import dev.fazhi.definition.Nightly;
import dev.fazhi.definition.yaml.Spelling;
import dev.fazhi.intake.text.Texts;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Recognises text around the rows of a table: totals, notes, signatures, page numbers. Texts are
 * given without white space and in NFKC, unless said otherwise.
 */
public final class TableWords {

  private static final String MARKS = "-—–―=_*※★●【[(<《";

  /** What stands before the declared word when a part has its own total: 全区合计, 本页小计. */
  private static final int LONGEST_PART = 6;

  private static final int LONGEST_NOTHING = 15;

  /** Behind a word of totals only a number may follow where half of a row's fields are there. */
  private static final Pattern AMOUNT = Pattern.compile(":?(共|数|金额)?[(]?\\d.*|:|[(].*[)]:?");

  /** 共 2 条记录. */
  private static final Pattern COUNT =
      Pattern.compile(
          "(以上|本[页表期月年])?(总共|合共|共计|共有|共)(?<count>\\d[\\d,]*)[\\p{IsHan}]{0,4}(记录|数据)?[。.]?");

  /** 第1页, 第1页共22页, 1/22, -1-. */
  private static final Pattern PAGE =
      Pattern.compile(
          "第\\d+页[,，/]?(\\(?共\\d+页\\)?)?|共\\d+页[,，/]?第\\d+页|\\d+/\\d+页?|[-—–]\\d+[-—–]|(?i:page)\\d+((?i:of)\\d+|/\\d+)?");

  /** 单位负责人:, 导出时间:2022-12-01. */
  private static final Pattern LABEL = Pattern.compile("[\\p{IsHan}A-Za-z()、]{2,14}:.*");

  /** A day alone, as it stands beneath a signature. */
  private static final Pattern DAY =
      Pattern.compile(
          "[〇零一二三四五六七八九\\d]{4}[年./-][〇零一二三四五六七八九十\\d]{1,3}[月./-]([〇零一二三四五六七八九十\\d]{1,3}日?)?");

  /** What people write to try a system out, with a remark behind it. */
  private static final Pattern TEST =
      Pattern.compile("(?:系统)?测试(?:数据|件|用|案件|工单)?(?:[,，.。!！;；(（].*)?|(?i:test)|样例|示例");

  private static final String FIRST_OF_TEST = "系测样示tT";

  private static final Pattern BRACKETS = Pattern.compile("[()]");

  private final List<String> totals;
  private final Set<String> wholeTotals;

  /** By their last character: most texts end with none of them. */
  private final Map<Character, List<String>> totalsByEnd;

  /** The first one, in small letters. */
  private final String firstOfTotals;

  private final List<String> notes;
  private final Set<String> nothing;

  public TableWords(Nightly.Layout layout) {
    this.totals = longestFirst(layout.totals());
    this.wholeTotals = Set.copyOf(totals);
    this.totalsByEnd = totals.stream().collect(Collectors.groupingBy(TableWords::end));
    this.firstOfTotals =
        totals.stream()
            .map(word -> word.substring(0, 1).toLowerCase(Locale.ROOT))
            .collect(Collectors.joining());
    this.notes = longestFirst(layout.notes());
    this.nothing = layout.nothing().stream().map(Spelling::normal).collect(Collectors.toSet());
  }

  /** Whether a text is a declared word of totals, with nothing else: 合计, 合计数, 全区(合计):. */
  public boolean isTotals(String text) {
    return wholeTotals.contains(text) || isAdorned(text) && wholeTotals.contains(bare(text));
  }

  /**
   * Whether a text, as it stands in the cell, may be a word of totals, by its ends: most cells need
   * not be normalised to be told from one.
   */
  public boolean mayBeTotals(String raw) {
    return !raw.isEmpty() && (isEnd(raw.charAt(0)) || isEnd(raw.charAt(raw.length() - 1)));
  }

  private boolean isEnd(char c) {
    return c > 0x7f || c <= ' ' || "():".indexOf(c) >= 0 || isLetterOfTotals(c);
  }

  private boolean isLetterOfTotals(char c) {
    return c < 0x7f && firstOfTotals.indexOf(Character.toLowerCase(c)) >= 0;
  }

  /** Whether more than the word may stand there: most texts of a table are neither. */
  private boolean isAdorned(String text) {
    return !text.isEmpty()
        && (":数".indexOf(text.charAt(text.length() - 1)) >= 0
            || text.indexOf('(') >= 0
            || text.indexOf(')') >= 0
            || isLetterOfTotals(text.charAt(0)));
  }

  /** Without brackets, a colon, and 数 at the end. */
  private static String bare(String text) {
    String plain = BRACKETS.matcher(text).replaceAll("");
    int end = plain.length();
    while (end > 1 && ":数".indexOf(plain.charAt(end - 1)) >= 0) {
      end--;
    }
    return plain.substring(0, end).toLowerCase(Locale.ROOT);
  }

  /** Whether a text is the total of a part, such as 本页小计 or 全区合计. */
  public boolean isPartTotals(String text) {
    if (text.isEmpty()) {
      return false;
    }
    for (String word : totalsByEnd.getOrDefault(end(text), List.of())) {
      if (text.endsWith(word)
          && text.length() <= word.length() + LONGEST_PART
          && text.codePoints().allMatch(c -> Character.isIdeographic(c) || Character.isDigit(c))) {
        return true;
      }
    }
    return false;
  }

  private static char end(String text) {
    return text.charAt(text.length() - 1);
  }

  /** The word of totals that a text begins with; null when it begins with none. */
  @Nullable
  public String totalsAtStart(String text) {
    return atStart(text, totals);
  }

  /** Whether behind that word there is a number or nothing more. */
  public static boolean isAmount(String text, String word) {
    String rest = text.substring(word.length());
    return rest.isEmpty() || AMOUNT.matcher(rest).matches();
  }

  /** How many rows a line such as 共2条记录 says that there are; null when it says nothing so. */
  public static @Nullable String count(String text) {
    var match = COUNT.matcher(text);
    return match.matches() ? match.group("count").replace(",", "") : null;
  }

  /** Whether it begins with such a word, behind whatever marks; a word in letters stands alone. */
  public boolean isNoteAtStart(String text) {
    int from = 0;
    while (from < text.length() && MARKS.indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    String word = atStart(text.substring(from), notes);
    int end = word == null ? 0 : from + word.length();
    return end > 0
        && (text.charAt(end - 1) > 0x7f
            || end == text.length()
            || !Character.isLetterOrDigit(text.charAt(end)));
  }

  public static boolean isPage(String text) {
    return PAGE.matcher(text).matches();
  }

  public static boolean isDay(String text) {
    return DAY.matcher(text).matches();
  }

  public static boolean isLabel(String text) {
    return LABEL.matcher(text).matches();
  }

  /**
   * Whether a text, as it stands in the cell, says that its record was made to try the system out.
   */
  public static boolean isTest(String raw) {
    return mayBeTest(raw) && TEST.matcher(Texts.squeezed(raw)).matches();
  }

  /** Most names and numbers begin otherwise: they need not be normalised. */
  private static boolean mayBeTest(String raw) {
    char first = raw.isEmpty() ? '0' : raw.charAt(0);
    return !Texts.isPlain(first) || FIRST_OF_TEST.indexOf(first) >= 0;
  }

  /** Whether a text says yes, whatever is asked. */
  public static boolean isYes(String text) {
    return YesNoConversion.YES.contains(text.toLowerCase(Locale.ROOT));
  }

  /** Whether a text says that there is nothing to report. */
  public boolean isNothing(String text) {
    return nothing.contains(text)
        || text.length() <= LONGEST_NOTHING
            && nothing.stream().anyMatch(word -> word.length() > 2 && text.startsWith(word));
  }

  private static @Nullable String atStart(String text, List<String> words) {
    for (String word : words) {
      if (text.regionMatches(true, 0, word, 0, word.length())) {
        return word;
      }
    }
    return null;
  }

  private static List<String> longestFirst(List<String> words) {
    return words.stream()
        .map(Spelling::normal)
        .sorted(Comparator.comparingInt(String::length).reversed())
        .toList();
  }
}
