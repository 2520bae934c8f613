package dev.fazhi.faults.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.faults.program.Folders;
import dev.fazhi.faults.program.Program;
import dev.fazhi.job.Runs;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.store.file.TemporaryFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other users of the machine can see of a run, or do to it. */
class PrivacyTest {

  @TempDir private Path folder = Path.of(".");

  @Test
  void temporaryFilesThatSomebodyClearedAwayAreMadeAgain() throws Exception {
    TemporaryFiles.under(folder);
    Folders.delete(folder.resolve("tmp"));
    assertTrue(Files.exists(TemporaryFiles.create("workbook", ".xlsx")));
    assertTrue(TemporaryFiles.folder().startsWith(folder.resolve("tmp")));
  }

  @Test
  void underAnyUmaskTheDataFolderIsForItsOwnerAlone() throws Exception {
    Runs.smallExports(folder);
    Process run = Program.in(folder).under("sh", "-c", "umask 000; exec \"$@\"", "sh").startRun();
    List<String> open = new ArrayList<>();
    while (run.isAlive()) {
      open.addAll(openToOthers());
      Thread.sleep(20);
    }
    open.addAll(openToOthers());

    Program.Ended ended = Program.in(folder).end(run);
    assertEquals(ExitCode.NEEDS_A_PERSON.code(), ended.exit(), ended.said());
    assertEquals(List.of(), open.stream().distinct().toList());
  }

  /** H2 makes two files by the umask, in the closed folder, and they are closed a moment later. */
  private List<String> openToOthers() throws IOException {
    Path data = folder.resolve("data");
    if (!Files.exists(data)) {
      return List.of();
    }
    List<String> open = new ArrayList<>();
    if (!mode(data).equals("rwx------")) {
      open.add(mode(data) + " " + data);
    }
    boolean ended = Files.exists(folder.resolve("output"));
    try (Stream<Path> all = Files.walk(data)) {
      for (Path path : ended ? all.toList() : List.<Path>of()) {
        String mode = mode(path);
        if (!mode.isEmpty() && !mode.substring(3).equals("------")) {
          open.add(mode + " " + path);
        }
      }
    } catch (java.io.UncheckedIOException gone) {
      // a file in the making
    }
    return open;
  }

  private static String mode(Path path) throws IOException {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    } catch (java.nio.file.NoSuchFileException gone) {
      return "";
    }
  }

  @Test
  void temporaryFilesLieInTheDataFolderAndThoseOfAKilledRunAreRemoved() throws Exception {
    Runs.smallExports(folder);
    Path system = Files.createDirectory(folder.resolve("system"));
    // as a folder that another user made first
    Path taken = Files.writeString(system.resolve("poifiles"), "");
    Path dead = Files.createDirectories(folder.resolve("data/tmp/4711-dead"));
    Files.writeString(dead.resolve(".lock"), "");
    Files.writeString(dead.resolve("left.xlsx"), "x");

    Program program = Program.in(folder).with("-Djava.io.tmpdir=" + system);
    Program.Ended ended = program.end(program.startRun());

    assertEquals(ExitCode.NEEDS_A_PERSON.code(), ended.exit(), ended.said());
    assertFalse(Files.exists(dead), "what a dead run left");
    assertEquals(List.of(taken), Folders.files(system));
    assertTrue(
        Folders.files(folder.resolve("data/tmp")).stream()
            .allMatch(path -> path.endsWith(".fazhi.lock")),
        "its own are gone with it");
  }
}
