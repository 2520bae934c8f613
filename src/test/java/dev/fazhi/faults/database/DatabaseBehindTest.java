package dev.fazhi.faults.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.faults.program.Left;
import dev.fazhi.faults.program.Program;
import dev.fazhi.job.Runs;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.RunOutcome;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.model.Problem;
import dev.fazhi.store.database.Database;
import dev.fazhi.store.user.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database lost what its ledger tells of: commits of the last second, or nights. */
class DatabaseBehindTest {

  private static final String FILE = "data/fazhi.mv.db";

  @TempDir private Path folder = Path.of(".");

  @Test
  void anEarlierCopyOfTheDatabaseIsBroughtUpToItsLedger() throws IOException {
    Runs.smallExports(folder);
    List<Path> copies = new ArrayList<>();
    Database.open(folder.resolve("data"), null).close();
    copies.add(copy("empty"));
    Runs.run(folder);
    copies.add(copy("one"));
    for (int night : List.of(13, 14)) {
      Runs.write(
          folder.resolve("input/纠纷台账_202212%d.csv".formatted(night)),
          "案件编号,登记日期,调解结果\nK%d,2022-12-01,调解中\n".formatted(night));
      Runs.run(folder);
    }
    Left complete = Left.in(folder);
    for (Path copy : copies) {
      Files.copy(copy, folder.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
      complete.assertAfterRerun(folder, "with the database of " + copy.getFileName());
    }
  }

  @Test
  void theRunThatRestoresALoadTellsItsRejectedRowsAgain() throws IOException {
    Runs.smallExports(folder);
    Database.open(folder.resolve("data"), null).close();
    Path empty = copy("empty");
    Runs.run(folder);
    Files.copy(empty, folder.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);

    RunOutcome outcome = Runs.run(folder);

    assertEquals(ExitCode.NEEDS_A_PERSON, outcome.exit());
    assertEquals(1, outcome.loads().stream().mapToLong(load -> load.rows().rejected()).sum());
  }

  @Test
  void anEmptyDatabaseThatIsAnothersIsNotFilled() throws IOException {
    Runs.smallExports(folder);
    Runs.run(folder);
    Path other = folder.resolve("other");
    Database.open(other, null).close();
    Files.copy(
        other.resolve("fazhi.mv.db"), folder.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
    Files.copy(
        other.resolve("fazhi.secret"),
        folder.resolve("data/fazhi.secret"),
        StandardCopyOption.REPLACE_EXISTING);

    Problem problem = assertThrows(Problem.class, () -> Runs.run(folder));
    assertEquals("FZ-431", problem.code());
  }

  @Test
  void whatIsCommittedIsNotLostWithTheProcess() throws Exception {
    Process process =
        Program.in(folder).start(CommittedAndHalted.class.getName(), List.of(folder.toString()));
    assertEquals(137, Program.in(folder).end(process).exit());
    try (Workspace workplace = Workspace.open(Runs.JOBS, folder.resolve("data"), null)) {
      assertTrue(workplace.users().find("zhang").isPresent());
    }
  }

  /** Adds a user and is gone in the same instant. */
  static final class CommittedAndHalted {

    private CommittedAndHalted() {}

    public static void main(String[] args) {
      Workspace workplace = Workspace.open(Runs.JOBS, Path.of(args[0]).resolve("data"), null);
      workplace.users().add("zhang", "a long Password 12", Role.ANALYST);
      Runtime.getRuntime().halt(137);
    }
  }

  private Path copy(String name) throws IOException {
    return Files.copy(folder.resolve(FILE), folder.resolve(name));
  }
}
