package dev.fazhi.console;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Starts a console that all tests of a class share. */
public abstract class SiteTest {

  @TempDir private static Path folder;

  protected static Site site;

  @BeforeAll
  static void open() throws IOException {
    site = new Site(folder);
  }

  @AfterAll
  static void close() {
    site.close();
  }
}
