package dev.fazhi.tabular;

import dev.fazhi.model.SafeText;
import dev.fazhi.tabular.row.FileFault;
import dev.fazhi.tabular.row.Reading;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Notes a file whose extension is of another type than its content. */
final class Extension {

  private static final Map<String, List<String>> USUAL =
      Map.of(
          "xlsx", List.of("xlsx", "xltx"),
          "xlsm", List.of("xlsm", "xltm"),
          "xls", List.of("xls", "xlt", "et"),
          "csv", List.of("csv", "txt"),
          "tsv", List.of("tsv", "tab", "txt"),
          "html", List.of("html", "htm"),
          "xml", List.of("xml"));

  private Extension() {}

  static void compare(String name, String format, Reading reading) {
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (!USUAL.getOrDefault(format, List.of()).contains(extension)) {
      reading.add(
          FileFault.TYPE_DIFFERS.note(
              reading.file(), "文件“" + SafeText.safe(name) + "”的内容其实是 " + format + "，已按内容读取。"));
    }
  }
}
