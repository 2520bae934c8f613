package dev.fazhi.publish;

/** A sheet of the workbook after its cover. */
sealed interface Page permits Grid, Chart, FiledTable {

  /** The tab's name. */
  String sheet();

  /** The sheet's heading. */
  String title();
}
