package dev.fazhi.faults.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.faults.program.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Inputs made by a fuzzer that is guided by coverage (Jazzer, which the profile {@code faults}
 * brings). It begins with the kept corpus and goes on for {@code -Dfuzz.runs}, by default 100,000
 * executions a subject, or {@code -Dfuzz.seconds}, by default an hour; with {@code
 * -Dfuzz.keep=true} the corpus that it ends with is kept instead. {@link FuzzTest} reads the kept
 * one without it.
 */
@Tag("long")
class CoverageFuzzTest {

  private static final String FUZZER = "com.code_intelligence.jazzer.Jazzer";
  private static final Path CORPUS = Path.of("src/test/resources/faults/corpus");
  private static final Pattern DONE = Pattern.compile("Done (\\d+) runs in (\\d+) second");
  private static final int MOST_BYTES = 8_192;

  @TempDir private Path folder = Path.of(".");

  /** The kept inputs of a subject by their names. */
  static Map<String, byte[]> corpus(FuzzTarget.Subject subject) throws IOException {
    Map<String, byte[]> all = new TreeMap<>();
    try (InputStream in = Files.newInputStream(file(subject));
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        all.put(entry.getName(), zip.readAllBytes());
      }
    }
    return all;
  }

  private static Path file(FuzzTarget.Subject subject) {
    return CORPUS.resolve(subject.name().toLowerCase(Locale.ROOT) + ".zip");
  }

  @ParameterizedTest
  @EnumSource(FuzzTarget.Subject.class)
  void noInputThatReachesNewCodeEndsInAnythingButAnAnswer(FuzzTarget.Subject subject)
      throws Exception {
    Path inputs = Files.createDirectory(folder.resolve("corpus"));
    for (Map.Entry<String, byte[]> input : corpus(subject).entrySet()) {
      Files.write(inputs.resolve(input.getKey()), input.getValue());
    }
    Path said = folder.resolve("said.txt");
    Process fuzzer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-cp",
                System.getProperty("java.class.path"),
                FUZZER,
                "--target_class=" + FuzzTarget.class.getName(),
                "--target_args=" + subject,
                "--instrumentation_includes=dev.fazhi.**",
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + folder + "/",
                "-rss_limit_mb=3000",
                "-timeout=60",
                "-max_len=" + MOST_BYTES,
                "-seed=7",
                "-runs=" + Integer.getInteger("fuzz.runs", 100_000),
                "-max_total_time=" + Integer.getInteger("fuzz.seconds", 3_600),
                inputs.toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();

    int exit = fuzzer.waitFor();

    List<String> lines = Files.readAllLines(said);
    String end = String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
    assertEquals(0, exit, end + found());
    Matcher done = DONE.matcher(end);
    assertTrue(done.find(), end);
    System.out.println("| " + subject + " | " + done.group(1) + " | " + done.group(2) + " s |");
    if (Boolean.getBoolean("fuzz.keep")) {
      keep(subject, inputs);
    }
  }

  /** The input that was neither read nor told. */
  private String found() throws IOException {
    StringBuilder found = new StringBuilder();
    for (Path file : Folders.files(folder)) {
      if (String.valueOf(file.getFileName()).matches("(crash|timeout|oom|slow-unit)-.*")) {
        found.append('\n').append(HexFormat.of().formatHex(Files.readAllBytes(file)));
      }
    }
    return found.toString();
  }

  /** Keeps the inputs in one file, the same bytes for the same inputs. */
  private static void keep(FuzzTarget.Subject subject, Path inputs) throws IOException {
    try (OutputStream out = Files.newOutputStream(file(subject));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Path input : Folders.files(inputs)) {
        ZipEntry entry = new ZipEntry(String.valueOf(input.getFileName()));
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(Files.readAllBytes(input));
      }
    }
  }
}
