package dev.fazhi.publish.workbook;

import dev.fazhi.measure.revision.Revision;
import dev.fazhi.model.AsOf;
import dev.fazhi.publish.content.PublicationStatus;
import dev.fazhi.publish.table.Column;
import dev.fazhi.publish.table.Datum;
import dev.fazhi.publish.table.Grid;
import dev.fazhi.publish.table.Marker;
import dev.fazhi.publish.text.RevisionText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the table of revisions of what is reported; revisions.csv has all of them. */
public final class RevisionsGrid {

  private RevisionsGrid() {}

  public static Grid of(List<Revision> revisions, AsOf asOf, PublicationStatus standing) {
    String before = before(standing);
    List<List<Datum>> rows = new ArrayList<>();
    int decimals = 0;
    for (Revision revision : revisions) {
      if (revision.isReported(asOf)) {
        decimals = Math.max(decimals, Math.max(scale(revision.before()), scale(revision.after())));
        rows.add(row(revision));
      }
    }
    return Grid.plain(
        "revisions",
        WorkbookModel.REVISIONS,
        WorkbookModel.REVISIONS,
        "与" + before + "相比变动了的本期数；装载的编号见“数据来源”的批次，其余变动见 revisions.csv。",
        List.of(
            Column.label("指标"),
            Column.label("统计期"),
            Column.label("分组"),
            Column.number(before, decimals),
            Column.number("本版", decimals),
            Column.number("差", decimals),
            Column.label("单位"),
            Column.prose("原因")),
        rows);
  }

  /** Names the baseline of the revisions. */
  private static String before(PublicationStatus standing) {
    return standing instanceof PublicationStatus.Kept kept && kept.superseded() != null
        ? "第 " + kept.superseded().vintage() + " 版（定稿）"
        : "上一版";
  }

  private static List<Datum> row(Revision revision) {
    return List.of(
        Datum.of(revision.name()),
        Datum.of(RevisionText.period(revision)),
        Datum.of(revision.by().isEmpty() ? "合计" : revision.by() + " = " + revision.group()),
        number(revision.before(), Marker.MISSING),
        number(revision.after(), Marker.MISSING),
        number(revision.difference(), Marker.NOT_APPLICABLE),
        Datum.of(revision.unit()),
        Datum.of(RevisionText.causes(revision)));
  }

  private static Datum number(@Nullable BigDecimal value, Marker otherwise) {
    return value == null
        ? new Datum.Missing(otherwise)
        : new Datum.Number(value, scale(value), null);
  }

  private static int scale(@Nullable BigDecimal value) {
    return value == null ? 0 : Math.max(0, value.scale());
  }
}
