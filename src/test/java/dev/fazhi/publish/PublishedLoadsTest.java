package dev.fazhi.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.model.Load;
import dev.fazhi.publish.content.PublicationInput;
import dev.fazhi.publish.content.PublicationStatus;
import dev.fazhi.publish.text.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Which loads a publication lists. */
class PublishedLoadsTest {

  @TempDir Path output;

  @Test
  void ofTooManyLoadsTheNewestAreListedAndAllAreInAFileOfTheirOwn() throws IOException {
    List<Load> loads = new ArrayList<>(SampleLoads.loads());
    for (int number = 3; number <= 5000; number++) {
      loads.add(load(number, number % 2 == 0 ? 1 : 0));
    }

    Path folder = new Publisher().publish(withLoads(loads), output).folder();

    String page = Files.readString(folder.resolve("index.html"));
    JsonNode run = Json.mapper().readTree(Files.readAllBytes(folder.resolve("run.json")));
    assertEquals(200, run.get("loads").size());
    assertEquals(5000, run.get("loads").get(0).get("number").asInt());
    assertEquals(4602, run.get("loads").get(199).get("number").asInt());
    assertEquals(5001, run.get("allLoads").asInt());
    assertEquals("sources.csv", run.get("allLoadsIn").asString());
    assertTrue(page.contains("共 5001 个文件，这里只列最近有新增或变更的 200 个"), "the page says so");
    assertTrue(
        page.contains("f5000.csv") && !page.contains("f4999.csv"), "those that brought rows");
    assertTrue(page.length() < 300_000, "characters: " + page.length());
    assertEquals(5002, Files.readAllLines(folder.resolve("sources.csv")).size());
  }

  @Test
  void ofFewLoadsThereIsNoFileOfTheirOwn() throws IOException {
    List<Load> loads = new ArrayList<>(SampleLoads.loads());
    while (loads.size() < 200) {
      loads.add(load(loads.size(), 0));
    }

    Path folder = new Publisher().publish(withLoads(loads), output).folder();

    JsonNode run = Json.mapper().readTree(Files.readAllBytes(folder.resolve("run.json")));
    assertEquals(200, run.get("loads").size());
    assertEquals(1, run.get("loads").get(0).get("number").asInt());
    assertFalse(run.has("allLoads"));
    assertFalse(Files.exists(folder.resolve("sources.csv")));
  }

  private static Load load(int number, int fresh) {
    return new Load(
        number,
        "f" + number + ".csv",
        "ab".repeat(32),
        100,
        "hotline",
        LocalDateTime.of(2022, 12, 1, 0, 0),
        Load.Status.MERGED,
        new Load.RowCount(1, fresh, 0, 1 - fresh, 0, 0, 0),
        List.of(),
        0,
        Set.of());
  }

  private static PublicationInput withLoads(List<Load> loads) {
    PublicationInput small = Samples.small(1);
    return new PublicationInput(
        small.definitions(),
        small.vintage(),
        loads,
        small.quality(),
        small.rejects(),
        small.programVersion(),
        small.area(),
        null,
        PublicationStatus.PROVISIONAL);
  }
}
