package dev.fazhi.audit.output;

import dev.fazhi.audit.document.AuditedText;
import dev.fazhi.audit.finding.AuditReport;
import dev.fazhi.model.Problem;
import dev.fazhi.publish.office.DeterministicZip;
import dev.fazhi.publish.text.FileTrees;
import dev.fazhi.publish.text.SafeFileName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Writes the results of an audit: CSV, JSON and the marked text. */
public final class AuditFiles {

  private static final String PREFIX = "audit-";

  private AuditFiles() {}

  /**
   * Writes {@code audit-<name>.csv}, the same as {@code .json}, and the marked copy beside them,
   * {@code .docx} for a Word document and {@code .html} for the rest. Those of an earlier audit are
   * replaced, each at once.
   *
   * @param name of the text's file
   * @param output the folder; made when it is not there
   * @return what was written
   * @throws Problem FZ-502 when the disk does not take it
   */
  public static List<Path> write(String name, AuditedText text, AuditReport report, Path output) {
    int dot = name.lastIndexOf('.');
    String base = PREFIX + SafeFileName.of(dot > 0 ? name.substring(0, dot) : name);
    AuditedText.Marked marked = text.marked(report);
    try {
      Path csv = replace(output.resolve(base + ".csv"), AuditCsv.bytes(report));
      Path copy = replace(output.resolve(base + marked.ending()), stable(marked));
      Path json = replace(output.resolve(base + ".json"), AuditJson.bytes(report));
      return List.of(csv, json, copy);
    } catch (IOException failed) {
      throw new Problem(
          "FZ-502",
          "写不了核对结果到 " + output + "（" + FileTrees.reason(failed) + "）；请关闭已打开的旧结果，检查磁盘空间和写入权限后重试。",
          failed);
    }
  }

  /** The same bytes for the same text and report, though the format keeps times. */
  private static byte[] stable(AuditedText.Marked marked) throws IOException {
    return marked.ending().equals(".docx")
        ? DeterministicZip.again(marked.bytes())
        : marked.bytes();
  }

  private static Path replace(Path file, byte[] bytes) throws IOException {
    Path fresh = file.resolveSibling("." + file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    FileTrees.write(fresh, bytes);
    return Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
