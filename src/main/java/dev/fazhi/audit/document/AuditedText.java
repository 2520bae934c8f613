package dev.fazhi.audit.document;

import dev.fazhi.audit.finding.AuditReport;
import dev.fazhi.model.Problem;
import dev.fazhi.model.SafeText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A published text, which can be written again with marks at its numbers. */
public sealed interface AuditedText permits PageText, WordText {

  /** What its readers see, lines parted by {@code \n}; table cells and paragraphs are lines. */
  String text();

  /** Its tables, by the offsets of their cells; none where the format keeps none. */
  List<DocumentTable> tables();

  /** A copy with a mark at every number in question. */
  Marked marked(AuditReport report);

  /**
   * A marked copy.
   *
   * @param ending of its file's name, such as {@code .docx}
   * @param bytes the file; an archive has the times of its making
   */
  record Marked(String ending, byte[] bytes) {}

  /**
   * Reads a {@code .docx}, {@code .txt}, {@code .html} or {@code .pdf} file.
   *
   * @throws Problem FZ-321 when the file cannot be read, FZ-322 when it is of another kind
   */
  static AuditedText read(Path file) {
    String name = SafeText.safe(String.valueOf(file.getFileName()));
    return read(AuditedFile.bytes(file, name), name);
  }

  /**
   * Reads the bytes of such a file.
   *
   * @param named its file's name, of which the ending counts
   * @throws Problem FZ-321 when they cannot be read, FZ-322 when they are of another kind
   */
  static AuditedText read(byte[] bytes, String named) {
    String name = SafeText.safe(named);
    String lower = name.toLowerCase(Locale.ROOT);
    String ending = lower.substring(lower.lastIndexOf('.') + 1);
    try {
      return switch (ending) {
        case "docx" -> WordText.read(bytes, name);
        case "txt", "text", "md" -> PageText.plain(AuditedFile.decoded(bytes, name));
        case "html", "htm" -> HtmlLines.read(AuditedFile.decoded(bytes, name));
        case "pdf" -> new PageText(PdfLines.text(bytes, name), List.of());
        default ->
            throw new Problem(
                "FZ-322", "不会读“" + name + "”这种文件；请另存为 .docx、.txt 或 .html（.doc、.wps 请用文字处理软件另存）。");
      };
    } catch (IOException broken) {
      throw new Problem("FZ-321", "“" + name + "”打不开，可能损坏或加密；请用原来的软件打开后重新保存。", broken);
    }
  }
}
