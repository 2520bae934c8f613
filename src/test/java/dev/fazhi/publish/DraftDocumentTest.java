package dev.fazhi.publish;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.publish.data.FiguresCsv;
import dev.fazhi.publish.docx.DraftCheck;
import dev.fazhi.publish.docx.DraftDocument;
import dev.fazhi.publish.docx.DraftPlan;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The draft as a document, and its check against the figures on the disk. */
class DraftDocumentTest {

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  private static byte[] bytes(DraftPlan plan) throws IOException {
    return DraftDocument.bytes(plan, "某区", Samples.AS_OF.day());
  }

  @Test
  void theDocumentHasHeadingsTablesNativeChartsAndCommentsWhereAFigureNeedsThem()
      throws IOException {
    DraftPlan plan = Drafts.plan(Drafts.everything(), Drafts.with(Drafts.received(5, null)));
    try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(bytes(plan)))) {
      assertEquals("某区2022年报告", document.getParagraphArray(0).getText());
      assertEquals("Heading1", document.getParagraphArray(2).getStyle());
      assertEquals(2, document.getCharts().size());
      assertEquals(1, document.getTables().size());
      List<String> comments = new ArrayList<>();
      document.getDocComments().getComments().forEach(each -> comments.add(each.getText()));
      assertTrue(comments.contains("热线受理量：上年同期无数据"), comments.toString());
      assertTrue(comments.contains("满意率：没有案件，不计算比率"), comments.toString());
      assertFalse(document.getDocument().xmlText().contains("commentRangeStart w:id=\"99\""));
    }
  }

  @Test
  void theSameDraftGivesTheSameBytes() throws IOException {
    DraftPlan plan = Drafts.plan(Drafts.everything(), Samples.figures());
    assertArrayEquals(bytes(plan), bytes(plan));
  }

  @Test
  void theCheckFindsEveryNumberThatIsNotInTheFiguresOnTheDisk() throws IOException {
    DraftPlan plan = Drafts.plan(Drafts.everything(), Samples.figures());
    Path draft = folder.resolve("draft.docx");
    Path figures = folder.resolve("figures.csv");
    Files.write(draft, bytes(plan));
    Files.write(figures, FiguresCsv.bytes(Samples.figures()));
    assertEquals(List.of(), DraftCheck.faults(plan, draft, figures));
    Files.write(figures, FiguresCsv.bytes(Drafts.with(Drafts.received(68_477, 99_999L))));
    String faults = DraftCheck.faults(plan, draft, figures).toString();
    assertTrue(faults.contains("“68476件”在 figures.csv 里是 68477"), faults);
    assertTrue(faults.contains("“同比增长10.98%”的增减方向与 figures.csv 里的 -31.52 不符"), faults);
  }

  @Test
  void theCheckFindsADocumentThatSaysSomethingElse() throws IOException {
    DraftPlan plan = Drafts.plan(Drafts.everything(), Samples.figures());
    DraftPlan other = Drafts.plan(Drafts.everything(), Drafts.with(Drafts.received(5, null)));
    Path draft = folder.resolve("draft.docx");
    Path figures = folder.resolve("figures.csv");
    Files.write(draft, bytes(other));
    Files.write(figures, FiguresCsv.bytes(Samples.figures()));
    String faults = DraftCheck.faults(plan, draft, figures).toString();
    assertTrue(faults.contains("实为“受理5件，上年同期无数据，不可比；"), faults);
    assertTrue(faults.contains("条批注"), faults);
  }
}
