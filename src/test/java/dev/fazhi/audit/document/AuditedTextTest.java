package dev.fazhi.audit.document;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.audit.Published2022;
import dev.fazhi.audit.finding.AuditReport;
import dev.fazhi.audit.output.AuditFiles;
import dev.fazhi.model.Problem;
import dev.fazhi.publish.text.FileTrees;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.poi.xwpf.usermodel.XWPFComment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts in the forms in which reports are published, and the copies that come back. */
class AuditedTextTest {

  private static final Charset GB18030 = Charset.forName("GB18030");

  @TempDir private Path folder = Path.of("");

  @Test
  void readsPlainTextInTheEncodingThatFitsEveryByte() throws IOException {
    String text = "调处成功率９９.23％，\n余者从略。";
    assertEquals(text, read("utf8.txt", text.getBytes(StandardCharsets.UTF_8)).text());
    assertEquals(text, read("mark.txt", ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8)).text());
    assertEquals(text, read("gbk.txt", text.getBytes(GB18030)).text());
    assertEquals(
        text, read("wide.txt", ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE)).text());
    assertEquals(text, read("crlf.txt", text.replace("\n", "\r\n").getBytes(GB18030)).text());
  }

  @Test
  void readsAPageAsItsReadersSeeIt() throws IOException {
    String html =
        """
        <html><head><title>x 1</title><style>p{margin:2}</style></head><body>
        <h1>报告</h1><p>办结率<b>95</b>.64%<br>共
          37&nbsp;件</p><script>var n = 5;</script><p hidden>9件</p>
        <table><tr><td>海报</td><td>1600余份</td></tr></table></body></html>
        """;
    assertEquals(
        "报告\n办结率95.64%\n共 37 件\n海报\n1600余份", read("a.html", html.getBytes(GB18030)).text());
  }

  @Test
  void readsTheTextOfAPdf() throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.beginText();
        content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
        content.newLineAtOffset(50, 700);
        content.showText("closed 65485 of 68476");
        content.endText();
      }
      document.save(folder.resolve("a.pdf").toFile());
    }
    assertEquals("closed 65485 of 68476", AuditedText.read(folder.resolve("a.pdf")).text().strip());
  }

  @Test
  void saysWhatToDoWithAFileThatItCannotRead() throws IOException {
    assertRefused("FZ-321", "空.docx", new byte[0], "可能损坏");
    assertRefused("FZ-321", "不是.docx", "hello".getBytes(StandardCharsets.UTF_8), "另存为 .docx");
    assertRefused("FZ-321", "坏.pdf", "%PDF-1.7 nothing".getBytes(StandardCharsets.UTF_8), "打不开");
    assertRefused("FZ-321", "乱.txt", new byte[] {(byte) 0x81, (byte) 0xFF, 0}, "另存为 UTF-8");
    assertRefused("FZ-322", "旧.doc", new byte[] {1, 2}, "另存为 .docx");
    Problem missing = assertThrows(Problem.class, () -> AuditedText.read(folder.resolve("没有.txt")));
    assertEquals("FZ-321", missing.code());
  }

  @Test
  void saysThatAScannedPdfHasNoText() throws IOException {
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      document.save(folder.resolve("扫描.pdf").toFile());
    }
    Problem problem = assertThrows(Problem.class, () -> AuditedText.read(folder.resolve("扫描.pdf")));
    assertTrue(String.valueOf(problem.getMessage()).contains("扫描件"));
  }

  @Test
  void readsParagraphsAndTableCellsOfAWordDocumentInTheirOrder() throws IOException {
    assertEquals("一、化解纠纷\n调处成功率99.23%，调处率100%。\n横幅\n120余条\n完。", AuditedText.read(word()).text());
  }

  @Test
  void commentsOnTheNumbersInQuestionAndOnNothingElse() throws IOException {
    Path file = word();
    AuditedText text = AuditedText.read(file);
    AuditReport report = Published2022.audit(text.text());
    AuditedText.Marked marked = text.marked(report);
    assertEquals(".docx", marked.ending());
    try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(marked.bytes()))) {
      List<String> comments = new ArrayList<>();
      for (XWPFComment comment : document.getDocComments().getComments()) {
        comments.add(comment.getText().replaceFirst("：.*", ""));
      }
      assertEquals(
          List.of("第 2 行 99.23%（调处成功率，本库 99.24%（5875/5920）） 修约不同", "第 4 行 120余（横幅，本库 100） 对不上"),
          comments);
      assertEquals("调处成功率[99.23%]，调处率100%。", commented(document.getParagraphs().get(1)));
      assertEquals(
          "[120余]条",
          commented(document.getTables().get(0).getRow(0).getCell(1).getParagraphs().get(0)));
    }
  }

  @Test
  void keepsTheLookAndTheTextOfAWordDocument() throws IOException {
    Path file = word();
    AuditedText text = AuditedText.read(file);
    byte[] marked = text.marked(Published2022.audit(text.text())).bytes();
    try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(marked))) {
      document.getParagraphs().get(1).getRuns().stream()
          .filter(run -> run.text().equals("99") || run.text().equals(".23%"))
          .forEach(run -> assertEquals(run.text().equals("99"), run.isBold()));
    }
    Path copy = Files.write(folder.resolve("copy.docx"), marked);
    assertEquals(text.text(), AuditedText.read(copy).text());
  }

  @Test
  void givesTheSameBytesForTheSameText() throws IOException, InterruptedException {
    AuditedText text = AuditedText.read(word());
    AuditReport report = Published2022.audit(text.text());
    Path copy = AuditFiles.write("r.docx", text, report, folder).get(2);
    byte[] first = Files.readAllBytes(copy);
    // long enough for the clock of an archive, which counts two seconds at a time
    Thread.sleep(2_100);
    AuditFiles.write("r.docx", text, report, folder);
    assertArrayEquals(first, Files.readAllBytes(copy));
  }

  @Test
  void marksEveryNumberOfAPlainTextOnAPage() throws IOException {
    AuditedText text = read("r.txt", Published2022.text().getBytes(StandardCharsets.UTF_8));
    AuditReport report = Published2022.audit(text.text());
    Document page = Jsoup.parse(new String(text.marked(report).bytes(), StandardCharsets.UTF_8));
    assertEquals(
        List.of("99.23%", "95.64%"), page.select("p:not(.legend) mark.rounding").eachText());
    assertEquals(List.of("八"), page.select("p:not(.legend) mark.not_ours").eachText());
    assertTrue(page.select("mark.rounding[title*=截尾]").hasText());
    assertEquals(
        Published2022.text().replaceAll("\\s", ""),
        String.join("", page.select("hr ~ p").eachText()).replaceAll("\\s", ""));
  }

  @Test
  void doesNotLetATextPutMarkupOnThePage() throws IOException {
    AuditedText text = read("x.txt", "<script>1</script>海报5份<b>".getBytes(GB18030));
    Document page =
        Jsoup.parse(
            new String(
                text.marked(Published2022.audit(text.text())).bytes(), StandardCharsets.UTF_8));
    assertTrue(page.select("script, b").isEmpty());
  }

  @Test
  void writesATableForMachinesBesideTheMarkedCopyAndReplacesThoseOfBefore() throws IOException {
    AuditedText text = read("r.txt", "=调处率100%，横幅5条".getBytes(StandardCharsets.UTF_8));
    AuditReport report = Published2022.audit(text.text());
    Path output = folder.resolve("out");
    AuditFiles.write("报告/1.txt", text, report, output);
    List<Path> files = AuditFiles.write("报告/1.txt", text, report, output);
    assertEquals(
        List.of("audit-报告_1.csv", "audit-报告_1.json", "audit-报告_1.html"),
        files.stream().map(file -> file.getFileName().toString()).toList());
    assertEquals(3, FileTrees.files(output).size());
    List<String> rows = Files.readAllLines(files.get(0));
    assertEquals(
        "\uFEFFverdict,line,column,offset,printed,value,precision,percent,metric,name,ours,"
            + "rounding,basis,explanation,sentence",
        rows.get(0));
    assertEquals(
        "agrees,1,5,4,100%,100,exact,true,mediation.handled_rate,调处率,100.00%（5920/5920）,,,,"
            + "'=调处率100%，横幅5条",
        rows.get(1));
    assertEquals(
        "does-not-follow,1,12,11,5,5,exact,false,returns.banners,横幅,100,,,"
            + "数据是 100，文中少 95,'=调处率100%，横幅5条",
        rows.get(2));
  }

  private AuditedText read(String name, byte[] bytes) throws IOException {
    return AuditedText.read(Files.write(folder.resolve(name), bytes));
  }

  private void assertRefused(String code, String name, byte[] bytes, String advice)
      throws IOException {
    Path file = Files.write(folder.resolve(name), bytes);
    Problem problem = assertThrows(Problem.class, () -> AuditedText.read(file), name);
    assertEquals(code, problem.code());
    assertTrue(String.valueOf(problem.getMessage()).contains(advice), problem.getMessage());
  }

  /** A number is spread over runs of different looks, another stands in a table. */
  private Path word() throws IOException {
    Path file = folder.resolve("报告.docx");
    try (XWPFDocument document = new XWPFDocument();
        OutputStream out = Files.newOutputStream(file)) {
      document.createParagraph().createRun().setText("一、化解纠纷");
      XWPFParagraph rates = document.createParagraph();
      rates.createRun().setText("调处成功率");
      rates.createRun().setText("99");
      rates.getRuns().get(1).setBold(true);
      rates.createRun().setText(".23%，调处率100%。");
      XWPFTable table = document.createTable(1, 2);
      table.getRow(0).getCell(0).setText("横幅");
      table.getRow(0).getCell(1).setText("120余条");
      document.createParagraph().createRun().setText("完。");
      document.write(out);
    }
    return file;
  }

  /** The paragraph's text with brackets where a comment begins and ends. */
  private static String commented(XWPFParagraph paragraph) {
    return paragraph
        .getCTP()
        .xmlText()
        .replaceAll("<w:commentRangeStart[^>]*/>", "[")
        .replaceAll("<w:commentRangeEnd[^>]*/>", "]")
        .replaceAll("<[^>]*>", "");
  }
}
