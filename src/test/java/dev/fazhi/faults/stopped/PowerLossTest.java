package dev.fazhi.faults.stopped;

import dev.fazhi.faults.program.Folders;
import dev.fazhi.faults.program.Left;
import dev.fazhi.faults.program.Machine;
import dev.fazhi.faults.program.Program;
import dev.fazhi.job.Runs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The machine loses power. What lies on the disk then is what lay there at some instant, of the
 * database perhaps a little less: its last second may not have been written through. Nothing may be
 * recorded as imported that is not in the facts, so the next run ends as an undisturbed one.
 */
class PowerLossTest {

  @TempDir private Path folder = Path.of(".");

  @Test
  void row10_whatLayOnTheDiskAtSomeInstantsEndsTheSame() throws Exception {
    losePower(1, 10);
  }

  @Test
  @Tag("long")
  void row10_whatLayOnTheDiskAtManyInstantsEndsTheSame() throws Exception {
    losePower(40, 11);
  }

  private void losePower(int instants, long seed) throws Exception {
    Left calm = Left.bySmallExports();
    List<Path> disks = disks(instants, new Random(seed));
    for (int later = 0; later < disks.size(); later++) {
      Path disk = Folders.copy(disks.get(later), folder.resolve("now" + later));
      calm.assertAfterRerun(disk, "power lost at instant " + later);
      for (int earlier = Math.max(0, later - 1); earlier < later; earlier++) {
        Path behind = Folders.copy(disks.get(later), folder.resolve("behind" + later));
        takeBack(disks.get(earlier), behind);
        calm.assertAfterRerun(behind, "power lost at " + later + ", database of " + earlier);
      }
    }
  }

  /** Copies of what a run has on the disk, each of one instant in which the run stood still. */
  private List<Path> disks(int instants, Random random) throws Exception {
    Path run = Files.createDirectory(folder.resolve("run"));
    Runs.smallExports(run);
    Process process = Program.in(run).startRun();
    List<Path> disks = new ArrayList<>();
    while (!Files.exists(run.resolve("data").resolve("archive")) && process.isAlive()) {
      Thread.sleep(5);
    }
    while (disks.size() < instants
        && !process.waitFor(random.nextInt(1500 / instants), TimeUnit.MILLISECONDS)) {
      Machine.assume("kill", "-STOP", String.valueOf(process.pid()));
      disks.add(Folders.copy(run, folder.resolve("disk" + disks.size())));
      Machine.assume("kill", "-CONT", String.valueOf(process.pid()));
    }
    Program.in(run).end(process);
    disks.add(run);
    return disks;
  }

  /** The database is put back to what it was earlier; archive and output stay. */
  private static void takeBack(Path earlier, Path later) throws Exception {
    Folders.delete(later.resolve("data").resolve("fazhi.mv.db"));
    Folders.copy(
        earlier.resolve("data").resolve("fazhi.mv.db"),
        later.resolve("data").resolve("fazhi.mv.db"));
  }
}
