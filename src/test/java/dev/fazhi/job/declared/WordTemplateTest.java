package dev.fazhi.job.declared;

import static dev.fazhi.job.declared.Counted.shortPercent;
import static dev.fazhi.job.declared.Templates.TOWNS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unit's own Word documents come back filled, with their styles. */
class WordTemplateTest {

  @TempDir private Path folder = Path.of(".");

  @SuppressWarnings("NullAway.Init")
  private Templates templates;

  @BeforeEach
  void definitionsAndAnExport() throws IOException {
    templates = new Templates(folder);
  }

  @Test
  void theUnitsWordTemplateIsFilled() throws IOException {
    try (XWPFDocument document = new XWPFDocument()) {
      document
          .createHeader(HeaderFooterType.DEFAULT)
          .createParagraph()
          .createRun()
          .setText("{area}　{date}");
      XWPFParagraph title = document.createParagraph();
      title.setAlignment(ParagraphAlignment.CENTER);
      XWPFRun big = title.createRun();
      big.setBold(true);
      big.setFontSize(22);
      big.setText("12345 热线通报（{year}年）");
      // as an editor leaves it: the name in three runs, of which the second is bold
      XWPFParagraph sentence = document.createParagraph();
      sentence.createRun().setText("截至目前受理群众诉求 {hot");
      XWPFRun bold = sentence.createRun();
      bold.setBold(true);
      bold.setText("line.received");
      sentence.createRun().setText("}，{hotline.received.change}，办结率{hotline.closed_rate}。");
      document.createParagraph().createRun().setText("复议申请 {review.applied}。");
      XWPFTable table = document.createTable(3, 3);
      List<List<String>> cells =
          List.of(
              List.of("街镇", "受理（件）", "办结率"),
              List.of(
                  "{#table hotline-by-town}{group}",
                  "{hotline.received:number}",
                  "{hotline.closed_rate}"),
              List.of("合计", "{hotline.received:number}", "{hotline.closed_rate}"));
      for (int i = 0; i < cells.size(); i++) {
        XWPFTableRow row = table.getRow(i);
        for (int j = 0; j < cells.get(i).size(); j++) {
          row.getCell(j).setText(cells.get(i).get(j));
          row.getCell(j).setColor(i == 1 ? "DDEEFF" : "FFFFFF");
        }
      }
      document.createParagraph().createRun().setText("附表");
      document.createParagraph().createRun().setText("{#table hotline-by-town}");
      write(document, "热线通报.docx");
    }

    Path written = templates.filled("热线通报.docx");

    long received = templates.count("2022", row -> true);
    long before = templates.count("2021", row -> true);
    try (XWPFDocument document = new XWPFDocument(Files.newInputStream(written));
        XWPFWordExtractor text = new XWPFWordExtractor(document)) {
      String closed = shortPercent(templates.count("2022", row -> row[6].equals("已办结")), received);
      String growth = shortPercent(received - before, before);
      assertThat(document.getParagraphs().get(0).getText()).isEqualTo("12345 热线通报（2022年）");
      assertThat(document.getParagraphs().get(0).getRuns().get(0).getFontSizeAsDouble())
          .isEqualTo(22.0);
      assertThat(document.getParagraphs().get(1).getText().replaceAll("\\[.*?]", ""))
          .isEqualTo("截至目前受理群众诉求 " + received + "件，同比增长" + growth + "%，办结率" + closed + "%。");
      assertThat(document.getParagraphs().get(2).getText()).contains("复议申请 —。");
      assertThat(text.getText()).contains("2022年12月12日").doesNotContain("{");
      XWPFTable table = document.getTables().get(0);
      assertThat(table.getRows()).hasSize(TOWNS.size() + 2);
      for (int i = 1; i <= TOWNS.size(); i++) {
        XWPFTableRow row = table.getRow(i);
        String town = row.getCell(0).getText();
        long ofTown = templates.count("2022", each -> each[3].equals(town));
        long done = templates.count("2022", each -> each[3].equals(town) && each[6].equals("已办结"));
        assertThat(row.getCell(1).getText()).as(town).isEqualTo(Long.toString(ofTown));
        assertThat(row.getCell(2).getText()).as(town).isEqualTo(shortPercent(done, ofTown) + "%");
        assertThat(row.getCell(0).getColor()).isEqualTo("DDEEFF");
      }
      assertThat(table.getRow(TOWNS.size() + 1).getCell(1).getText())
          .isEqualTo(Long.toString(received));
      assertThat(document.getTables().get(1).getRows()).hasSize(TOWNS.size() + 2);
    }
  }

  private void write(XWPFDocument document, String name) throws IOException {
    try (OutputStream out = Files.newOutputStream(templates.template(name))) {
      document.write(out);
    }
  }
}
