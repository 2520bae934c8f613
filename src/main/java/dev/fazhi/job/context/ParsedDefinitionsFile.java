package dev.fazhi.job.context;

import dev.fazhi.definition.yaml.ParsedFiles;
import dev.fazhi.store.file.AtomicFile;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;

/**
 * The file in the data folder that keeps parsed definitions; it may be deleted at any time.
 *
 * @param build which file the program is in, of what size and time
 */
record ParsedDefinitionsFile(Path file, String build) implements ParsedFiles.Store {

  private static final String NAME = "definitions.parsed";

  /** That of a data folder; none for a program that is not in a file, whose classes may change. */
  static ParsedFiles.Store of(Path data) {
    CodeSource source = ParsedDefinitionsFile.class.getProtectionDomain().getCodeSource();
    try {
      Path program = Path.of(source.getLocation().toURI());
      return Files.isRegularFile(program)
          ? new ParsedDefinitionsFile(
              data.resolve(NAME),
              Files.size(program) + " " + Files.getLastModifiedTime(program) + " " + program)
          : NONE;
    } catch (URISyntaxException
        | IllegalArgumentException
        | FileSystemNotFoundException
        | IOException inAnotherFile) {
      return NONE;
    }
  }

  @Override
  public byte[] read() throws IOException {
    return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    // the folder is made by what must be in it
    if (Files.isDirectory(file.toAbsolutePath().resolveSibling("."))) {
      AtomicFile.write(file, bytes);
    }
  }
}
