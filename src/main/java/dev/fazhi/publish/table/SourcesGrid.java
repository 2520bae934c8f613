package dev.fazhi.publish.table;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Source;
import dev.fazhi.model.Load;
import dev.fazhi.publish.content.PublicationInput;
import dev.fazhi.publish.text.Wording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the table of the files behind the figures with the account of their rows. */
public final class SourcesGrid {

  /** Sorts loads: merged ones in their order, then refused ones by name. */
  private static final Comparator<Load> ORDER =
      Comparator.comparing((Load load) -> load.number() == 0)
          .thenComparing(Load::number)
          .thenComparing(Load::file)
          .thenComparing(Load::sha256);

  private static final int SHORT = 12;

  private SourcesGrid() {}

  public static List<Load> sorted(List<Load> loads) {
    return loads.stream().sorted(ORDER).toList();
  }

  static String title(Definitions definitions, Load load) {
    @Nullable Source source = definitions.sources().get(load.source());
    return source == null ? "未识别" : source.title();
  }

  static Grid of(PublicationInput publication) {
    List<List<Datum>> rows = new ArrayList<>();
    for (Load load : sorted(publication.loads())) {
      rows.add(row(publication.definitions(), load));
    }
    return Grid.plain(
        "data-sources",
        WorkbookModel.SOURCES,
        WorkbookModel.SOURCES,
        "每个文件的行都有去处：读取＝新增＋变更＋未变＋重复＋退回＋跳过（标题、空行、合计、附注）。",
        List.of(
            Column.label("批次"),
            Column.label("文件"),
            Column.label("来源"),
            Column.label("状态"),
            Column.number("读取(行)", 0),
            Column.number("新增(行)", 0),
            Column.number("变更(行)", 0),
            Column.number("未变(行)", 0),
            Column.number("重复(行)", 0),
            Column.number("退回(行)", 0),
            Column.number("跳过(行)", 0),
            Column.number("大小(字节)", 0),
            Column.label("SHA-256 前" + SHORT + "位")),
        rows);
  }

  private static List<Datum> row(Definitions definitions, Load load) {
    Load.RowCount rows = load.rows();
    String hash = load.sha256();
    Datum none = new Datum.Missing(Marker.NOT_APPLICABLE);
    return List.of(
        load.number() == 0 ? none : Datum.of(Long.toString(load.number())),
        Datum.of(load.file()),
        Datum.of(title(definitions, load)),
        Datum.of(Wording.status(load.status())),
        Datum.of(rows.read()),
        Datum.of(rows.fresh()),
        Datum.of(rows.changed()),
        Datum.of(rows.unchanged()),
        Datum.of(rows.duplicate()),
        Datum.of(rows.rejected()),
        Datum.of(rows.skipped()),
        Datum.of(load.bytes()),
        hash.isEmpty() ? none : Datum.of(hash.substring(0, Math.min(SHORT, hash.length()))));
  }
}
