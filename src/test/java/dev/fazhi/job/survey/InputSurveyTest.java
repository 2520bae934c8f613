package dev.fazhi.job.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.job.Runs;
import dev.fazhi.model.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputSurveyTest {

  @TempDir private Path input = Path.of(".");

  private InputSurvey.Found look(Predicate<String> waitsForOk) {
    return new InputSurvey(input, 0, waitsForOk, List.of(), Map.of()).look();
  }

  private static List<String> names(InputSurvey.Found found) {
    return found.files().stream().map(InputSurvey.Candidate::name).toList();
  }

  @Test
  void aFileThatMustHaveAMarkerIsLeftAloneWithoutIt() throws IOException {
    Runs.write(input.resolve("热线.csv"), "a\n");
    Runs.write(input.resolve("台账.csv"), "b\n");
    Runs.write(input.resolve("台账.csv.ok"), "");
    InputSurvey.Found found = look(name -> true);

    assertEquals(List.of("台账.csv"), names(found));
    assertEquals(1, found.leftAlone().size());
    assertTrue(found.leftAlone().get(0).contains("热线.csv.ok"));
  }

  @Test
  void namesInGb18030AreShownAsPeopleReadThemAndNoneIsLost() throws Exception {
    String gbk = "$(printf '\\310\\310\\317\\337')"; // 热线
    String script = "printf a > \"%s.csv\"; printf b > \"%s2.csv\"".formatted(gbk, gbk);
    new ProcessBuilder("bash", "-c", script).directory(input.toFile()).start().waitFor();
    InputSurvey.Found found = look(name -> false);

    assertEquals(List.of("热线.csv", "热线2.csv"), names(found));
    assertEquals(List.of(), found.leftAlone());
    for (InputSurvey.Candidate file : found.files()) {
      assertEquals(1, Files.size(file.path()));
    }
  }

  @Test
  void foldersOfTheProgramInsideHoldNoDeliveries() throws IOException {
    Path data = Files.createDirectories(input.resolve("data"));
    Runs.write(data.resolve("热线.csv"), "a\n");
    Runs.write(Files.createDirectories(input.resolve("街道")).resolve("台账.csv"), "b\n");

    InputSurvey.Found found =
        new InputSurvey(input, 0, name -> false, List.of(data), Map.of()).look();
    assertEquals(List.of("街道/台账.csv"), names(found));
  }

  @Test
  void onlyThoseWaitThatAreNamedToWait() throws IOException {
    Runs.write(input.resolve("热线.csv"), "a\n");
    Runs.write(input.resolve("台账.csv"), "b\n");

    assertEquals(List.of("台账.csv"), names(look(name -> name.contains("热线"))));
    assertEquals(List.of("台账.csv", "热线.csv"), names(look(name -> false)));
  }

  @Test
  void aMarkerOrChecksumWithAnotherHashRefusesTheFile() throws IOException {
    for (String ending : List.of(".ok", ".sha256")) {
      Path file = input.resolve("台账" + ending + ".csv");
      Runs.write(file, "b\n");
      Runs.write(input.resolve(file.getFileName() + ending), "0".repeat(64) + "  x\n");
    }
    Path right = input.resolve("对.csv");
    Runs.write(right, "c\n");
    Runs.write(
        input.resolve("对.csv.ok"), FoundFile.sha256(right).toUpperCase(java.util.Locale.ROOT));
    InputSurvey.Found found = look(name -> name.startsWith("对"));

    assertEquals(List.of("对.csv"), names(found));
    assertEquals(List.of("FZ-145", "FZ-145"), found.refused().stream().map(Fault::code).toList());
  }

  @Test
  void whatIsWrittenBesideIsNoDelivery() throws IOException {
    Files.writeString(input.resolve("~$台账.xlsx"), "");
    Files.writeString(input.resolve("x.ok"), "");

    assertEquals(List.of(), names(look(name -> false)));
  }

  @Test
  void aFileThatNothingWasDoneToIsNotReadAgain() throws Exception {
    Path file = input.resolve("热线.csv");
    long begun;
    Map<String, String> atOnce;
    do {
      begun = System.nanoTime();
      Runs.write(file, "a\n");
      atOnce = look(name -> false).states();
    } while (System.nanoTime() - begun > TimeUnit.SECONDS.toNanos(1));
    assertEquals(Map.of(), atOnce, "changed a moment ago");
    Thread.sleep(2100);
    Map<String, String> states = look(name -> false).states();
    assertEquals(1, states.size());

    Map<String, String> remembered = Map.of(states.keySet().iterator().next(), "0".repeat(64));
    assertEquals("0".repeat(64), hash(remembered), "what is remembered is believed");

    Runs.write(file, "b\n");
    assertEquals(
        FoundFile.sha256(file), hash(remembered), "size and time as before, yet written to");
  }

  private String hash(Map<String, String> remembered) {
    return new InputSurvey(input, 0, name -> false, List.of(), remembered)
        .look()
        .files()
        .get(0)
        .sha256();
  }
}
