package dev.fazhi.definition.reading.publication;

import dev.fazhi.definition.yaml.Reporter;
import dev.fazhi.definition.yaml.Spelling;
import dev.fazhi.definition.yaml.YamlNode.Word;
import org.jspecify.annotations.Nullable;

/** Checks the names of sheets by what spreadsheets allow. */
final class SheetNames {

  /** What Excel takes for the name of a sheet. */
  private static final int LONGEST_SHEET = 31;

  private static final String NOT_IN_SHEET = "[]:*?/\\";

  private SheetNames() {}

  static void check(@Nullable Word sheet, Reporter reporter) {
    if (sheet == null) {
      return;
    }
    String text = sheet.text();
    if (text.length() > LONGEST_SHEET) {
      reporter.at(sheet, "工作表名有 " + text.length() + " 个字符；Excel 只许 " + LONGEST_SHEET + " 个，请改短");
    }
    if (text.chars().anyMatch(character -> NOT_IN_SHEET.indexOf(character) >= 0)
        || text.codePoints().anyMatch(Spelling::isInvisible)) {
      reporter.at(sheet, "工作表名“" + text + "”含有 Excel 不许的字符 [ ] : * ? / \\；请删去");
    } else if (text.startsWith("'") || text.endsWith("'") || text.equalsIgnoreCase("history")) {
      reporter.at(sheet, "Excel 不许工作表叫“" + text + "”；请改名");
    }
  }
}
