package dev.fazhi.console.page;

import dev.fazhi.model.Problem;
import dev.fazhi.model.SafeText;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/** Checks the names of uploaded files, which browsers may choose freely. */
public final class UploadName {

  private static final Set<String> ENDINGS = Set.of("xlsx", "xls", "csv", "tsv", "txt");
  private static final int MOST_BYTES = 200;

  private UploadName() {}

  /**
   * Gives the name without folders, usable in the input folder.
   *
   * @throws Problem when it cannot be used or is not that of an export
   */
  public static String fit(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String fit = Normalizer.normalize(last, Normalizer.Form.NFC).strip();
    String ending = fit.substring(fit.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    boolean named = fit.lastIndexOf('.') > 0 && !fit.startsWith(".") && !fit.startsWith("~$");
    if (!named || !ENDINGS.contains(ending)) {
      throw new Problem(
          Uploads.UNFIT,
          "不能上传「" + Uploads.shownName(fit) + "」：只收 .xlsx、.xls、.csv、.tsv、.txt 的导出文件。");
    }
    if (!SafeText.safe(fit).equals(fit)
        || fit.chars().anyMatch(c -> "<>:\"|?*".indexOf(c) >= 0)
        || fit.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      throw new Problem(Uploads.UNFIT, "文件名「" + Uploads.shownName(fit) + "」太长或含有不能用的字符。请改名后重新上传。");
    }
    return fit;
  }
}
