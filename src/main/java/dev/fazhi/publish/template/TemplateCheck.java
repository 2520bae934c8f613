package dev.fazhi.publish.template;

import dev.fazhi.definition.Table;
import dev.fazhi.definition.reading.publication.TemplateReader;
import java.util.List;

/** Checks the texts of a template before there are figures. */
public record TemplateCheck(TemplateReader reader) {

  /** A cell or paragraph with its place. */
  public record Text(String place, String text) {}

  /**
   * Reports what is wrong in texts that are filled together.
   *
   * @param tables whether a table may stand here
   */
  public void row(List<Text> row, boolean tables) {
    TemplateRow asked = TemplateRow.of(row.stream().map(Text::text).toList());
    Table rows = null;
    for (Text text : row) {
      if (asked.table() != null && TemplateRow.hasMark(text.text())) {
        if (!tables) {
          reader.report(text.place(), "这里放不下表；请把 {#table " + asked.table() + "} 移到正文或表格的行里");
          return;
        }
        Table found = reader.table(text.place(), asked.table(), asked.repeated());
        if (found == null && asked.repeated()) {
          return;
        }
        rows = asked.repeated() ? found : null;
      }
    }
    for (Text text : row) {
      String rest = TemplateRow.withoutMark(text.text());
      if (TemplateRow.isToBeFilled(rest)) {
        reader.read(text.place(), rest, rows);
      }
    }
  }
}
