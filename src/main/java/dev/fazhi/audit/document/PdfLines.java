package dev.fazhi.audit.document;

import dev.fazhi.model.Problem;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;

/** The text of a PDF, line by line as it is laid out. */
final class PdfLines {

  private PdfLines() {}

  /**
   * @throws Problem when it holds pictures of text only, or wants a password
   */
  static String text(byte[] bytes, String name) throws IOException {
    try (PDDocument document = Loader.loadPDF(bytes)) {
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setSortByPosition(true);
      stripper.setLineSeparator("\n");
      stripper.setPageEnd("\n");
      String text = stripper.getText(document);
      if (text.isBlank()) {
        throw new Problem("FZ-321", "“" + name + "”里没有文字，大概是扫描件；请先作文字识别，或用它的 Word 原稿核对。");
      }
      return text;
    } catch (InvalidPasswordException locked) {
      throw new Problem("FZ-321", "“" + name + "”有打开口令；请用没有口令的文件核对。", locked);
    }
  }
}
