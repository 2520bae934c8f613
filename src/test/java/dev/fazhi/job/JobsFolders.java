package dev.fazhi.job;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.definition.JobsCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Copies of the repository's own definitions, with few tables, that a test may change. */
public final class JobsFolders {

  private JobsFolders() {}

  public static Path copy(Path folder) {
    JobsCopy.of(Runs.JOBS, folder);
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
