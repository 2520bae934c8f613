package dev.fazhi.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fazhi.measure.revision.Revision;
import dev.fazhi.measure.revision.Revision.Cause;
import dev.fazhi.measure.revision.Revision.RowChange;
import dev.fazhi.model.Period;
import dev.fazhi.publish.content.PublicationStatus;
import dev.fazhi.publish.data.RevisionsCsv;
import dev.fazhi.publish.text.RevisionText;
import dev.fazhi.publish.workbook.RevisionsGrid;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a revision is told: on the terminal, in revisions.csv and in the workbook. */
class RevisionsOutputTest {

  private static final Period YEAR =
      new Period(Period.Kind.YTD, LocalDate.of(2022, 1, 1), LocalDate.of(2022, 12, 12));

  private static Revision revision(List<Cause> causes) {
    return new Revision(
        "hotline.closed",
        "热线办结量",
        "件",
        YEAR,
        "unit",
        "=HYPERLINK(1)",
        false,
        new BigDecimal("5"),
        new BigDecimal("7"),
        causes);
  }

  private static final Cause LOAD =
      new Cause(
          12,
          12,
          List.of("更正.csv"),
          new BigDecimal("5"),
          new BigDecimal("7"),
          new RowChange(3, 2, 1));

  @Test
  void aRevisionIsTwoLinesOfWhatAndWhy() {
    assertEquals(
        List.of(
            "热线办结量（hotline.closed） unit==HYPERLINK(1) 2022年累计：5 → 7 件，+2",
            "    第 12 次装载 更正.csv：+2（新计入 3 行，内容有变 2 行，不再计入 1 行）"),
        RevisionText.lines(revision(List.of(LOAD))));
  }

  @Test
  void theTableHasARowForEachCauseAndNoFormula() {
    String csv =
        new String(RevisionsCsv.bytes(List.of(revision(List.of(LOAD)))), StandardCharsets.UTF_8);
    assertEquals(
        "hotline.closed,热线办结量,件,ytd,2022-01-01,2022-12-12,unit,'=HYPERLINK(1),current,5,7,2,load,12,12,更正.csv,2,3,2,1",
        csv.split("\r\n")[1]);
  }

  @Test
  void aRevisionWithoutAKnownCauseKeepsItsRow() {
    String csv =
        new String(RevisionsCsv.bytes(List.of(revision(List.of()))), StandardCharsets.UTF_8);
    String row = csv.split("\r\n")[1];
    assertEquals(RevisionsCsv.HEADER.size(), row.split(",", -1).length);
    assertEquals("unknown", row.split(",", -1)[12]);
  }

  @Test
  void aVintageWithoutRevisionsSaysSoInItsSheet() {
    assertEquals(
        "（无）",
        RevisionsGrid.of(List.of(), Samples.AS_OF, PublicationStatus.PROVISIONAL)
            .rows()
            .get(0)
            .get(0)
            .text());
  }
}
