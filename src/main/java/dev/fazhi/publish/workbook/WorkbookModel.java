package dev.fazhi.publish.workbook;

import dev.fazhi.definition.Table;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Load;
import dev.fazhi.model.Period;
import dev.fazhi.model.Problem;
import dev.fazhi.model.Sha256;
import dev.fazhi.model.Vintage;
import dev.fazhi.publish.content.PublicationInput;
import dev.fazhi.publish.table.Chart;
import dev.fazhi.publish.table.Column;
import dev.fazhi.publish.table.Datum;
import dev.fazhi.publish.table.FilingForm;
import dev.fazhi.publish.table.Grid;
import dev.fazhi.publish.table.Page;
import dev.fazhi.publish.table.filing.FilingForms;
import dev.fazhi.publish.text.Wording;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The content of the workbook, independent of the format: a cover, then its pages in the order of
 * the contents.
 *
 * @param title of the whole, with the area and the year
 * @param area whose figures they are; may be empty
 * @param cover pairs of a heading and its text
 * @param pages all sheets after the cover, the contents first
 * @param tables the declared tables among them as rows and columns, in the declared order
 */
public record WorkbookModel(
    String title, String area, List<List<String>> cover, List<Page> pages, List<Grid> tables) {

  public static final String COVER = "封面";
  public static final String CONTENTS = "目录";
  static final String DICTIONARY = "指标说明";
  public static final String QUALITY = "数据质量";
  static final String TRACES = "追溯";
  public static final String SOURCES = "数据来源";
  static final String REVISIONS = "修订";

  /** Heading of the cover's lines with the files. */
  public static final String FILES = "数据文件";

  private static final int MOST_FILES_ON_COVER = 20;

  /** Lays out the publication. */
  public static WorkbookModel of(PublicationInput publication) {
    Grid dictionary = new DictionaryGrid(publication.definitions()).grid();
    FigureTraces traces = new FigureTraces(publication, dictionary);
    List<Grid> plain = new TableGrids(publication).all();
    Iterator<Grid> unlinked = plain.iterator();
    List<Grid> tables = new ArrayList<>();
    Charts charts = new Charts(publication.definitions());
    List<Page> pages = new ArrayList<>();
    FilingForms filed = new FilingForms(publication);
    Iterator<Grid> grids = traces.linked(plain).iterator();
    for (Table table : publication.definitions().tables()) {
      if (table.filing() != null) {
        FilingForm form = filed.of(table, table.filing());
        pages.add(form);
        tables.add(form.grid());
      } else {
        Grid grid = grids.next();
        tables.add(unlinked.next());
        pages.add(grid);
        charts.of(table, grid).ifPresent(pages::add);
      }
    }
    pages.add(dictionary);
    if (publication.revisions() != null) {
      pages.add(
          RevisionsGrid.of(
              publication.revisions(), publication.vintage().asOf(), publication.standing()));
    }
    pages.add(QualityGrid.of(publication));
    pages.add(SourcesGrid.of(publication));
    pages.add(traces.grid());
    pages.add(0, contents(pages));
    requireDistinct(pages);
    AsOf asOf = publication.vintage().asOf();
    String title = publication.area() + "统计表（" + Wording.reported(asOf) + "）";
    return new WorkbookModel(title, publication.area(), cover(publication), pages, tables);
  }

  private static Grid contents(List<Page> pages) {
    Map<Grid, Chart> charts = new IdentityHashMap<>();
    for (Page page : pages) {
      if (page instanceof Chart chart) {
        charts.put(chart.grid(), chart);
      }
    }
    List<List<Datum>> rows = new ArrayList<>();
    for (Page page : pages) {
      if (page instanceof Chart) {
        continue;
      }
      Chart chart = page instanceof Grid grid ? charts.get(grid) : null;
      rows.add(
          List.of(
              new Datum.Link(page.sheet(), page.sheet(), 0),
              Datum.of(page.title()),
              chart == null ? Datum.of("无") : new Datum.Link(chart.sheet(), chart.sheet(), 0)));
    }
    return Grid.plain(
        "contents",
        CONTENTS,
        CONTENTS,
        "点工作表或图的名称就到那一页；每页上方可返回这里。",
        List.of(Column.label("工作表"), Column.label("内容"), Column.label("图")),
        rows);
  }

  /** Requires distinct sheet names, regardless of case as spreadsheets do. */
  private static void requireDistinct(List<Page> pages) {
    Set<String> seen = new HashSet<>(List.of(COVER));
    for (Page page : pages) {
      if (!seen.add(page.sheet().toLowerCase(Locale.ROOT))) {
        throw new Problem(
            "FZ-503", "工作表名“" + page.sheet() + "”用了两次，无法生成统计表；请在 jobs/tables/ 中给其中一张表换一个 sheet。");
      }
    }
  }

  private static List<List<String>> cover(PublicationInput publication) {
    Vintage vintage = publication.vintage();
    Period period = vintage.asOf().reported();
    List<List<String>> lines = new ArrayList<>();
    if (!publication.area().isBlank()) {
      lines.add(List.of("地区", publication.area()));
    }
    lines.add(List.of("统计期", Wording.period(period)));
    lines.add(List.of("上年同期", Wording.period(period.samePeriodLastYear())));
    lines.add(List.of("截止日", Wording.day(vintage.asOf().day()) + "（含当日）"));
    lines.add(List.of("版次", publication.version() + "，据第 " + vintage.lastLoad() + " 批及以前入库的数据"));
    ZoneId zone = publication.definitions().nightly().zone();
    lines.add(List.of("数据状态", publication.standing().sentence(zone)));
    lines.add(List.of("指标定义", Sha256.shortened(publication.definitions().digest())));
    String contact = publication.definitions().nightly().contact();
    if (!contact.isBlank()) {
      lines.add(List.of("联系方式", contact));
    }
    lines.add(List.of("编制程序", "Fazhi " + publication.programVersion()));
    lines.addAll(files(publication));
    return lines;
  }

  private static List<List<String>> files(PublicationInput publication) {
    List<List<String>> lines = new ArrayList<>();
    for (Load load : SourcesGrid.sorted(publication.loads())) {
      if (lines.size() == MOST_FILES_ON_COVER) {
        int more = publication.loads().size() - MOST_FILES_ON_COVER;
        lines.add(List.of(FILES, "另有 " + more + " 个，见“" + SOURCES + "”"));
        break;
      }
      String title = SourcesGrid.title(publication.definitions(), load);
      String rows = String.format(Locale.ROOT, "%,d 行", load.rows().read());
      String account = load.status() == Load.Status.MERGED ? rows : Wording.status(load.status());
      lines.add(List.of(FILES, title + "：" + load.file() + "，" + account));
    }
    return lines;
  }
}
