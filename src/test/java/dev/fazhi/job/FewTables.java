package dev.fazhi.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.apache.commons.io.FileUtils;

/** A copy of the repository's definitions without most of their tables, under {@code target}. */
final class FewTables {

  private static final Set<String> KEPT =
      Set.of(
          "010-key.yml",
          "022-hotline-by-town.yml",
          "028-hotline-handling-by-unit.yml",
          "031-mediation-by-type.yml",
          "060-overdue-returns.yml");

  private FewTables() {}

  /** Writes the copy where it is not as the definitions are; test processes beside wait for it. */
  static Path folder() {
    Path folder = Path.of("target", "few-tables").toAbsolutePath();
    Path lock = folder.resolveSibling("few-tables.lock");
    try {
      Files.createDirectories(folder);
      try (FileChannel channel =
              FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock held = channel.lock()) {
        if (held.isValid()) {
          copy(Path.of("jobs"), folder);
        }
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    for (var file : FileUtils.listFiles(from.toFile(), null, true)) {
      Path name = from.relativize(file.toPath());
      if (!name.startsWith("tables") || KEPT.contains(String.valueOf(name.getFileName()))) {
        Path target = to.resolve(name.toString());
        if (!Files.exists(target) || Files.mismatch(file.toPath(), target) >= 0) {
          FileUtils.copyFile(file, target.toFile());
        }
      }
    }
  }
}
