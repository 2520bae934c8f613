package dev.fazhi.definition.reading.publication;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.DraftText;
import dev.fazhi.definition.DraftText.Part;
import dev.fazhi.definition.DraftText.Slot;
import dev.fazhi.definition.Table;
import dev.fazhi.definition.reading.metric.MetricNames;
import dev.fazhi.definition.yaml.DefinitionError;
import dev.fazhi.definition.yaml.Reporter;
import dev.fazhi.definition.yaml.Spelling;
import dev.fazhi.definition.yaml.YamlNode.Word;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the texts of a template and collects what is wrong in them, with the place of each. */
public final class TemplateReader {

  private static final Set<Slot> ANYWHERE =
      EnumSet.of(Slot.YEAR, Slot.DATE, Slot.PERIOD, Slot.AREA);
  private static final Set<Slot> IN_ROWS =
      EnumSet.of(Slot.YEAR, Slot.DATE, Slot.PERIOD, Slot.AREA, Slot.GROUP);

  private final Definitions definitions;
  private final String file;
  private final List<DefinitionError> found;
  private final MetricNames names;

  /**
   * Makes a reader of one file.
   *
   * @param file relative to {@code jobs/}
   */
  public TemplateReader(Definitions definitions, String file, List<DefinitionError> found) {
    this.definitions = definitions;
    this.file = file;
    this.found = found;
    List<String> ids = new ArrayList<>(definitions.metrics().keySet());
    ids.addAll(definitions.disabled().names());
    names = new MetricNames(ids, Set.of(), false);
  }

  /**
   * The text with its slots; parts that are wrong are reported and left out.
   *
   * @param place as the program that edits the file shows it, such as a sheet and a cell
   * @param rows the table whose rows the text is repeated for; null for none
   */
  public DraftText read(String place, String text, @Nullable Table rows) {
    List<DefinitionError> mistakes = new ArrayList<>();
    DraftTextReader reader = new DraftTextReader(new Reporter(file, mistakes), names, null);
    DraftText read = reader.read(new Word(text, 0), rows == null ? ANYWHERE : IN_ROWS, true);
    mistakes.forEach(mistake -> report(place, mistake.message()));
    for (Part part : read.parts()) {
      if (part instanceof DraftText.Number number
          && rows != null
          && !rows.metrics().contains(number.metric())) {
        String hint = Spelling.hint(number.metric(), rows.metrics(), "；请先在这张表的 metrics 里加上它");
        report(place, "表“" + rows.id() + "”没有 " + number.metric() + " 一栏" + hint);
      }
    }
    return read;
  }

  /** The table of that id for a place of a template; null when there is none to fill it with. */
  public @Nullable Table table(String place, String id, boolean repeated) {
    List<String> ids = new ArrayList<>();
    for (Table table : definitions.tables()) {
      ids.add(table.id());
      if (table.id().equals(id)) {
        if (repeated && (table.filing() != null || table.rows() == Table.Rows.METRICS)) {
          report(
              place,
              "表“%s”%s，不能逐行套用；请把 {#table %s} 单独放在一处，填入整张表"
                  .formatted(id, table.filing() == null ? "的行不是分组" : "是报送表", id));
        }
        return table;
      }
    }
    if (!definitions.disabled().names().contains(id)) {
      report(place, "没有表“" + id + "”" + Spelling.hintOrAll(id, ids, "可用的有"));
    }
    return null;
  }

  /** Reports what is wrong at a place. */
  public void report(String place, String message) {
    found.add(new DefinitionError(file, 0, place + "：" + message));
  }
}
