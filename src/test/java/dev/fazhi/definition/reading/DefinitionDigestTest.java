package dev.fazhi.definition.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.definition.JobsCopy;
import dev.fazhi.definition.yaml.DefinitionDigest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The digest changes with every edit of a definition and with nothing else. */
class DefinitionDigestTest {

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @Test
  void theSameFilesHaveTheSameDigestWhereverTheyLie() {
    String digest = JobsCopy.in(folder).load().digest();
    assertEquals(DefinitionLoader.load(JobsCopy.ORIGINAL).digest(), digest);
    assertTrue(digest.matches("[0-9a-f]{64}"));
  }

  @Test
  void aCommentChangesIt() {
    JobsCopy jobs = JobsCopy.in(folder);
    String before = jobs.load().digest();
    jobs.edit("sources/hotline.yml", "fields:", "# see the export\nfields:");
    assertNotEquals(before, jobs.load().digest());
  }

  @Test
  void aSentenceOfTheReportChangesIt() throws IOException {
    JobsCopy jobs = JobsCopy.in(folder);
    String before = jobs.load().digest();
    Files.createDirectories(folder.resolve("report"));
    jobs.write("report/zz.yml", "not: checked here\n");
    assertNotEquals(before, jobs.load().digest());
  }

  @Test
  void anEditorsBackupAndTheSampleDoNot() throws IOException {
    JobsCopy jobs = JobsCopy.in(folder);
    String before = jobs.load().digest();
    Files.createDirectories(folder.resolve("sample"));
    jobs.write("sample/counts.yml", "x: 1\n");
    jobs.write("sources/hotline.yml~", "x: 1\n");
    jobs.write("sources/.hotline.yml.swp", "x: 1\n");
    assertEquals(before, jobs.load().digest());
  }

  @Test
  void lineEndsOfWindowsDoNot() {
    assertEquals(digest("a", "x\ny\n"), digest("a", "x\r\ny\r\n"));
    assertNotEquals(digest("a", "x\ny\n"), digest("a", "x\ry\n"));
  }

  @Test
  void bytesThatMoveFromOneFileOrNameToAnotherChangeIt() {
    assertNotEquals(digest("a", "xy", "b", ""), digest("a", "x", "b", "y"));
    assertNotEquals(digest("ab", "x"), digest("a", "bx"));
  }

  private static String digest(String... namesAndTexts) {
    TreeMap<String, byte[]> files = new TreeMap<>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      files.put(namesAndTexts[i], namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
    }
    return DefinitionDigest.of(files);
  }
}
