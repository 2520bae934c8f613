package dev.fazhi.model;

import java.util.List;

/**
 * The headers of the columns that the program adds to rejected rows: the faults, and the original
 * place. Corrected rows are recognised by them.
 */
public final class RejectColumns {

  /** What is wrong with the row. */
  public static final String PROBLEM = "问题";

  /** The file that it stood in. */
  public static final String FILE = "原文件";

  /** The sheet that it stood in. */
  public static final String SHEET = "原工作表";

  /** Its row number as the spreadsheet showed it. */
  public static final String ROW = "原行号";

  /** All in their order. */
  public static final List<String> ALL = List.of(PROBLEM, FILE, SHEET, ROW);

  private RejectColumns() {}
}
