package dev.fazhi.publish.workbook;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Source;
import dev.fazhi.model.Load;
import dev.fazhi.model.Sha256;
import dev.fazhi.publish.content.PublicationInput;
import dev.fazhi.publish.table.Column;
import dev.fazhi.publish.table.Datum;
import dev.fazhi.publish.table.Grid;
import dev.fazhi.publish.table.Marker;
import dev.fazhi.publish.text.Wording;
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

  /** The file with all loads, where the page and {@code run.json} list only the newest. */
  public static final String ALL = "sources.csv";

  /** At most so many loads are listed outside the workbook and {@link #ALL}. */
  private static final int MOST_LISTED = 200;

  private static final String INTRO = "每个文件的行都有去处：读取＝新增＋变更＋未变＋重复＋退回＋跳过（标题、空行、合计、附注）。";

  private SourcesGrid() {}

  public static List<Load> sorted(List<Load> loads) {
    return loads.stream().sorted(ORDER).toList();
  }

  /** Whether there are too many loads to list all of them. */
  public static boolean isLong(List<Load> loads) {
    return loads.size() > MOST_LISTED;
  }

  /**
   * The loads to list: all, in their order; of too many the newest of those that brought rows, the
   * newest first.
   */
  public static List<Load> listed(List<Load> loads) {
    return isLong(loads)
        ? loads.stream()
            .filter(load -> load.status() == Load.Status.MERGED)
            .filter(load -> load.rows().fresh() + load.rows().changed() > 0)
            .sorted(ORDER.reversed())
            .limit(MOST_LISTED)
            .toList()
        : sorted(loads);
  }

  static String title(Definitions definitions, Load load) {
    @Nullable Source source = definitions.sources().get(load.source());
    return source == null ? "未识别" : source.title();
  }

  /** The table of all loads, in their order. */
  public static Grid of(PublicationInput publication) {
    return grid(publication, sorted(publication.loads()), INTRO);
  }

  /** The table of the loads that are listed; says where the others are. */
  public static Grid shortened(PublicationInput publication) {
    List<Load> listed = listed(publication.loads());
    String intro =
        isLong(publication.loads())
            ? INTRO
                + "共 %s 个文件，这里只列最近有新增或变更的 %s 个，新的在前；全部见 %s。"
                    .formatted(publication.loads().size(), listed.size(), ALL)
            : INTRO;
    return grid(publication, listed, intro);
  }

  private static Grid grid(PublicationInput publication, List<Load> loads, String intro) {
    List<List<Datum>> rows =
        loads.stream().map(load -> row(publication.definitions(), load)).toList();
    return Grid.plain(
        "data-sources",
        WorkbookModel.SOURCES,
        WorkbookModel.SOURCES,
        intro,
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
            Column.label("SHA-256 前" + Sha256.SHORT + "位")),
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
        hash.isEmpty() ? none : Datum.of(Sha256.shortened(hash)));
  }
}
