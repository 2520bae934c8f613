package dev.fazhi.definition;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.definition.reading.DefinitionLoader;
import dev.fazhi.definition.yaml.DefinitionError;
import dev.fazhi.definition.yaml.DefinitionErrors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A copy of definitions that a test may spoil; they are the tests' own, so that their lines stay
 * where the tests expect them.
 */
public record JobsCopy(Path folder) {

  public static final Path ORIGINAL = Path.of("src/test/resources/definitions");

  public static JobsCopy in(Path folder) {
    return of(ORIGINAL, folder);
  }

  /** A copy of what the repository declares today. */
  public static JobsCopy ofRepository(Path folder) {
    return of(Path.of("jobs"), folder);
  }

  public static JobsCopy of(Path original, Path folder) {
    try (Stream<Path> files = Files.walk(original)) {
      for (Path file : files.toList()) {
        Path target = folder.resolve(original.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
      return new JobsCopy(folder);
    } catch (IOException unexpected) {
      throw new UncheckedIOException(unexpected);
    }
  }

  /** All that the loader reads, in the order of their names. */
  List<String> files() {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .filter(file -> file.matches("nightly.yml|(sources|metrics|tables|reference|report)/.*"))
          .sorted()
          .toList();
    } catch (IOException unexpected) {
      throw new UncheckedIOException(unexpected);
    }
  }

  public String text(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException unexpected) {
      throw new UncheckedIOException(unexpected);
    }
  }

  public void write(String file, String text) {
    try {
      Files.writeString(folder.resolve(file), text);
    } catch (IOException unexpected) {
      throw new UncheckedIOException(unexpected);
    }
  }

  /** Replaces the first occurrence, which must be there, and returns its line. */
  public int edit(String file, String from, String to) {
    String text = text(file);
    int at = text.indexOf(from);
    assertTrue(at >= 0, file + " has no " + from);
    write(file, text.substring(0, at) + to + text.substring(at + from.length()));
    return 1 + (int) text.substring(0, at).chars().filter(character -> character == '\n').count();
  }

  public Definitions load() {
    return DefinitionLoader.load(folder);
  }

  public List<DefinitionError> mistakes() {
    return assertThrows(DefinitionErrors.class, this::load).all();
  }
}
