package dev.fazhi.intake.value;

import dev.fazhi.intake.text.Privacy;
import dev.fazhi.intake.text.Texts;
import dev.fazhi.model.Cell;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Converts text without known values: masked and cleaned; paths in one form.
 *
 * @param key whether the text tells one record from another, so that nothing of it may be lost
 */
record TextConversion(boolean path, boolean key) implements Conversion {

  static final int LONGEST = 1000;

  private static final Pattern SPACED = Pattern.compile("\\p{IsHan}[ ,，;；]+\\p{IsHan}");
  private static final Pattern LEVELS = Pattern.compile("\\p{IsHan} ?> ?\\p{IsHan}");

  @Override
  public @Nullable Object of(Cell cell, RowDraft draft) {
    String text = path ? cell.text() : Texts.unwrapped(cell.text());
    String raw = Privacy.beginning(text);
    String kept = masked(raw, draft);
    String value = path ? levels(kept) : kept;
    remark(value, draft);
    if (raw.length() < text.length() && value.length() <= LONGEST) {
      return cut(value, key, draft);
    }
    return value.isEmpty() ? null : fitting(value, key, draft);
  }

  /** Tells of texts that seem to be something else than what the column is for. */
  private void remark(String value, RowDraft draft) {
    boolean marked = value.indexOf('>') >= 0;
    if (path && !marked && SPACED.matcher(value).find()) {
      draft.remark(FileFault.ASSUMED, "里有空格或逗号，像是分级的写法，照一级读入", value);
    } else if (!path && !key && marked && LEVELS.matcher(value).find()) {
      draft.remark(FileFault.ASSUMED, "写着分级的类别，像是放错了列，照写的读入", value);
    } else if (TableWords.isTest(value)) {
      draft.remark(FileFault.VOIDED, "写着测试之类，照常计入；不该计入的请删去", value);
    } else if (!key && VoidWords.isVoidRecord(value)) {
      draft.remark(FileFault.VOIDED, "写着作废、已撤回之类，照常计入；不该计入的请删去", value);
    }
  }

  /** As much of a text as a field holds; a key that is longer rejects the row. */
  static @Nullable String fitting(String text, boolean key, RowDraft draft) {
    return text.length() <= LONGEST ? text : cut(text, key, draft);
  }

  private static @Nullable String cut(String text, boolean key, RowDraft draft) {
    if (key) {
      draft.reject(RowFault.TOO_LONG, text, "最多 " + LONGEST + " 个字符，请核对");
      return null;
    }
    draft.remark(FileFault.CUT, "超过 " + LONGEST + " 个字符，只留了前面的部分", "");
    return Texts.cut(text, LONGEST);
  }

  /** The clean text without its personal parts, of which the draft is told. */
  static String masked(String raw, RowDraft draft) {
    String clean = Texts.clean(raw);
    Privacy.Masked masked = Privacy.mask(clean);
    if (masked == null) {
      return clean;
    }
    draft.mask(masked.text(), masked.count());
    return masked.text();
  }

  private static String levels(String text) {
    if (!hasMark(text)) {
      return text;
    }
    StringBuilder path = new StringBuilder(text.length());
    int from = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i < text.length() && !isMark(text.charAt(i))) {
        continue;
      }
      String level = text.substring(from, i).strip();
      if (!level.isEmpty()) {
        path.append(path.length() > 0 ? ">" : "").append(level);
      }
      from = i + 1;
    }
    return path.toString();
  }

  private static boolean hasMark(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isMark(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isMark(char c) {
    return switch (c) {
      case '>', '/', '-', '–', '—', '−', '→', '\\', '|', ':', '»', '_', '·' -> true;
      default -> false;
    };
  }
}
