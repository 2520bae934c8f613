package dev.fazhi.audit.language;

import dev.fazhi.audit.finding.PrintedNumber;
import dev.fazhi.audit.finding.PrintedNumber.Precision;
import dev.fazhi.audit.language.NumberToken.Role;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the numbers of a text in all the forms in which reports print them. */
public final class NumberScanner {

  private static final String ROW = "[〇零一二三四五六七八九]";
  private static final String CHINESE =
      "[" + ChineseNumeral.BEGIN + "][" + ChineseNumeral.PARTS + "]*(?:点" + ROW + "+)?";

  /** What a number with spaces between its thousands, 45 317份, is known by. */
  private static final String COUNTED = "[件份宗起例次条户名元万亿]|人(?![社大民武力口])|个(?![体人])";

  /** What a number may begin with, so that other characters are passed over at once. */
  private static final BitSet FIRST = new BitSet();

  static {
    ("0123456789大将接不至超突未近约逾百翻过半" + ChineseNumeral.BEGIN).chars().forEach(FIRST::set);
  }

  private static final Pattern THOUSANDS = Pattern.compile("[, ]");

  /** The words before a number count only where they are no part of another word, as in 节约. */
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<before>大约|将近|接近|不少于|不低于|至少|超过|突破|不足|不到|未满|不超过|至多|(?<![最附临靠])近|(?<![节预契合制条公签特])约|超|逾)?"
              + "(?:(?<tenths>[一二两三四五六七八九]成(?:半|[一二三四五六七八九])?(?![为立效果本员品长功就交都位]))"
              + "|(?<parts>[二两三四五六七八九十]分之[一二两三四五六七八九])"
              + "|(?<![\\d/.])(?<upper>\\d{1,2})/(?<lower>\\d{1,2})(?![\\d/%])"
              + "|(?<words>翻[一两三]番|翻番|过半(?![年百个小天])|半数以?上?)"
              + "|(?<tenthousands>\\d{1,4})万(?<thousands>\\d)千|百分之(?<hundredths>"
              + CHINESE
              + ")|(?<arabic>\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?(?!\\d|,\\d)"
              + "|(?<![\\d.,] ?)\\d{1,3}(?: \\d{3})+(?="
              + COUNTED
              + ")|\\d+(?:\\.\\d+)?)"
              + "(?<unit>万亿|百万|千万|[万亿]|[百千](?!分|米|克|瓦))?"
              + "|(?<![数几"
              + ChineseNumeral.PARTS
              + "])(?<chinese>"
              + CHINESE
              + "))"
              + "(?<more>余(?!额)|多(?![数元样])|几)?"
              + "(?<percent>%)?"
              + "(?<after>以上|以下|以内|左右|上下)?");

  /** What a number may be taken to end with. */
  private static final List<String> GROUPS =
      List.of(
          "percent",
          "more",
          "unit",
          "arabic",
          "chinese",
          "hundredths",
          "tenths",
          "parts",
          "lower",
          "words");

  /** More digits than that count nothing, and are slow to reckon with. */
  private static final int LONGEST = 60;

  private static final Pattern ROUGHLY = Pattern.compile("约占[^,。;:()\\d]*$");

  /** So many characters before a number its own clause may begin. */
  private static final int CLAUSE = 20;

  private static final Pattern AFTER = Pattern.compile("以上|以下|以内|左右|上下");
  private static final Map<String, Integer> POWERS =
      Map.of("百", 2, "千", 3, "万", 4, "百万", 6, "千万", 7, "亿", 8, "万亿", 12);

  /** Public telephone numbers, which reports name without saying so. */
  private static final Pattern SERVICE = Pattern.compile("1[0-2]\\d|123\\d{2}");

  private final String text;
  private final FoldedText folded;
  private final String original;
  private final BitSet cells;
  private final NonFigureNumbers labels;
  private final Classifiers measures;

  private NumberScanner(FoldedText folded, String original, Classifiers measures, BitSet cells) {
    this.folded = folded;
    this.original = original;
    this.cells = cells;
    this.text = folded.text();
    this.labels = new NonFigureNumbers(folded, original, cells);
    this.measures = measures;
  }

  /**
   * The numbers in their order; none overlaps another.
   *
   * @param cells the offsets of the original that lie in cells of tables, where a number alone is
   *     no page number
   */
  public static List<NumberToken> tokens(
      FoldedText folded, String original, Classifiers measures, BitSet cells) {
    return new NumberScanner(folded, original, measures, cells).tokens();
  }

  private List<NumberToken> tokens() {
    List<NumberToken> tokens = new ArrayList<>();
    Matcher matcher = NUMBER.matcher(text).useTransparentBounds(true);
    int at = 0;
    while (at < text.length()) {
      int next = at + 1;
      if (FIRST.get(text.charAt(at)) && matcher.region(at, text.length()).lookingAt()) {
        next = matcher.end();
        NumberToken token = token(matcher);
        if (token != null) {
          tokens.add(token);
        }
      }
      at = next;
    }
    return tokens;
  }

  private @Nullable NumberToken token(Matcher matcher) {
    String chinese = matcher.group("chinese");
    if (matcher.end() - matcher.start() > LONGEST) {
      return null;
    }
    PrintedNumber special = FractionWords.read(matcher);
    PrintedNumber exact = special != null ? special : exact(matcher, chinese);
    if (exact == null) {
      return null;
    }
    int core = matcher.end("before") < 0 ? matcher.start() : matcher.end("before");
    TreeSet<Integer> ends = new TreeSet<>();
    ends.add(matcher.end());
    for (String group : GROUPS) {
      if (matcher.end(group) >= 0 && !(group.equals("arabic") && matcher.end("unit") >= 0)) {
        ends.add(matcher.end(group));
      }
    }
    return new NumberToken(
        matcher.start(),
        core,
        List.copyOf(ends.descendingSet()),
        special != null && special.precision() != Precision.EXACT
            ? special
            : exact.with(precision(matcher)),
        role(matcher, core, chinese));
  }

  private static @Nullable PrintedNumber exact(Matcher matcher, @Nullable String chinese) {
    boolean percent = matcher.end("percent") >= 0;
    if (chinese != null) {
      BigDecimal value = ChineseNumeral.value(chinese);
      int power = chinese.endsWith("万") ? 4 : chinese.endsWith("亿") ? 8 : 0;
      return value == null ? null : number(value, value.scale(), power, percent);
    }
    String hundredths = matcher.group("hundredths");
    if (hundredths != null) {
      BigDecimal value = ChineseNumeral.value(hundredths);
      return value == null ? null : number(value, value.scale(), 0, true);
    }
    if (matcher.group("arabic") == null) {
      return null;
    }
    BigDecimal digits = new BigDecimal(THOUSANDS.matcher(matcher.group("arabic")).replaceAll(""));
    String unit = matcher.group("unit");
    int power = unit == null ? 0 : POWERS.getOrDefault(unit, 0);
    return number(digits.scaleByPowerOfTen(power), digits.scale(), power, percent);
  }

  private static PrintedNumber number(BigDecimal value, int decimals, int power, boolean percent) {
    BigDecimal place = BigDecimal.ONE.scaleByPowerOfTen(power - decimals);
    BigDecimal plain = value.scale() < 0 ? value.setScale(0) : value;
    return new PrintedNumber(plain, place, Precision.EXACT, percent);
  }

  /** What stands before it, in it, after it, or after the measure word that follows. */
  private Precision precision(Matcher matcher) {
    if (matcher.end("more") >= 0) {
      return Precision.OVER;
    }
    String after = matcher.group("after");
    if (after == null) {
      Matcher behind = AFTER.matcher(text);
      int end = measures.end(text, matcher.end());
      behind.region(end, text.length());
      // 394件 at a line's end and 以上五类 in the next are two things
      after = behind.lookingAt() && !folded.breaksBefore(end, original) ? behind.group() : "";
    }
    String before = matcher.group("before");
    return switch (after) {
      case "以上" -> Precision.AT_LEAST;
      case "以下", "以内" -> Precision.AT_MOST;
      case "左右", "上下" -> Precision.ABOUT;
      default ->
          before != null
              ? QualifiedNumber.before(before)
              : isRough(matcher) ? Precision.ABOUT : Precision.EXACT;
    };
  }

  /** 约占总数的70%: a share without decimals that is told roughly by the words before it. */
  private boolean isRough(Matcher matcher) {
    int start = matcher.start();
    return matcher.end("percent") >= 0
        && matcher.group().indexOf('.') < 0
        && ROUGHLY.matcher(text.substring(Math.max(0, start - CLAUSE), start)).find();
  }

  private Role role(Matcher matcher, int core, @Nullable String chinese) {
    if (labels.isLabel(core)) {
      return Role.LABEL;
    } else if (labels.isQuoted(core)) {
      return Role.WORD;
    }
    boolean marked =
        matcher.end("percent") >= 0 || matcher.end("more") >= 0 || matcher.end("arabic") < 0;
    if (chinese != null && matcher.end("more") < 0 && matcher.end("percent") < 0) {
      return measures.counts(chinese, text, matcher.end()) ? Role.FIGURE : Role.WORD;
    }
    boolean cell = cells.get(folded.start(core));
    return !cell && isService(matcher, marked) ? Role.WORD : Role.FIGURE;
  }

  private boolean isService(Matcher matcher, boolean marked) {
    String digits = matcher.group("arabic");
    int end = matcher.end();
    return digits != null
        && !marked
        && matcher.end("unit") < 0
        && SERVICE.matcher(digits).matches()
        && end < text.length()
        && Character.isIdeographic(text.charAt(end))
        && measures.end(text, end) == end;
  }
}
