package dev.fazhi.definition.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.schema.DefinitionSchema;
import dev.fazhi.definition.yaml.DefinitionErrors;
import dev.fazhi.definition.yaml.ParsedFiles;
import dev.fazhi.definition.yaml.Reporter;
import dev.fazhi.definition.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** What was parsed is parsed again only where it has changed, and never believed over the files. */
class ParsedFilesTest {

  @TempDir private Path jobs = Path.of(".");

  private final Memory memory = new Memory();

  /** Keeps in memory, and counts. */
  private static final class Memory implements ParsedFiles.Store {
    private String build = "one";
    private byte[] bytes = new byte[0];
    private int written;

    @Override
    public String build() {
      return build;
    }

    @Override
    public byte[] read() {
      return bytes;
    }

    @Override
    public void write(byte[] next) {
      bytes = next;
      written++;
    }
  }

  @BeforeEach
  void definitions() throws IOException {
    FileSystemUtils.copyRecursively(Path.of("jobs"), jobs);
  }

  private Definitions load() {
    return DefinitionLoader.load(jobs, memory);
  }

  private void edit(String file, String from, String to) throws IOException {
    String text = Files.readString(jobs.resolve(file));
    assertThat(text).contains(from);
    Files.writeString(jobs.resolve(file), text.replace(from, to));
  }

  /** Whether what is kept of the file equals what the file says. */
  private void assertKept(String file, DefinitionSchema schema) throws IOException {
    byte[] bytes = Files.readAllBytes(jobs.resolve(file));
    Reporter reporter = new Reporter(file, new ArrayList<>());
    assertThat(new ParsedFiles(memory).read(bytes, schema::keys, reporter))
        .isNotNull()
        .isEqualTo(YamlReader.read(bytes, schema.keys(), reporter));
    assertThat(reporter.found()).isEmpty();
  }

  @Test
  void theSecondStartParsesNothing() throws IOException {
    Definitions first = load();
    Definitions second = load();

    // whoever parses a file keeps it
    assertThat(memory.written).isOne();
    assertThat(second.digest()).isEqualTo(first.digest());
    assertThat(second.metrics().keySet()).isEqualTo(first.metrics().keySet());
    assertThat(second.tables()).isEqualTo(first.tables());
    assertThat(second.nightly().calendars()).isEqualTo(first.nightly().calendars());
    assertKept("nightly.yml", DefinitionSchema.NIGHTLY);
    assertKept("sources/hotline.yml", DefinitionSchema.SOURCE);
    assertKept("metrics/returns.yml", DefinitionSchema.METRICS);
    assertKept("report/draft.yml", DefinitionSchema.DRAFT);
  }

  @Test
  void anEditIsSeenAtOnce() throws IOException {
    String title = load().source("review").title();
    edit("sources/review.yml", title, "另一个名称");
    assertThat(load().source("review").title()).isEqualTo("另一个名称");
    edit("sources/review.yml", "另一个名称", title);
    assertThat(load().source("review").title()).isEqualTo(title);
    assertThat(memory.written).isEqualTo(3);
  }

  @Test
  void aMistakeIsToldEachTimeAndWhatItIsInIsNotKept() throws IOException {
    load();
    edit("sources/review.yml", "source:", "sauce:");
    for (int start = 0; start < 2; start++) {
      assertThatThrownBy(this::load)
          .isInstanceOf(DefinitionErrors.class)
          .hasMessageContaining("sauce");
    }
    assertThat(memory.written).isOne();
  }

  @Test
  void whatIsBrokenOrOfAnotherBuildIsPassedOver() throws IOException {
    load();
    byte[] whole = memory.bytes;
    List<byte[]> broken = new ArrayList<>();
    for (int part = 0; part < 40; part++) {
      int at = (int) ((long) whole.length * part / 40);
      byte[] flipped = whole.clone();
      flipped[at] ^= 0x41;
      broken.add(flipped);
      broken.add(Arrays.copyOf(whole, at));
    }
    broken.add(Arrays.copyOf(whole, whole.length + 1));
    for (byte[] each : broken) {
      memory.bytes = each;
      assertKept("nightly.yml", DefinitionSchema.NIGHTLY);
    }
    memory.bytes = whole;
    memory.build = "two";
    load();
    assertThat(memory.written).isEqualTo(2);
  }
}
