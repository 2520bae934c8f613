package dev.fazhi.audit.document;

import dev.fazhi.audit.finding.AuditReport;
import dev.fazhi.audit.finding.Finding;
import dev.fazhi.audit.finding.Verdict;
import dev.fazhi.model.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.w3c.dom.Node;

/**
 * A Word document; its marked copy has a comment at each number in question. Headers, footers and
 * footnotes are not read.
 *
 * @param bytes the file; never changed
 * @param text its paragraphs, each a line
 * @param tables those of the body, the ones within cells among them
 */
record WordText(byte[] bytes, String text, List<DocumentTable> tables) implements AuditedText {

  static WordText read(byte[] bytes, String name) {
    try (XWPFDocument document = open(bytes)) {
      List<WordRuns> paragraphs = WordRuns.all(body(document));
      List<String> lines = paragraphs.stream().map(WordRuns::text).toList();
      return new WordText(
          bytes, String.join("\n", lines), WordTables.of(body(document), paragraphs, lines));
    } catch (IOException | RuntimeException broken) {
      throw new Problem(
          "FZ-321", "“" + name + "”打不开，可能损坏、加了打开口令，或并不是 .docx；请用文字处理软件打开后另存为 .docx。", broken);
    }
  }

  @Override
  public Marked marked(AuditReport report) {
    try (XWPFDocument document = open(bytes)) {
      WordComments comments = new WordComments(document, WordRuns.all(body(document)));
      report.findings().stream().filter(WordText::isInQuestion).forEach(comments::add);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.write(out);
      return new Marked(".docx", out.toByteArray());
    } catch (IOException impossible) {
      throw new java.io.UncheckedIOException(impossible);
    }
  }

  private static boolean isInQuestion(Finding finding) {
    return finding.verdict() != Verdict.AGREES && finding.verdict() != Verdict.UNCHECKED;
  }

  private static XWPFDocument open(byte[] bytes) throws IOException {
    return new XWPFDocument(new ByteArrayInputStream(bytes));
  }

  private static Node body(XWPFDocument document) {
    return document.getDocument().getBody().getDomNode();
  }
}
