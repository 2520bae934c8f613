package dev.fazhi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in the empty environments of schedulers. */
class LauncherTest {

  @TempDir private Path home = Path.of(".");

  /** A program that is built, and a Java that says how it was called. */
  @BeforeEach
  void program() throws IOException {
    Files.copy(Path.of("fazhi"), home.resolve("fazhi"));
    Files.createFile(Files.createDirectories(home.resolve("target")).resolve("fazhi.jar"));
    Path java = Files.createDirectories(home.resolve("jdk/bin")).resolve("java");
    Files.writeString(
        java,
        """
        #!/bin/sh
        if [ "$1" = -Djarmode=tools ]; then mkdir "$6" && exec touch "$6/fazhi.jar"; fi
        echo "$LC_ALL"
        printf '%s\\n' "$@"
        """);
    assertThat(java.toFile().setExecutable(true)).isTrue();
  }

  private List<String> start(String... environment) throws Exception {
    return startOn("输入", environment);
  }

  private List<String> startOn(String input, String... environment) throws Exception {
    List<String> command = new ArrayList<>(List.of("env", "-i"));
    command.addAll(List.of(environment));
    command.addAll(
        List.of("JAVA_HOME=" + home.resolve("jdk"), "bash", home.resolve("fazhi").toString()));
    command.addAll(List.of("run", "--input", input));
    return call(command);
  }

  private static List<String> call(List<String> command) throws Exception {
    // a working directory that nothing can be written to
    Process process = new ProcessBuilder(command).directory(Path.of("/proc").toFile()).start();
    byte[] out = process.getInputStream().readAllBytes();
    assertThat(process.waitFor()).isZero();
    return new String(out, StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void withoutALocaleNamesOfFilesAreUtf8AllTheSame() throws Exception {
    List<String> called = start();

    assertThat(called.get(0)).matches("(?i).*\\.utf-?8");
    assertThat(called)
        .contains("-Dsun.jnu.encoding=UTF-8", "-Dfile.encoding=UTF-8")
        .endsWith("run", "--input", "输入");
  }

  @Test
  void aLocaleOfUtf8IsLeftAsItIs() throws Exception {
    assertThat(start("LANG=zh_CN.UTF-8").get(0)).isEmpty();
    assertThat(start("LC_ALL=POSIX").get(0)).matches("(?i).*\\.utf-?8");
  }

  @Test
  void aMachineWithoutAnyLocaleGetsOneForJavaAlone() throws Exception {
    Path tools = Files.createDirectories(home.resolve("tools"));
    Path locale = tools.resolve("locale");
    Files.writeString(locale, "#!/bin/sh\nprintf 'C\\nPOSIX\\n'\n");
    assertThat(locale.toFile().setExecutable(true)).isTrue();

    assertThat(start("PATH=" + tools + ":/usr/local/bin:/usr/bin:/bin").get(0))
        .isEqualTo("C.UTF-8");
  }

  @Test
  void theProgramIsUnpackedOnceForABuild() throws Exception {
    Path unpacked = home.resolve("target/unpacked");
    assertThat(start()).contains(unpacked.resolve("fazhi.jar").toString());
    Files.createFile(unpacked.resolve("of-the-first"));

    start();
    assertThat(unpacked.resolve("of-the-first")).exists();

    Path jar = home.resolve("target/fazhi.jar");
    Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(60)));
    assertThat(start()).contains(jar.toString());
    assertThat(unpacked.resolve("of-the-first")).doesNotExist();
  }

  @Test
  void theClassesThatOneRunArchivedAreSharedByTheNext() throws Exception {
    Path archive = Path.of(options(start(), "-XX:ArchiveClassesAtExit=").get(0));
    assertThat(options(start(), "-XX:SharedArchiveFile=")).isEmpty();

    Files.writeString(archive, "archived");
    Files.createFile(Path.of(archive + ".rich"));
    List<String> next = start();
    assertThat(options(next, "-XX:ArchiveClassesAtExit=")).isEmpty();
    assertThat(options(next, "-XX:SharedArchiveFile="))
        .singleElement()
        .satisfies(shared -> assertThat(Path.of(shared)).hasContent("archived"));
  }

  @Test
  void anArchiveThatBrokeOffIsNotShared() throws Exception {
    Path archive = Path.of(options(start(), "-XX:ArchiveClassesAtExit=").get(0));
    Files.write(archive, new byte[100]);
    Files.createFile(Path.of(archive + ".rich"));

    assertThat(options(start(), "-XX:SharedArchiveFile=")).isEmpty();
    assertThat(archive).doesNotExist();
  }

  /** It would hold little, and no other would be made as long as it is there. */
  @Test
  void theArchiveOfARunThatEndedEarlyIsNotKept() throws Exception {
    Path archive = Path.of(options(start(), "-XX:ArchiveClassesAtExit=").get(0));
    Files.writeString(archive, "archived");

    List<String> next = start();
    assertThat(options(next, "-XX:SharedArchiveFile=")).isEmpty();
    assertThat(options(next, "-XX:ArchiveClassesAtExit=")).hasSize(1);
    assertThat(archive).doesNotExist();
  }

  /** Java would pass it over without a word, at every start. */
  @Test
  void anArchiveFromElsewhereIsMadeAnew(@TempDir Path elsewhere) throws Exception {
    theClassesThatOneRunArchivedAreSharedByTheNext();
    Process copy =
        new ProcessBuilder("cp", "-a", home + "/.", elsewhere.toString()).inheritIO().start();
    assertThat(copy.waitFor()).isZero();
    home = elsewhere;

    assertThat(options(start(), "-XX:ArchiveClassesAtExit=")).hasSize(1);
  }

  /** What root installed and a service's user runs. */
  @Test
  void leftoversInAFolderThatIsNotWritableArePassedOver() throws Exception {
    Path archive = Path.of(options(start(), "-XX:ArchiveClassesAtExit=").get(0));
    Files.writeString(archive, "archived");
    shell("chmod -R a+rX,a-w " + home);

    try {
      assertThat(call(asSomebody("LANG=C.UTF-8", "run"))).endsWith("run");
    } finally {
      shell("chmod -R u+w " + home);
    }
  }

  /** Root may write everywhere. */
  private List<String> asSomebody(String environment, String argument) {
    List<String> command = new ArrayList<>();
    if ("root".equals(System.getProperty("user.name"))) {
      command.addAll(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
    }
    command.addAll(List.of("env", "-i", environment, "JAVA_HOME=" + home.resolve("jdk"), "bash"));
    command.addAll(List.of(home.resolve("fazhi").toString(), argument));
    return command;
  }

  private static void shell(String command) throws Exception {
    assertThat(new ProcessBuilder("sh", "-c", command).inheritIO().start().waitFor()).isZero();
  }

  @Test
  void aSecondCompilerIsStartedForALargeFileToBeLookedAt() throws Exception {
    Path export = home.resolve("台账 2022.xlsx");
    try (RandomAccessFile file = new RandomAccessFile(export.toFile(), "rw")) {
      file.setLength(1 << 20);
      assertThat(check(export)).contains("-XX:TieredStopAtLevel=1");
      file.setLength(10 << 20);
      assertThat(check(export)).doesNotContain("-XX:TieredStopAtLevel=1");
    }
  }

  @Test
  void aRunOverALargeDatabaseCollectsWithAllCoresAndCompilesLate() throws Exception {
    assertThat(start()).contains("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    Path database = Files.createDirectories(home.resolve("data")).resolve("fazhi.mv.db");
    try (RandomAccessFile file = new RandomAccessFile(database.toFile(), "rw")) {
      file.setLength(100 << 20);
    }
    assertThat(start())
        .contains("-XX:+UseParallelGC")
        .doesNotContain("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
        .anyMatch(option -> option.startsWith("-XX:Tier4InvocationThreshold="));
  }

  private List<String> check(Path file) throws Exception {
    String launcher = home.resolve("fazhi").toString();
    return call(
        List.of("env", "JAVA_HOME=" + home.resolve("jdk"), launcher, "check", file.toString()));
  }

  private static List<String> options(List<String> called, String name) {
    return called.stream()
        .filter(option -> option.startsWith(name))
        .map(option -> option.substring(name.length()))
        .toList();
  }

  @Test
  void aSecondCompilerIsStartedOnlyForALargeExport() throws Exception {
    Path input = Files.createDirectory(home.resolve("exports"));
    try (RandomAccessFile export = new RandomAccessFile(input.resolve("a.csv").toFile(), "rw")) {
      export.setLength(1 << 20);
      assertThat(startOn(input.toString())).contains("-XX:TieredStopAtLevel=1");
      export.setLength(100 << 20);
      assertThat(startOn(input.toString())).doesNotContain("-XX:TieredStopAtLevel=1");
    }
  }
}
