package dev.fazhi.publish;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublisherTest {

  @TempDir Path output;

  private static List<String> names(Path folder, List<Path> files) {
    return files.stream().map(file -> folder.relativize(file).toString()).toList();
  }

  @Test
  void everythingIsInTheFolderOfTheCutOff() {
    Published published = new Publisher().publish(Samples.publication(1), output);

    assertEquals(output.resolve("2022-12-12"), published.folder());
    assertEquals(List.of(), published.messages());
    assertEquals(
        List.of(
            "figures.csv",
            "figures.json",
            "quality.csv",
            "rejects/热线工单_2022.xlsx",
            "run.json",
            "tables/hotline-by-month.csv",
            "tables/hotline-by-unit.csv",
            "tables/key-figures.csv",
            "统计表_2022.xlsx"),
        names(published.folder(), published.files()));
  }

  @Test
  void theSamePublicationGivesTheSameBytes() throws IOException {
    Published one = new Publisher().publish(Samples.publication(1), output.resolve("a"));
    Published other = new Publisher().publish(Samples.publication(1), output.resolve("b"));

    List<Path> files = new ArrayList<>();
    for (Path file : one.files()) {
      Path name = one.folder().relativize(file);
      files.add(name);
      assertArrayEquals(
          Files.readAllBytes(file),
          Files.readAllBytes(other.folder().resolve(name)),
          () -> name.toString());
    }
    assertEquals(Trees.files(other.folder()), files);
  }

  @Test
  void theSameVintageAgainIsLeftUntouched() throws IOException {
    Path folder = new Publisher().publish(Samples.publication(1), output).folder();
    Object before = Files.getAttribute(folder.resolve("figures.csv"), "unix:ino");

    Published again = new Publisher().publish(Samples.publication(1), output);

    assertEquals(before, Files.getAttribute(folder.resolve("figures.csv"), "unix:ino"));
    assertEquals(folder, again.folder());
    assertTrue(Files.notExists(folder.resolve("earlier")));
  }
}
