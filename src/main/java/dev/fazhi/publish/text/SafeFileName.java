package dev.fazhi.publish.text;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/** Makes file names that any file system accepts. */
public final class SafeFileName {

  /** File systems accept 255 bytes; this leaves room for an ending and a number. */
  private static final int MOST_BYTES = 180;

  private static final String ALSO_FINE = "._-()（）【】《》 ";
  private static final Set<String> RESERVED = Set.of("con", "prn", "aux", "nul");

  private SafeFileName() {}

  /**
   * Makes the name of a workbook for that file, ending in {@code .xlsx}, distinct from those taken
   * regardless of case, and adds it to them.
   */
  public static String workbook(String file, Set<String> taken) {
    String base = file.toLowerCase(Locale.ROOT).endsWith(".xlsx") ? withoutEnding(file) : file;
    String safe = of(base);
    String name = safe + ".xlsx";
    for (int number = 2; !taken.add(name.toLowerCase(Locale.ROOT)); number++) {
      name = safe + "-" + number + ".xlsx";
    }
    return name;
  }

  /** Shortens the name, and replaces what a file system does not accept by {@code _}. */
  public static String of(String name) {
    return cut(harmless(Normalizer.normalize(name, Normalizer.Form.NFC)));
  }

  private static String withoutEnding(String file) {
    return file.substring(0, file.length() - ".xlsx".length());
  }

  private static String harmless(String name) {
    StringBuilder safe = new StringBuilder();
    name.codePoints()
        .forEach(
            point -> {
              boolean fine = Character.isLetterOrDigit(point) || ALSO_FINE.indexOf(point) >= 0;
              safe.appendCodePoint(fine ? point : '_');
            });
    String trimmed = safe.toString().strip();
    String visible = trimmed.startsWith(".") ? "_" + trimmed.substring(1) : trimmed;
    String device = visible.split("\\.", 2)[0].toLowerCase(Locale.ROOT);
    boolean reserved = RESERVED.contains(device) || device.matches("(com|lpt)[0-9]");
    return visible.isEmpty() || reserved ? "_" + visible : visible;
  }

  private static String cut(String name) {
    StringBuilder cut = new StringBuilder();
    int bytes = 0;
    for (int point : name.codePoints().toArray()) {
      String character = Character.toString(point);
      bytes += character.getBytes(StandardCharsets.UTF_8).length;
      if (bytes > MOST_BYTES) {
        break;
      }
      cut.append(character);
    }
    return cut.toString();
  }
}
