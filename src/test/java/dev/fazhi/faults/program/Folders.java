package dev.fazhi.faults.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Whole folders. */
public final class Folders {

  private Folders() {}

  public static Path copy(Path from, Path to) throws IOException {
    for (Path each : all(from)) {
      Path target = to.resolve(from.relativize(each).toString());
      if (Files.isDirectory(each)) {
        Files.createDirectories(target);
      } else {
        Files.copy(each, target, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    return to;
  }

  public static void delete(Path folder) throws IOException {
    for (Path each : all(folder).stream().sorted(Comparator.reverseOrder()).toList()) {
      Files.deleteIfExists(each);
    }
  }

  /** Every file and folder below and the folder itself, those above first. */
  public static List<Path> all(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.sorted().toList();
    }
  }

  public static List<Path> files(Path folder) throws IOException {
    return all(folder).stream().filter(Files::isRegularFile).toList();
  }
}
