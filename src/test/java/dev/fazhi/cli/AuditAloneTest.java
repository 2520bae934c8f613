package dev.fazhi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code audit --alone} as a person uses it: exit codes, a dismissal, files that cannot be read.
 */
class AuditAloneTest {

  private static final String WRONG = "受理100件，办结95件，办结率94%。登记诉求200件，答复190件，答复率95%。";

  @TempDir private Path folder = Path.of("");

  private Cli.Ended audit(Path text, String... more) {
    String[] words = new String[more.length + 5];
    System.arraycopy(
        new String[] {"audit", text.toString(), "--alone", "--output", folder + "/out"},
        0,
        words,
        0,
        5);
    System.arraycopy(more, 0, words, 5, more.length);
    return Cli.run(words);
  }

  @Test
  void aDismissalHoldsWhileSentenceAndNumbersStay() throws IOException {
    Path text = Files.writeString(folder.resolve("a.txt"), WRONG);
    assertEquals(3, audit(text).exit());

    Cli.Ended dismissed = audit(text, "--dismiss", "1:17", "--reason", "原件如此", "--by", "王某");
    assertEquals(0, dismissed.exit(), dismissed.said());
    assertTrue(audit(text).said().contains("王某"), "who said so is told at every audit");
    assertTrue(audit(text).said().contains("原件如此"));

    Files.writeString(text, "情况如下。\n" + WRONG);
    assertEquals(0, audit(text).exit(), "the sentence was only moved");
    Files.writeString(text, WRONG.replace("94%", "93%"));
    assertEquals(3, audit(text).exit(), "the number is another");
    Files.writeString(text, WRONG.replace("办结95件", "已办结95件"));
    assertEquals(3, audit(text).exit(), "the sentence is another");
  }

  @Test
  void nothingRecognisedIsNotClean() throws IOException {
    assertEquals(3, audit(Files.writeString(folder.resolve("b.txt"), "培训12场，走访30户。")).exit());
    assertEquals(3, audit(Files.writeString(folder.resolve("c.txt"), "")).exit());
  }

  @Test
  void aFileThatCannotBeReadDoesNotKeepTheOthersFromBeingAudited() throws IOException {
    Path many = Files.createDirectory(folder.resolve("many"));
    Files.writeString(many.resolve("a.docx"), "no such file");
    Files.writeString(many.resolve("b.txt"), WRONG);
    Cli.Ended ended = audit(many);
    assertEquals(2, ended.exit());
    assertTrue(ended.said().contains("未核对 [FZ-321] “a.docx”"), ended.said());
    assertTrue(ended.said().contains("对不上"), ended.said());
    assertTrue(ended.said().contains("有 1 个文件读不了"), ended.said());
  }

  @Test
  void digitsWithoutEndAreNoNumber() throws IOException {
    assertEquals(3, audit(Files.writeString(folder.resolve("d.txt"), "1".repeat(50_000))).exit());
  }
}
