package dev.fazhi.audit;

import dev.fazhi.audit.language.FoldedText;
import dev.fazhi.definition.Definitions;
import dev.fazhi.model.AsOf;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the year and area of a text at its beginning. */
public final class TextSubject {

  /** The title and the first sentences. */
  private static final int BEGINNING = 200;

  private static final Pattern YEAR = Pattern.compile("((?:19|20)\\d{2})年");
  private static final Pattern AREA =
      Pattern.compile("(?:^|[年度于\\s])([\\p{IsHan}]{1,5}?[区县旗市])(?![域民场委政直级长属内])");

  private TextSubject() {}

  /**
   * Why the text should not be held against these figures, in Chinese; none when its beginning
   * speaks of their year and area, or of none.
   */
  public static List<String> warnings(Definitions definitions, AsOf asOf, String text) {
    String folded = FoldedText.of(text).text();
    String beginning = folded.substring(0, Math.min(folded.length(), BEGINNING));
    List<String> warnings = new ArrayList<>();
    Matcher year = YEAR.matcher(beginning);
    int ours = asOf.day().getYear();
    if (year.find() && Integer.parseInt(year.group(1)) != ours) {
      warnings.add(
          "文稿开头说的是 %s 年，用来核对的是 %d 年的结果；请用 --as-of 选定那一年的结果。".formatted(year.group(1), ours));
    }
    String area = FoldedText.of(definitions.nightly().area()).text();
    Matcher named = AREA.matcher(beginning);
    if (!area.isEmpty()
        && !folded.contains(area)
        && !folded.contains(brief(area))
        && named.find()) {
      warnings.add(
          "文稿开头说的是“%s”，本库是“%s”的数据；两地的数不能相互核对。"
              .formatted(named.group(1), definitions.nightly().area()));
    }
    return warnings;
  }

  /** The first character of the name with the word for its kind. */
  private static String brief(String area) {
    return area.substring(0, 1) + area.substring(area.length() - 1);
  }
}
