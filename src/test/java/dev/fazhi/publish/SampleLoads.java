package dev.fazhi.publish;

import dev.fazhi.model.Cell;
import dev.fazhi.model.Fault;
import dev.fazhi.model.ImportedRow;
import dev.fazhi.model.Load;
import dev.fazhi.model.Place;
import dev.fazhi.publish.content.RejectedRows;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Files that were loaded, refused, or lost some rows. */
public final class SampleLoads {

  private SampleLoads() {}

  static List<Load> loads() {
    Load.RowCount rows = new Load.RowCount(68_480, 68_470, 3, 2, 1, 2, 2);
    return List.of(
        new Load(
            1,
            "热线工单_2021.csv",
            "12".repeat(32),
            5_000_000,
            "hotline",
            LocalDateTime.of(2022, 1, 3, 0, 0),
            Load.Status.MERGED,
            rows,
            List.of(),
            0,
            Set.of()),
        new Load(
            2,
            "热线工单_2022.xlsx",
            "34".repeat(32),
            6_000_000,
            "hotline",
            LocalDateTime.of(2022, 12, 13, 0, 0),
            Load.Status.MERGED,
            rows,
            List.of(),
            0,
            Set.of()),
        new Load(
            0,
            "坏文件.xls",
            "56".repeat(32),
            100,
            "",
            LocalDateTime.of(2022, 12, 13, 0, 0),
            Load.Status.REFUSED,
            Load.RowCount.NONE,
            List.of(
                new Fault(
                    "FZ-101",
                    Fault.Severity.REFUSE,
                    Place.of("坏文件.xls"),
                    "",
                    "",
                    "文件损坏，打不开；请重新导出。")),
            0,
            Set.of()));
  }

  public static RejectedRows rejected() {
    Place place = new Place("热线工单_2022.xlsx", "Sheet1", 9, 2);
    List<@Nullable Object> values = new ArrayList<>();
    values.add("150203202212120001");
    values.add(null);
    values.add(null);
    values.add("=HYPERLINK(\"x\")");
    ImportedRow entry =
        new ImportedRow(
            0,
            "Sheet1",
            9,
            values,
            List.of(
                new Cell.Text("150203202212120001"),
                new Cell.Moment(LocalDateTime.of(2022, 12, 12, 9, 5), false),
                new Cell.Text("2022-13-40"),
                new Cell.Text("=HYPERLINK(\"x\")")),
            List.of(
                new Fault(
                    "FZ-203", Fault.Severity.REJECT, place, "closed_at", "2022-13-40", "不是日期，请改正。"),
                new Fault("FZ-204", Fault.Severity.REJECT, place, "unit", "", "单位不能这样写。")));
    return new RejectedRows("热线工单_2022.xlsx", SampleDefinitions.hotline(), List.of(entry));
  }
}
