package dev.fazhi.publish.template;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Texts of a template that are filled together: the cells of a row, or a paragraph alone.
 *
 * @param table the table named in it by <code>{#table id}</code>; null for none
 * @param repeated whether the row is repeated for each group of the table, because something else
 *     is to be filled in it; otherwise the whole table takes its place
 */
public record TemplateRow(@Nullable String table, boolean repeated) {

  private static final Pattern MARK = Pattern.compile("\\{#table\\s*(?<id>[^{}]*)}");

  /** What the texts ask for. */
  public static TemplateRow of(List<String> texts) {
    String table = null;
    boolean other = false;
    for (String text : texts) {
      Matcher mark = MARK.matcher(text);
      table = table == null && mark.find() ? mark.group("id").strip() : table;
      other |= isToBeFilled(withoutMark(text));
    }
    return new TemplateRow(table, table != null && other);
  }

  /** The text without the name of the table. */
  public static String withoutMark(String text) {
    return MARK.matcher(text).replaceAll("");
  }

  /** Whether the text names the table. */
  public static boolean hasMark(String text) {
    return MARK.matcher(text).find();
  }

  /** Whether anything in the text is to be filled. */
  public static boolean isToBeFilled(String text) {
    return text.indexOf('{') >= 0;
  }
}
