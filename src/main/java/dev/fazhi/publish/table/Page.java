package dev.fazhi.publish.table;

/** A sheet of the workbook after its cover. */
public sealed interface Page permits Grid, Chart, FilingForm {

  /** The tab's name. */
  String sheet();

  /** The sheet's heading. */
  String title();
}
