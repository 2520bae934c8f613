package dev.fazhi.intake.value;

import dev.fazhi.model.Fault;
import dev.fazhi.model.Fault.Severity;
import dev.fazhi.model.FileRejectedException;
import dev.fazhi.model.Place;
import java.util.List;

/** Faults of a file or a sheet as a whole. */
public enum FileFault {
  /** There is no row at all. */
  EMPTY("FZ-140", Severity.REFUSE, "空文件"),
  /** No source's required headers are all there. */
  HEADERS_MISSING("FZ-141", Severity.REFUSE, "缺少必需的列，认不出是哪种导出"),
  /** The headers fit several sources, and the file's name does not decide. */
  AMBIGUOUS("FZ-142", Severity.REFUSE, "表头同时符合几种导出"),
  /** Two columns claim to be the same field. */
  DOUBLED("FZ-143", Severity.REFUSE, "两列是同一项"),
  /** A further sheet holds another source's rows. */
  OTHER_SOURCE("FZ-144", Severity.REFUSE, "同一文件里有另一种导出的工作表"),
  /** It is an export of a source that is switched off. */
  DISABLED("FZ-146", Severity.REFUSE, "是停用的来源的导出"),
  /** A column with a list of names holds thousands of other things. */
  NO_NAMES("FZ-149", Severity.REFUSE, "一列的内容不像名录里的名称"),
  /** One number or key stands in a cell that is merged over several rows. */
  MERGED("FZ-130", Severity.WARNING, "几行的数或编号合并成了一格"),
  /** A totals row does not agree with the rows above it. */
  TOTALS_DISAGREE("FZ-131", Severity.WARNING, "合计与上面的数据不一致"),
  /** Personal data stood in columns that are kept, and was masked. */
  MASKED("FZ-132", Severity.WARNING, "保留的列里有个人信息，已遮盖"),
  /** Cells hold words that say that there is nothing. */
  EMPTY_WORDS("FZ-180", Severity.NOTE, "有的格写着没有，按空格读入"),
  /** Numbers are rounded to the decimals of their field. */
  ROUNDED("FZ-181", Severity.NOTE, "小数太多，已四舍五入"),
  /** Amounts are finer than the smallest coin, as those in 万元 are. */
  FINE_MONEY("FZ-186", Severity.WARNING, "金额精确到分以下，像是以万元写的"),
  /** Texts are cut to what a field holds. */
  CUT("FZ-182", Severity.WARNING, "文字太长，已截断"),
  /** Something that a value needs is not said, and was taken as is most likely. */
  ASSUMED("FZ-183", Severity.WARNING, "写得不完整，按最可能的读入"),
  /** Rows break rules whose breach is only told. */
  RULE_BROKEN("FZ-184", Severity.WARNING, "有的行前后矛盾，照常计入"),
  /** Values are none of those that the field, or a metric, knows. */
  UNKNOWN_VALUES("FZ-185", Severity.WARNING, "有的取值不认识"),
  /** A column says how many of what is counted a row stands for, and is not read. */
  ROW_COUNTS("FZ-187", Severity.WARNING, "一行写着几件，而一行算一件"),
  /** Numbers or pages of rows, or what is said of them, show that some are missing. */
  PARTS_MISSING("FZ-195", Severity.WARNING, "像是少了一部分行"),
  /** A file is some pages of several. */
  PAGES("FZ-195", Severity.NOTE, "是几页中的一部分"),
  /** Rows or sheets that seem not to count any more, by what stands beside them. */
  VOIDED("FZ-190", Severity.WARNING, "有像是作废的行或工作表，照常计入"),
  /** Columns that no field names. */
  IGNORED_COLUMNS("FZ-133", Severity.NOTE, "有没有登记的列"),
  /** A column of a text file has values and no name, so that the names may have moved. */
  NAMELESS_COLUMN("FZ-133", Severity.WARNING, "中间有一列没有列名"),
  /** A header names a unit that is not known, so nothing was scaled. */
  UNKNOWN_UNIT("FZ-134", Severity.NOTE, "列名里的单位不认识"),
  /** A header says in brackets that its numbers are of another time or kind. */
  OTHER_MEANING("FZ-134", Severity.WARNING, "列名的括号里写着另一种口径"),
  /** A sheet with rows but without any source's header was left out. */
  NO_HEADER("FZ-136", Severity.WARNING, "工作表没有表头，没有读入"),
  /** A sheet whose name is none of those that its source reads. */
  OTHER_SHEET("FZ-147", Severity.NOTE, "工作表的名字不是要读的，没有读入"),
  /** Rows that hold something, but nothing in any field's column, were left out. */
  NO_FIELDS("FZ-137", Severity.NOTE, "有的行在已知的列里没有内容"),
  /** A spreadsheet has cells to the right of its header, which were left out. */
  BEYOND_HEADER("FZ-138", Severity.NOTE, "表头右侧还有内容"),
  /** A unit of many, such as 万, is unknown or stands above the table: values may be off by it. */
  UNKNOWN_SCALE("FZ-139", Severity.WARNING, "金额的单位可能是万、亿，没有换算"),
  /** Of two columns of one field the one counts whose header the source names first. */
  SECOND_COLUMN("FZ-170", Severity.NOTE, "两列是同一项，读了其中一列"),
  /** Rows with one text alone are taken for headings of what follows. */
  HEADINGS("FZ-171", Severity.NOTE, "只有一格文字的行，当作小标题略过"),
  /** Headings, or the first rows of sections, name what rows below them leave empty. */
  NAMES_ABOVE("FZ-171", Severity.WARNING, "名称只写在小标题里或每段的第一行"),
  /** A row has all that it must have, and a word of totals where a name would stand. */
  TOTALS_WORD("FZ-172", Severity.WARNING, "名称处写着合计之类的字，按数据读入"),
  /** Further down stands a header with other columns. */
  OTHER_HEADER("FZ-173", Severity.REFUSE, "表中间又有一个不同的表头"),
  /** Events lie after the file was there. */
  LATE_EVENTS("FZ-174", Severity.WARNING, "有的日期晚于文件产生的时间"),
  /** Above its header a table says that it tells of an earlier time than its name. */
  STATED_DAY("FZ-179", Severity.WARNING, "表里写的截止日早于文件名里的日子"),
  /** A header and no row of data. */
  NO_ROWS("FZ-151", Severity.WARNING, "有表头而没有数据行"),
  /** The file says that there is nothing to report. */
  NOTHING_TO_REPORT("FZ-151", Severity.NOTE, "写明没有数据"),
  /** A sheet has no column for a field that figures are made of. */
  ABSENT_COLUMN("FZ-175", Severity.WARNING, "缺少统计要用的列");

  private final String code;
  private final Severity severity;
  private final String meaning;

  FileFault(String code, Severity severity, String meaning) {
    this.code = code;
    this.severity = severity;
    this.meaning = meaning;
  }

  /** One line in Chinese for lists of codes. */
  String meaning() {
    return meaning;
  }

  /** A fault of this kind. */
  public Fault at(Place place, String field, String value, String message) {
    return new Fault(code, severity, place, field, value, message);
  }

  /** The file is refused for this. */
  public FileRejectedException refuse(Place place, String field, String message) {
    return new FileRejectedException(List.of(at(place, field, "", message)));
  }
}
