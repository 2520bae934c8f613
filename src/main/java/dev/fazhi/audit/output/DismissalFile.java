package dev.fazhi.audit.output;

import dev.fazhi.audit.finding.Dismissal;
import dev.fazhi.model.Problem;
import dev.fazhi.model.SafeText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The dismissals of a text in a file beside it, {@code <name>.dismissed.tsv}: key, who, why, a line
 * each, parted by tabs.
 */
public final class DismissalFile {

  private static final int COLUMNS = 3;

  private final Path file;

  /** Of that text. */
  public DismissalFile(Path text) {
    this.file = text.resolveSibling(text.getFileName() + ".dismissed.tsv");
  }

  /** Those kept, in their order; none where there is no file. */
  public List<Dismissal> read() {
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    try {
      return Files.readAllLines(file).stream()
          .map(line -> line.split("\t", COLUMNS))
          .filter(fields -> fields.length == COLUMNS)
          .map(fields -> new Dismissal(fields[0], fields[1], fields[2]))
          .toList();
    } catch (IOException unreadable) {
      throw new Problem("FZ-321", "读不了“" + file + "”；请检查权限，或删去它重新认定。", unreadable);
    }
  }

  /** Adds one. */
  public void add(Dismissal dismissal) {
    String line =
        String.join(
            "\t",
            dismissal.key(),
            SafeText.safe(dismissal.who()),
            SafeText.safe(dismissal.reason()));
    try {
      Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException failed) {
      throw new Problem("FZ-502", "认定写不进“" + file + "”；请检查文稿所在文件夹的写入权限。", failed);
    }
  }
}
