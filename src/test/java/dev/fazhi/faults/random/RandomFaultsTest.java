package dev.fazhi.faults.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Faults at random instants over real processes. After each of them one {@code rerun} or {@code
 * run} ends with the bytes and the rows of an undisturbed night.
 */
class RandomFaultsTest {

  @TempDir private Path folder = Path.of(".");

  @Test
  void afterSomeFaultsOneCommandEndsAsAnUndisturbedNight() throws Exception {
    Map<FaultKind, Integer> some = new LinkedHashMap<>();
    some.put(FaultKind.KILL, 1);
    assertEquals(0, FaultCampaign.run(folder.resolve("faults.csv"), 13, some));
  }

  /**
   * Writes the table of {@code src/docs/reliability.md}. Broken off, it goes on where it was, as
   * long as the program is the same.
   */
  @Test
  @Tag("long")
  void afterAThousandFaultsOneCommandEndsAsAnUndisturbedNight() throws Exception {
    Path results = Path.of("target", "faults.csv");
    Path page = Path.of("src/docs/reliability.md");
    Thread table = new Thread(() -> ReliabilityTable.writeIfAny(page, results));
    Runtime.getRuntime().addShutdownHook(table);
    int bad = FaultCampaign.run(results, 20261128, ReliabilityTable.THOUSAND);
    Runtime.getRuntime().removeShutdownHook(table);
    ReliabilityTable.writeIfAny(page, results);
    assertEquals(0, bad, "see " + results);
  }

  @Test
  void theTableCountsWhatWasWrittenDown() {
    List<String> lines =
        ReliabilityTable.rows(
            List.of("KILL,FIRST,0,SAME", "KILL,LATER,1,LOST", "TERM,FIRST,0,SAME"));
    assertTrue(lines.get(2).contains("| 2 | 1 | 1 | 0 | 0 | 0 | 0 |"), lines.toString());
    assertTrue(
        lines.get(lines.size() - 1).contains("| 3 | 2 | 1 | 0 | 0 | 0 | 0 |"), lines.toString());
  }
}
