package dev.fazhi.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.io.FileUtils;

/** What the shipped definition writes, once for all tests of this process. */
final class WrittenSample {

  static final Path DEFINITION = Path.of("jobs/sample.yml");

  private static final List<String> BEGUN = new ArrayList<>();
  private static final Path FOLDER = folderOfItsOwn();
  private static final List<String> NAMES = write();

  private WrittenSample() {}

  private static Path folderOfItsOwn() {
    try {
      Path folder = Files.createTempDirectory("fazhi-sample-");
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> FileUtils.deleteQuietly(folder.toFile())));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> write() {
    try {
      return SampleExports.write(FOLDER, DEFINITION, 1, BEGUN::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path folder() {
    return FOLDER;
  }

  /** Of all files. */
  static List<String> names() {
    return NAMES;
  }

  /** As they were told while they were written. */
  static List<String> begun() {
    return BEGUN;
  }

  /** The one file whose name begins so. */
  static Path file(String begin) throws IOException {
    return Exports.file(FOLDER, begin);
  }
}
