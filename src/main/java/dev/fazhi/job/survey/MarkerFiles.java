package dev.fazhi.job.survey;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Knows files that say something of the one beside them, and names that are no deliveries. */
final class MarkerFiles {

  static final String OK = ".ok";
  private static final String SHA256 = ".sha256";
  private static final Pattern CHECKSUM = Pattern.compile("[0-9a-f]{64}");

  private MarkerFiles() {}

  /**
   * Whether a name is no delivery: hidden files, office lock files, downloads in progress, marker
   * files.
   */
  static boolean isAside(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return name.startsWith(".")
        || name.startsWith("~$")
        || lower.equals("thumbs.db")
        || lower.equals("desktop.ini")
        || lower.endsWith(OK)
        || lower.endsWith(SHA256);
  }

  static boolean isUnfinished(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".part")
        || lower.endsWith(".tmp")
        || lower.endsWith(".crdownload")
        || lower.endsWith(".partial");
  }

  static boolean isBeside(Path file, String ending) {
    return FileNames.isSpelt(file.getFileName())
        && Files.isRegularFile(beside(file, ending), LinkOption.NOFOLLOW_LINKS);
  }

  private static Path beside(Path file, String ending) {
    return file.resolveSibling(file.getFileName() + ending);
  }

  /**
   * Compares the file with the checksum beside it, which a marker file may also contain.
   *
   * @return the ending of the file whose checksum is another; empty when none is
   */
  static Optional<String> otherwise(Path file, String sha256) throws IOException {
    for (String ending : List.of(SHA256, OK)) {
      if (!isBeside(file, ending)) {
        continue;
      }
      String first = firstWord(beside(file, ending));
      boolean isChecksum = ending.equals(SHA256) || CHECKSUM.matcher(first).matches();
      if (isChecksum && !first.equals(sha256)) {
        return Optional.of(ending);
      }
    }
    return Optional.empty();
  }

  /** Reads a checksum file in lower case, up to the size of one. */
  private static String firstWord(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      String text = new String(in.readNBytes(1024), StandardCharsets.ISO_8859_1);
      return text.trim().split("\\s+", 2)[0].toLowerCase(Locale.ROOT);
    }
  }

  /** Adds a warning to an incomplete file that has not changed for long. */
  static String stale(BasicFileAttributes attributes) {
    long days = Duration.between(attributes.lastModifiedTime().toInstant(), Instant.now()).toDays();
    return days < 1 ? "" : "它已 " + days + " 天没有变化，传送可能中断了，请确认。";
  }
}
