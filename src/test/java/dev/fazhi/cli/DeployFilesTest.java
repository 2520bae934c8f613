package dev.fazhi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The files of {@code src/deploy} fit the program, the documents and each other. */
class DeployFilesTest {

  private static final Path DEPLOY = Path.of("src/deploy");
  private static final Pattern START = Pattern.compile("(?m)^ExecStart=/opt/fazhi/fazhi (.*)$");
  private static final Pattern COMMAND = Pattern.compile("(?m)^    command: \\[((?!postgres).*)]$");
  private static final Pattern PACKED = Pattern.compile("<(?:source|include)>([^<*]+)</");

  @TempDir private Path folder = Path.of(".");

  @Test
  void unitsStartWhatTheProgramKnows() throws IOException {
    List<String> started = new ArrayList<>();
    for (Path unit : deployed(".service")) {
      Matcher start = START.matcher(Files.readString(unit));
      assertThat(start.find()).as("%s starts the program", unit).isTrue();
      started.add(start.group(1));
    }

    assertThat(started)
        .contains("run --retry", "serve", "worker --data /srv/fazhi/data/worker-%i")
        .allSatisfy(DeployFilesTest::understood);
  }

  @Test
  void containersStartWhatTheProgramKnows() throws IOException {
    List<String> started =
        COMMAND
            .matcher(Files.readString(DEPLOY.resolve("compose.yaml")))
            .results()
            .map(found -> found.group(1).replace(",", ""))
            .toList();

    assertThat(started).isNotEmpty().allSatisfy(DeployFilesTest::understood);
  }

  /** Throws what the command line says against the arguments. */
  private static void understood(String arguments) {
    String[] words = arguments.split("\\s+");
    CommandLine.ParseResult parsed = Main.line(words[0]).parseArgs(words);
    assertThat(parsed.hasSubcommand()).isTrue();
  }

  @Test
  void theManualNamesEveryFile() throws IOException {
    String manual = Files.readString(Path.of("src/docs/operations.md"));
    try (Stream<Path> files = Files.list(DEPLOY)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .allSatisfy(name -> assertThat(manual).contains("src/deploy/" + name));
    }
  }

  @Test
  void whatIsPackedIsThere() throws IOException {
    List<String> missing = new ArrayList<>();
    Matcher packed = PACKED.matcher(Files.readString(DEPLOY.resolve("tarball.xml")));
    while (packed.find()) {
      String name = packed.group(1);
      if (!name.startsWith("target/")
          && !Files.exists(Path.of(name))
          && !Files.exists(DEPLOY.resolve(name))) {
        missing.add(name);
      }
    }

    assertThat(missing).isEmpty();
  }

  @Test
  void setUpPutsEverythingInPlaceAndAnUpgradeTouchesNoDefinition() throws Exception {
    Path unpacked = unpacked();
    Path root = folder.resolve("root");

    setUp(unpacked, root);

    assertThat(rights(root, "opt/fazhi/fazhi")).isEqualTo("rwxr-xr-x");
    assertThat(rights(root, "opt/fazhi/lib/fazhi.jar")).isEqualTo("rw-r--r--");
    assertThat(rights(root, "srv/fazhi")).isEqualTo("rwxr-x---");
    assertThat(rights(root, "srv/fazhi/data")).isEqualTo("rwx------");
    assertThat(rights(root, "etc/fazhi/fazhi.env")).isEqualTo("rw-r-----");
    assertThat(rights(root, "usr/local/bin/fazhi")).isEqualTo("rwxr-xr-x");
    assertThat(root.resolve("srv/fazhi/jobs/nightly.yml")).hasContent("first");
    for (Path unit : deployed(".service", ".timer")) {
      assertThat(root.resolve("etc/systemd/system").resolve(unit.getFileName()))
          .hasSameTextualContentAs(unit);
    }

    Files.writeString(root.resolve("srv/fazhi/jobs/nightly.yml"), "changed here");
    Files.writeString(root.resolve("etc/fazhi/fazhi.env"), "FAZHI_DB=here");
    Files.writeString(unpacked.resolve("lib/fazhi.jar"), "newer");
    setUp(unpacked, root);

    assertThat(root.resolve("opt/fazhi/lib/fazhi.jar")).hasContent("newer");
    assertThat(root.resolve("srv/fazhi/jobs/nightly.yml")).hasContent("changed here");
    assertThat(root.resolve("etc/fazhi/fazhi.env")).hasContent("FAZHI_DB=here");
    assertThat(root.resolve("opt")).isDirectoryNotContaining(path -> !path.endsWith("fazhi"));
  }

  @Test
  void systemdUnderstandsTheUnits() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/systemd-analyze")), "no systemd-analyze");
    for (Path unit : deployed(".service", ".timer")) {
      // the program is not installed where these run
      Files.writeString(
          folder.resolve(unit.getFileName()),
          Files.readString(unit).replace("/opt/fazhi/fazhi ", "/bin/true "));
    }
    List<String> command = new ArrayList<>(List.of("systemd-analyze", "verify", "--man=no"));
    for (Path unit : deployed(".service", ".timer")) {
      command.add(folder.resolve(unit.getFileName()).toString());
    }

    assertThat(run(new ProcessBuilder(command))).isEmpty();
  }

  /** The tarball's content as far as the set-up reads it. */
  private Path unpacked() throws IOException {
    Path unpacked = folder.resolve("unpacked");
    Path deploy = Files.createDirectories(unpacked.resolve("deploy"));
    try (Stream<Path> files = Files.list(DEPLOY)) {
      for (Path file : files.toList()) {
        Files.copy(file, deploy.resolve(file.getFileName()));
      }
    }
    Files.copy(Path.of("fazhi"), unpacked.resolve("fazhi"));
    Files.writeString(Files.createDirectories(unpacked.resolve("lib")).resolve("fazhi.jar"), "jar");
    Files.writeString(
        Files.createDirectories(unpacked.resolve("jobs")).resolve("nightly.yml"), "first");
    return unpacked;
  }

  private static void setUp(Path unpacked, Path root) throws Exception {
    ProcessBuilder setup = new ProcessBuilder("sh", unpacked.resolve("deploy/setup.sh").toString());
    setup.environment().put("DESTDIR", root.toString());
    assertThat(run(setup)).contains("已安装");
  }

  /** What a command says; it must succeed. */
  private static String run(ProcessBuilder command) throws Exception {
    Process process = command.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  private static String rights(Path root, String path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve(path)));
  }

  private static List<Path> deployed(String... endings) throws IOException {
    try (Stream<Path> files = Files.list(DEPLOY)) {
      return files
          .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
          .sorted()
          .toList();
    }
  }
}
