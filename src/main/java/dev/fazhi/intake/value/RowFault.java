package dev.fazhi.intake.value;

/** Faults of a row or a cell; each rejects its row. */
public enum RowFault {
  /** A required field is empty. */
  MISSING("FZ-201", "必填，但是空的"),
  /** Neither a date cell nor text in one of the accepted forms, or a day that does not exist. */
  NOT_A_DATE("FZ-202", "不是有效日期"),
  /** Not a number, or one that is too large or too fine to be kept exactly. */
  NOT_A_NUMBER("FZ-203", "不是可用的数"),
  /** The field has known values and this is none of them. */
  UNKNOWN_VALUE("FZ-204", "不在允许的取值之内"),
  /** A spreadsheet has taken an id for a number or a date, and digits are gone. */
  DIGITS_LOST("FZ-205", "精度丢失，已不是原来的编号"),
  /** Neither yes nor no. */
  NOT_YES_NO("FZ-206", "不是“是”或“否”"),
  /** A fraction where things are counted. */
  NOT_WHOLE("FZ-207", "应为整数"),
  /** The spreadsheet itself shows an error, or the value would have to be computed. */
  ERROR_CELL("FZ-208", "是错误单元格"),
  /** More characters than the field holds. */
  TOO_LONG("FZ-209", "太长"),
  /** Neither a year nor a month. */
  NOT_A_PERIOD("FZ-210", "不是统计期"),
  /** Somebody's number or address where the key of a record belongs. */
  PERSONAL("FZ-211", "像是个人信息（手机号、身份证号或邮箱），不显示"),
  /** A record of a text file with more or fewer columns: they have probably shifted. */
  OTHER_WIDTH("FZ-212", "与表头的列数不同"),
  /** More than one id, or one with a remark that its record does not count. */
  NOT_ONE_ID("FZ-213", "不是一件的编号"),
  /** A mark that the cell above is meant, which sorting or a filter makes another. */
  DITTO("FZ-214", "没有写出内容"),
  /** A value stands in a column that never has such, and the column beside it is empty. */
  MOVED("FZ-215", "各格像是错开了一列");

  private final String code;
  private final String meaning;

  RowFault(String code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /** The stable code. */
  String code() {
    return code;
  }

  /** What is wrong, in Chinese, to stand after the column and the value. */
  String meaning() {
    return meaning;
  }
}
