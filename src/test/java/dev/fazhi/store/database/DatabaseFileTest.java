package dev.fazhi.store.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of the default database and those that it took the place of. */
class DatabaseFileTest {

  @TempDir private Path data = Path.of(".");

  @Test
  void ofThoseReplacedTheFirstAndTheLastAreKept() throws IOException {
    Database.open(data, null).close();
    Files.writeString(data.resolve("fazhi.mv.db"), "0");
    for (int rebuild = 1; rebuild <= 6; rebuild++) {
      try (DatabaseFile file = DatabaseFile.lock(data)) {
        Files.writeString(file.prepare().resolve("fazhi.mv.db"), "" + rebuild);
        file.replace();
      }
    }
    try (Stream<Path> all = Files.list(data)) {
      List<String> kept =
          all.filter(path -> path.getFileName().toString().startsWith("fazhi.old"))
              .sorted()
              .map(DatabaseFileTest::text)
              .toList();
      assertEquals(List.of("0", "4", "5"), kept);
    }
    assertEquals("6", Files.readString(data.resolve("fazhi.mv.db")));
  }

  private static String text(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
