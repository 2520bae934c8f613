package dev.fazhi.job.decision;

import dev.fazhi.store.archive.Archive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds and deletes files that are too old.
 *
 * @param today the day that ages are counted to
 * @param zone of the days on which files were written
 */
record ExpiredFiles(LocalDate today, ZoneId zone) {

  private static final Pattern LOG = Pattern.compile("fazhi\\.(\\d{4}-\\d\\d-\\d\\d)\\..*");

  /** The folders of rejected rows of the newest vintages and of earlier ones. */
  static List<Path> rejectFolders(Path output) throws IOException {
    if (!Files.isDirectory(output)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(output, 4)) {
      return all.filter(path -> path.endsWith("rejects"))
          .filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .toList();
    }
  }

  /** Deletes a folder in which nothing is left. */
  static void deleteIfEmpty(Path folder) throws IOException {
    boolean empty;
    try (Stream<Path> left = Files.list(folder)) {
      empty = left.findAny().isEmpty();
    }
    if (empty) {
      Files.delete(folder);
    }
  }

  /** Deletes the wanted among the archive's copies and the workbooks of a folder; how many. */
  long delete(Path folder, Predicate<Path> wanted) throws IOException {
    return deleteAny(
        folder,
        file -> {
          String name = String.valueOf(file.getFileName());
          return (name.endsWith(Archive.ENDING) || name.endsWith(".xlsx"))
              && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
              && wanted.test(file);
        });
  }

  /** Deletes the packed logs of days before so many days ago; how many. */
  long deleteLogs(Path folder, int days) throws IOException {
    return deleteAny(
        folder,
        file -> {
          Matcher named = LOG.matcher(String.valueOf(file.getFileName()));
          return named.matches() && isOld(named.group(1), days);
        });
  }

  private static long deleteAny(Path folder, Predicate<Path> wanted) throws IOException {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    long deleted = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().filter(wanted).toList()) {
        Files.delete(file);
        deleted++;
      }
    }
    return deleted;
  }

  private boolean isOld(String day, int days) {
    try {
      return LocalDate.parse(day).isBefore(today.minusDays(days));
    } catch (DateTimeException noDay) {
      return false;
    }
  }

  /** Whether a file was written before so many days ago. */
  boolean isOld(Path file, int days) {
    try {
      Instant written = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
      return written.atZone(zone).toLocalDate().isBefore(today.minusDays(days));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
