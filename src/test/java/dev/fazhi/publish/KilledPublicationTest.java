package dev.fazhi.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A publication that is killed leaves the old or the new folder, whole. */
class KilledPublicationTest {

  /** What a killed process does: nothing more, no clearing up. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  @TempDir Path output;

  @TestFactory
  Stream<DynamicTest> killedAnywhereTheOldOrTheNewIsWholeAndTheNextRunRepairs() throws IOException {
    Path undisturbed = output.resolve("undisturbed");
    PublishedFolder.publish(1, undisturbed);
    Map<String, String> old = PublishedFolder.tree(undisturbed.resolve("2022-12-12"));
    PublishedFolder.publish(2, undisturbed);
    Map<String, String> fresh = PublishedFolder.tree(undisturbed.resolve("2022-12-12"));
    return Stream.of(PublicationPhase.values())
        .map(phase -> DynamicTest.dynamicTest(phase.name(), () -> killed(phase, old, fresh)));
  }

  private void killed(PublicationPhase phase, Map<String, String> old, Map<String, String> fresh)
      throws IOException {
    Path folder = output.resolve(phase.name());
    PublishedFolder.publish(1, folder);

    assertThrows(Killed.class, () -> killedAt(phase).publish(Samples.small(2), folder));

    Path stands =
        folder.resolve(phase == PublicationPhase.MOVED ? ".2022-12-12.old" : "2022-12-12");
    assertEquals(phase == PublicationPhase.PLACED ? fresh : old, PublishedFolder.tree(stands));

    PublishedFolder.publish(2, folder);

    assertEquals(fresh, PublishedFolder.tree(folder.resolve("2022-12-12")));
    assertEquals(List.of("2022-12-12"), PublishedFolder.names(folder));
  }

  @ParameterizedTest
  @EnumSource(
      value = PublicationPhase.class,
      names = {"RECOVERED", "WRITTEN", "CHECKED", "PLACED"})
  void killedAtTheFirstPublicationNothingHalfStandsInPlace(PublicationPhase phase)
      throws IOException {
    assertThrows(Killed.class, () -> killedAt(phase).publish(Samples.small(1), output));

    assertEquals(phase == PublicationPhase.PLACED, Files.exists(output.resolve("2022-12-12")));

    PublishedFolder.publish(1, output);
    assertEquals(List.of("2022-12-12"), PublishedFolder.names(output));
  }

  private static Publisher killedAt(PublicationPhase last) {
    return new Publisher(
        () -> {},
        (phase, folder) -> {
          if (phase == last) {
            throw new Killed();
          }
        });
  }
}
