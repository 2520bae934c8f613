package dev.fazhi.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.model.Problem;
import dev.fazhi.publish.data.RunJson;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplacedOutputTest {

  @TempDir Path output;

  @Test
  void theSameVintageAgainIsLeftUntouched() throws IOException {
    Path figures = PublishedFolder.publish(1, output).folder().resolve("figures.csv");
    Object before =
        Files.readAttributes(figures, java.nio.file.attribute.BasicFileAttributes.class).fileKey();

    PublicationResult again = PublishedFolder.publish(1, output);

    assertEquals(
        before,
        Files.readAttributes(figures, java.nio.file.attribute.BasicFileAttributes.class).fileKey());
    assertEquals(8, again.files().size());
    assertTrue(Files.notExists(again.folder().resolve("earlier")));
  }

  @Test
  void olderVintagesMoveToEarlierWithAllThatStoodBesideThem() throws IOException {
    Path folder = PublishedFolder.publish(1, output).folder();
    Map<String, String> first = PublishedFolder.tree(folder);
    PublishedFolder.publish(2, output);
    Files.writeString(folder.resolve("备注.txt"), "别人放的");
    PublishedFolder.publish(5, output);

    assertEquals(5, RunJson.vintage(folder).getAsInt());
    assertEquals(first, PublishedFolder.tree(folder.resolve("earlier/v1")));
    assertEquals(2, RunJson.vintage(folder.resolve("earlier/v2")).getAsInt());
    assertEquals("别人放的", Files.readString(folder.resolve("earlier/v2/备注.txt")));
    assertTrue(Files.notExists(folder.resolve("earlier/v2/earlier")));
    assertEquals(List.of("2022-12-12"), PublishedFolder.names(output));
  }

  @Test
  void aFolderThatCannotBeReplacedStaysAndTheNewOneIsBesideIt() throws IOException {
    Path old = PublishedFolder.publish(1, output).folder();
    Map<String, String> before = PublishedFolder.tree(old);
    Publisher locked =
        new Publisher(
            () -> {},
            (phase, folder) -> {
              if (phase == PublicationPhase.MOVING) {
                throw new AccessDeniedException("统计表_2022.xlsx");
              }
            });

    PublicationResult beside = locked.publish(Samples.small(2), output);
    PublicationResult again = locked.publish(Samples.small(2), output);

    assertEquals(output.resolve("2022-12-12-v2"), beside.folder());
    assertEquals(beside.folder(), again.folder());
    assertTrue(beside.messages().get(0).contains("统计表_2022.xlsx"), beside.messages()::toString);
    assertEquals(before, PublishedFolder.tree(old));
    assertEquals(2, RunJson.vintage(beside.folder()).getAsInt());
    assertEquals(List.of("2022-12-12", "2022-12-12-v2"), PublishedFolder.names(output));
  }

  @Test
  void aPublisherThatSleptWhileAnotherPublishedReplacesNothing() throws IOException {
    AtomicBoolean lost = new AtomicBoolean();
    Publisher sleeper =
        new Publisher(
            () -> {
              if (lost.get()) {
                throw new Problem("FZ-408", "taken over");
              }
            },
            (phase, folder) -> {
              if (phase == PublicationPhase.CHECKED && !lost.getAndSet(true)) {
                PublishedFolder.publish(2, output);
              }
            });

    Problem problem = assertThrows(Problem.class, () -> sleeper.publish(Samples.small(1), output));

    assertEquals("FZ-408", problem.code());
    assertEquals(2, RunJson.vintage(output.resolve("2022-12-12")).getAsInt());
    assertEquals(List.of("2022-12-12"), PublishedFolder.names(output));
  }

  @Test
  void anOlderVintageIsPutBesideANewerOneAndItIsSaid() throws IOException {
    PublishedFolder.publish(5, output);
    PublicationResult beside = PublishedFolder.publish(1, output);

    assertEquals(output.resolve("2022-12-12-v1"), beside.folder());
    assertTrue(beside.messages().get(0).contains("更新的第 5 版"), beside.messages()::toString);
    assertEquals(5, RunJson.vintage(output.resolve("2022-12-12")).getAsInt());
  }
}
