package dev.fazhi.job.declared;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The definitions that the guide to the declarations shows. */
final class GuideFiles {

  private static final Path GUIDE = Path.of("src/docs/declaring.md");
  private static final Pattern FILE = Pattern.compile("(?s)```(?:yaml)?\n# (jobs/\\S+)\n(.*?)```");

  private GuideFiles() {}

  /** Writes those whose whole name that pattern is of below a folder. */
  static void write(Path folder, String names) throws IOException {
    Matcher file = FILE.matcher(Files.readString(GUIDE));
    while (file.find()) {
      if (file.group(1).matches(names)) {
        Path path = folder.resolve(file.group(1));
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.group(2));
      }
    }
  }
}
