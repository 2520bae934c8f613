package dev.fazhi.console.page;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Moves files into the input folder atomically, without replacing others. */
final class InputFolderWriter {

  private InputFolderWriter() {}

  /**
   * Moves a file, under another name when its own is taken.
   *
   * @param id unique among files being moved
   * @return its new path
   */
  static Path into(Path input, Path file, String name, String id) throws IOException {
    // hidden, so that a survey meanwhile skips it
    Path arriving = input.resolve(".upload-" + id);
    try {
      Files.move(file, arriving, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException another) {
      Files.copy(file, arriving, StandardCopyOption.REPLACE_EXISTING);
      try (FileChannel channel = FileChannel.open(arriving, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
    }
    return Files.move(arriving, free(input, name));
  }

  private static Path free(Path input, String name) {
    int dot = name.lastIndexOf('.');
    Path path = input.resolve(name);
    for (int number = 2; Files.exists(path); number++) {
      path = input.resolve(name.substring(0, dot) + "-" + number + name.substring(dot));
    }
    return path;
  }
}
