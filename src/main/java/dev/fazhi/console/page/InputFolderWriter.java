package dev.fazhi.console.page;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** How a file comes into the input folder: whole or not at all, and over nothing. */
final class InputFolderWriter {

  private InputFolderWriter() {}

  /**
   * Moves it there, under a further name when its own is taken.
   *
   * @param id no other file on its way has it
   * @return where it is then
   */
  static Path into(Path input, Path file, String name, String id) throws IOException {
    // hidden, so that a run that looks meanwhile leaves it alone
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
