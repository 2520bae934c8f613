package dev.fazhi.job;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Copies of the repository's own definitions that a test may change. */
public final class JobsFolders {

  private static final Path ORIGINAL = Path.of("jobs");

  private JobsFolders() {}

  public static Path copy(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(ORIGINAL)) {
      for (Path file : files.toList()) {
        Path target = folder.resolve(ORIGINAL.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
    return folder;
  }

  /** Replaces the first occurrence, which must be there. */
  public static void edit(Path jobs, String file, String from, String to) throws IOException {
    Path path = jobs.resolve(file);
    String text = Files.readString(path);
    assertTrue(text.contains(from), file + " has no " + from);
    Files.writeString(path, text.replaceFirst(java.util.regex.Pattern.quote(from), to));
  }
}
