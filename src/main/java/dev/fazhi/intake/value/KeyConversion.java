package dev.fazhi.intake.value;

import dev.fazhi.definition.condition.Field;
import dev.fazhi.intake.text.Privacy;
import dev.fazhi.intake.text.Texts;
import dev.fazhi.model.Cell;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Converts ids and case numbers: kept to the last digit, or rejected when digits are lost. */
public final class KeyConversion implements Conversion {

  private static final String AS_TEXT = "请把该列设成文本格式后重新导出";
  private static final int SAFE_DIGITS = 15;
  private static final int LONGEST = 100;
  private static final int YEAR = 4;
  private static final long FEW = 3;
  private static final int MANY = 20;
  static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");

  private static final String MARKS = "='`";
  private static final Pattern MARKED_TEXT = Pattern.compile("=\"(.*)\"|['`](.*)");
  private static final Pattern REMARK = Pattern.compile("\\(" + VoidWords.VOID + "\\)");
  private static final Pattern SEVERAL = Pattern.compile("[、,;]|\\d号?[至~]\\D*\\d");

  /** 昆政复〔2022〕32-35号, which are several; 2022-35号 and 32-1号 are one. */
  private static final Pattern RANGE = Pattern.compile("[〕)）\\]】第字](\\d{1,5})号?-(\\d{1,5})号");

  private static final Pattern LINES = Pattern.compile("\\R");
  private static final Pattern POINT_ZERO = Pattern.compile("(\\d+)\\.0+");
  private static final Pattern SCIENTIFIC = Pattern.compile("[1-9](\\.\\d+[Ee]\\+?|[Ee]\\+)\\d+");

  private final boolean caseNumber;
  private final @Nullable Pattern pattern;
  private final boolean judged;
  private @Nullable String region;
  private boolean hasParts;

  /**
   * @param judged whether the cells were kept of an earlier reading, which masked what is personal
   */
  KeyConversion(Field field, boolean judged) {
    this.caseNumber = field.type() == Field.Type.CASE_NUMBER;
    String declared = field.reading().pattern();
    this.pattern = declared == null ? null : Pattern.compile(declared);
    this.judged = judged;
  }

  /** Looks at the beginning of a column. */
  public void judge(Stream<Cell> cells) {
    List<String> keys =
        cells
            .filter(cell -> cell.text().length() <= LONGEST)
            .map(cell -> normal(cell.text()))
            .toList();
    hasParts = hasParts(keys);
    region = RegionIds.of(keys);
  }

  /**
   * Whether several keys begin as ranges from the same number: it is that of a month or a place.
   */
  private static boolean hasParts(List<String> keys) {
    return keys.stream()
        .map(RANGE::matcher)
        .filter(Matcher::find)
        .collect(Collectors.groupingBy(range -> range.group(1), Collectors.counting()))
        .values()
        .stream()
        .anyMatch(times -> times >= FEW);
  }

  private boolean isPersonal(String key) {
    if (judged) {
      return key.contains(Texts.MASK);
    }
    boolean own =
        pattern != null && pattern.matcher(key).matches()
            || region != null && key.startsWith(region) && MOBILE.matcher(key).matches();
    return !own && Privacy.isPersonalKey(key);
  }

  @Override
  public @Nullable Object of(Cell cell, RowDraft draft) {
    String key = normal(cell.text());
    if (isPersonal(key)) {
      draft.rejectPersonal(
          "这一列应为编号，请核对各列是否错位；编号本来就是这个样子的，请在数据源定义里给这一列写 pattern，如 pattern: \"[0-9]{11}\"");
      return null;
    }
    boolean lost =
        cell instanceof Cell.Text
            ? isScientific(key) || isLongFraction(key)
            : !(cell instanceof Cell.Num number) || hasLost(number);
    if (lost) {
      draft.reject(RowFault.DIGITS_LOST, cell.text(), AS_TEXT);
      return null;
    }
    boolean plain = isPlain(key);
    String kept = plain ? key : marked(key);
    if (kept.isEmpty()) {
      return null;
    }
    if (!plain && REMARK.matcher(kept).find()) {
      draft.reject(RowFault.NOT_ONE_ID, cell.text(), "后面注着不算数，没有计入；不算数的请删去整行，算数的请去掉括注");
      return null;
    }
    if (!plain && SEVERAL.matcher(kept).find() || areLines(cell.text())) {
      draft.reject(RowFault.NOT_ONE_ID, cell.text(), "一格里像是有几个编号，请一件一行");
      return null;
    }
    if (!plain && !hasParts && isRange(kept)) {
      draft.remark(FileFault.ROW_COUNTS, "写着从几号到几号，像是几件写成了一行，一行只算一件", kept);
    }
    if (kept.length() > LONGEST) {
      draft.reject(RowFault.TOO_LONG, key, "最多 " + LONGEST + " 个字符，请核对");
      return null;
    }
    return kept;
  }

  private static boolean isRange(String key) {
    Matcher range = RANGE.matcher(key);
    if (!range.find()) {
      return false;
    }
    int more = Integer.parseInt(range.group(2)) - Integer.parseInt(range.group(1));
    return more > 0 && more <= MANY;
  }

  /** Most ids have no marks that might say anything. */
  private static boolean isPlain(String key) {
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (c != '-' && (c < '0' || c > '9') && (c < 'A' || c > 'Z')) {
        return false;
      }
    }
    return true;
  }

  private String marked(String key) {
    Matcher number = POINT_ZERO.matcher(key);
    String whole = number.matches() ? number.group(1) : key;
    return caseNumber ? withRoundBrackets(whole) : whole;
  }

  /**
   * One spelling of an id from all formats: in capitals, with one kind of dash, without the marks
   * by which a spreadsheet is told to take digits for text.
   */
  private static String normal(String raw) {
    String squeezed = Texts.squeezed(raw);
    if (!squeezed.isEmpty() && MARKS.indexOf(squeezed.charAt(0)) >= 0) {
      Matcher marked = MARKED_TEXT.matcher(squeezed);
      if (marked.matches()) {
        squeezed = marked.group(1) == null ? marked.group(2) : marked.group(1);
      }
    }
    return Texts.withOneDash(squeezed).toUpperCase(Locale.ROOT);
  }

  /** Whether ids that begin alike stand under each other in one cell; a wrapped one does not. */
  private static boolean areLines(String raw) {
    if (raw.indexOf('\n') < 0 && raw.indexOf('\r') < 0) {
      return false;
    }
    List<String> lines =
        LINES.splitAsStream(raw).map(Texts::squeezed).filter(line -> !line.isEmpty()).toList();
    return lines.size() > 1
        && Math.abs(lines.get(0).length() - lines.get(1).length()) <= 1
        && lines.get(0).charAt(0) == lines.get(1).charAt(0);
  }

  /** Whether a program took the digits for a number, of which not all are surely kept. */
  private static boolean isLongFraction(String text) {
    return text.length() > SAFE_DIGITS + 2 && POINT_ZERO.matcher(text).matches();
  }

  private static boolean hasLost(Cell.Num number) {
    BigDecimal value = number.value().stripTrailingZeros();
    return number.rounded()
        || value.scale() > 0
        || value.signum() < 0
        || value.precision() - value.scale() > SAFE_DIGITS;
  }

  /** {@code 1.23E+17}, as a spreadsheet writes a long number into a text file. */
  private static boolean isScientific(String text) {
    return (text.indexOf('E') > 0 || text.indexOf('e') > 0) && SCIENTIFIC.matcher(text).matches();
  }

  /** The first year in brackets of any kind stands in full-width round ones. */
  private static String withRoundBrackets(String number) {
    for (int i = 0; i + YEAR + 1 < number.length(); i++) {
      if ("([〔【{〈<".indexOf(number.charAt(i)) >= 0
          && isDigits(number, i + 1, i + 1 + YEAR)
          && ")]〕】}〉>".indexOf(number.charAt(i + 1 + YEAR)) >= 0) {
        String year = number.substring(i + 1, i + 1 + YEAR);
        return number.substring(0, i) + '（' + year + '）' + number.substring(i + YEAR + 2);
      }
    }
    return number;
  }

  private static boolean isDigits(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return to > from;
  }
}
