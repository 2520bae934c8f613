package dev.fazhi.store.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class NewestSchemaTest {

  @Test
  void theVersionThatNeedsNoUpgradeIsThatOfTheLastScript() throws IOException {
    try (var scripts = Files.list(Path.of("src/main/resources/db/migration"))) {
      int last =
          scripts
              .map(script -> script.getFileName().toString())
              .mapToInt(name -> Integer.parseInt(name.substring(1, name.indexOf("__"))))
              .max()
              .orElseThrow();
      assertEquals(Integer.toString(last), Database.NEWEST);
    }
  }
}
