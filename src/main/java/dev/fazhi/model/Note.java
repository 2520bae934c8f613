package dev.fazhi.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A note on a figure. {@code figures.csv} has its term, perhaps with a colon and a detail; outputs
 * for people have its sentence.
 */
public enum Note {
  NO_DATA("no-data", "本期无数据"),
  NO_PRIOR("no-prior", "上年同期无数据"),
  ZERO_BASE("zero-base", "上年同期为零，不计算增减幅"),
  NO_CASES("no-cases", "没有案件，不计算比率"),
  PRIOR_NO_CASES("prior-no-cases", "上年同期没有案件，不作比较"),
  PARTIAL("partial", "月份不完整，上年取同样的日子"),
  COVERAGE("coverage", "两年数据覆盖的范围不同，不可比"),
  PRIOR_BEGINS("prior-begins", "上年同期之前没有数据，上年同期可能少了更早的案件"),
  RENAMED("renamed", "像是与『%s』同一组换了名称，两年各成一组"),
  SPELLED("spelled", "像是与『%s』同一组的两种写法，分成了两组"),
  SPELLED_VALUES("spelled-values", "『%s』像是同一个的两种写法，各算了一个"),
  NO_NAMES("no-names", "『%s』像是说没有、不是或不作数的，也各算了一个"),
  DEFINITION_BREAK("definition-break", "口径有变动，不可比"),
  AS_OF("as-of", "截至 %s 的情况，上年为截至其上年同日的情况"),
  BEYOND_DATA("beyond-data", "数据只到 %s，上年同期仍算到截止日"),
  BEGINS("begins", "数据从 %s 才有，此前的没有送来，只算了其后的"),
  REFUSED("refused", "被拒收的『%s』或许能补上缺的数据"),
  ABSENT("absent", "有的导出没有『%s』一列，那些行的这一项不知道，或还是更早的情况"),
  EMPTIED("emptied", "有的导出里『%s』一列全部是空的，以前的都有内容，数字可能不对"),
  NAMES_ABOVE("names-above", "『%s』的名称只写在上面，下面空着的行没有归到那一组"),
  LEFT_OUT("left-out", "没有工作表『%s』或没有读入，其中的数据没有计入"),
  REJECTED("rejected", "有 %s 行被退回、还没有更正，没有计入"),
  MIXED_UNITS("mixed-units", "『%s』像是以万元写的，或有的写元、有的写万元，或有几行填错了列，没有换算"),
  SWAPPED("swapped", "『%s』两列像是放反了"),
  MISTYPED_YEAR("mistyped-year", "『%s』有的日期像是写错了年份，照写的计入"),
  DAY_MONTH("day-month", "『%s』有的日和月像是填反了，照写的计入"),
  ROW_COUNTS("row-counts", "『%s』一列写着每行几件而没有登记，这里一行只算一件"),
  VOIDED("voided", "『%s』里像是作废、不该计入的，照常计入了"),
  CLOSED_ONLY("closed-only", "导出里每一行都有『%s』，像是只导了办结的，没有办结的没有计入"),
  UNCLOSED("unclosed", "『%s』空着很久的远比上年同期多，像是后来办结的没有再送来"),
  TURNED("turned", "这个比率与上年同期正好反了，像是有一列的是、否或代码与以前的意思相反"),
  REPEATED("repeated", "像是有同样的 %s 行换了编号出现两次，都计入了"),
  COPIED("copied", "%s，像是照搬或重复送来的，照常计入了"),
  HOURS_OFF("hours-off", "『%s』像是差了几个小时，靠近零点的可能算到了前后一天"),
  SHUFFLED("shuffled", "『%s』一列与以前的导出大不相同，像是错了行或填错了"),
  CLEARED("cleared", "『%s』有的行以前有内容或时刻，最近的导出里没有了"),
  FILLED_DOWN("filled-down", "『%s』有一段像是往下拖着填充的"),
  UNLIKE_BEFORE("unlike-before", "『%s』的填法与以前的导出或别的行不同，像是一律填的、错了行或丢了内容"),
  REPORT_DOUBTED("report-doubted", "有单位报的数像是不对，照报的计入了"),
  PARTS_MISSING("parts-missing", "%s，那一部分没有计入"),
  STATED_DAY("stated-day", "表里只到 %s，早于文件名里的日子或那天还没有过完，其后的或许没有送来"),
  TOTALS_DIFFER("totals-differ", "表里写的合计与数据不一致，可能少了行"),
  HIDDEN("hidden", "文件里隐藏的行或工作表照常计入了"),
  TWINS("twins", "有编号只差写法的行，像是同一件，各算了一件"),
  ORDER_DOUBTED("order-doubted", "几份导出说法不同，先后不能确定，可能取了旧的"),
  SAME_KEY("same-key", "有 %s 行与下面的行编号相同而内容不同，只计了下面的一行"),
  CONTRADICTED("contradicted", "有 %s 行前后矛盾，照写的计入"),
  UNKNOWN_VALUES("unknown-values", "有 %s 行的取值不认识，没有归到任何一类"),
  MERGED_CELLS("merged-cells", "有 %s 行与上面的行合并成了一格，只算在第一行上"),
  OTHER_MEANING("other-meaning", "『%s』的列名或标题里写着另一种口径，照列名读入"),
  SHRUNK("shrunk", "最近的导出里没有以前有的%s，那一部分还是更早的情况"),
  SAME_MONTHS("same-months", "上年只取本年已报的月份"),
  INCOMPLETE("incomplete", "本年缺部分月份的报送"),
  UNEVEN_PARTS("uneven-parts", "分子和分母报送的范围不同"),
  CUMULATIVE("cumulative", "各月报的数像是一月至当月的累计，这里逐月相加，可能多算了"),
  NOT_CUMULATIVE("not-cumulative", "各月报的数有的比上月少，不像声明的累计数，可能少算了"),
  ROUNDED("rounded", "报送的数是 %s，按声明的小数位数四舍五入"),
  QUALIFIER("qualifier", "约数“%s”");

  /** Longer details are cut, so that all notes of a figure fit where figures are kept. */
  private static final int MOST_CHARACTERS = 40;

  /** What stands in a detail for a space: one that does not break. */
  private static final char SPACE = '\u00a0';

  private final String word;
  private final String sentence;

  Note(String word, String sentence) {
    this.word = word;
    this.sentence = sentence;
  }

  /** The word by which it stands in {@code figures.csv}. */
  public String word() {
    return word;
  }

  /** What it says, with … in the place of the detail. */
  public String meaning() {
    return sentence.replace("%s", "…");
  }

  /** Whether a detail stands behind its word. */
  public boolean hasDetail() {
    return sentence.contains("%s");
  }

  /**
   * The note with its detail; several are joined. White space separates notes, so that of a detail
   * is such as separates nothing.
   */
  public String with(List<String> details) {
    String detail = SafeText.safe(String.join("、", details)).replaceAll("\\s", "" + SPACE);
    boolean fits = detail.length() <= MOST_CHARACTERS;
    return word + ":" + (fits ? detail : detail.substring(0, MOST_CHARACTERS - 1) + "…");
  }

  /** The note with one detail. */
  public String with(Object detail) {
    return with(List.of(detail.toString()));
  }

  /** Whether that is this note, with whatever detail. */
  public boolean is(String written) {
    return written.equals(word) || written.startsWith(word + ":");
  }

  /** What stands behind the word; empty for nothing. */
  public static String detail(String written) {
    int colon = written.indexOf(':');
    return colon < 0 ? "" : written.substring(colon + 1).replace(SPACE, ' ');
  }

  /** The note that was written; empty for one that this version of the program does not know. */
  public static Optional<Note> find(String written) {
    return Arrays.stream(values()).filter(note -> note.is(written)).findFirst();
  }

  /** In Chinese; one that is not known stands as it is rather than be lost. */
  public static String sentence(String written) {
    return find(written).map(note -> note.sentence.formatted(detail(written))).orElse(written);
  }

  /** Several as {@code figures.csv} has them, which any program may separate at white space. */
  public static String joined(List<String> written) {
    return String.join(" ", written).replace(SPACE, '_');
  }

  /** Whether its detail is a number of rows, to be added up. */
  public boolean countsRows() {
    return switch (this) {
      case REJECTED, SAME_KEY, CONTRADICTED, UNKNOWN_VALUES, MERGED_CELLS -> true;
      default -> false;
    };
  }

  /** Whether it says that something is missing of what was delivered, until it comes. */
  public boolean isOnDeliveries() {
    return switch (this) {
      case BEGINS,
          BEYOND_DATA,
          REFUSED,
          ABSENT,
          EMPTIED,
          NAMES_ABOVE,
          LEFT_OUT,
          REJECTED,
          MIXED_UNITS,
          SWAPPED,
          MISTYPED_YEAR,
          DAY_MONTH,
          ROW_COUNTS,
          VOIDED,
          CLOSED_ONLY,
          UNCLOSED,
          REPEATED,
          SAME_KEY,
          COPIED,
          HOURS_OFF,
          SHUFFLED,
          CLEARED,
          FILLED_DOWN,
          UNLIKE_BEFORE,
          REPORT_DOUBTED,
          PARTS_MISSING,
          STATED_DAY,
          TOTALS_DIFFER,
          HIDDEN,
          TWINS,
          ORDER_DOUBTED,
          CONTRADICTED,
          UNKNOWN_VALUES,
          MERGED_CELLS,
          OTHER_MEANING,
          SHRUNK ->
          true;
      default -> false;
    };
  }

  /** Whether it is about last year, so that it matters only where a figure is compared. */
  public boolean isOnLastYear() {
    return this == NO_PRIOR
        || this == ZERO_BASE
        || this == PRIOR_NO_CASES
        || this == SAME_MONTHS
        || this == PRIOR_BEGINS
        || forbidsComparison();
  }

  /** Whether both years have a number and yet cannot be set against each other. */
  public boolean forbidsComparison() {
    return this == COVERAGE || this == DEFINITION_BREAK || this == RENAMED;
  }
}
