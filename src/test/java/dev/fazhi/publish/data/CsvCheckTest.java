package dev.fazhi.publish.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fazhi.publish.Publisher;
import dev.fazhi.publish.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The published CSV files are held against their metadata, value by value. */
class CsvCheckTest {

  @TempDir Path output;
  private Path folder = Path.of("");

  @BeforeEach
  void publish() {
    folder = new Publisher().publish(Samples.publication(1), output).folder();
  }

  private List<String> faultsAfter(String file, String seen, String other) throws IOException {
    Path edited = folder.resolve(file);
    Files.writeString(edited, Files.readString(edited).replaceFirst(seen, other));
    return CsvCheck.faults(folder);
  }

  @Test
  void filesAsTheyShouldBeHaveNone() throws IOException {
    assertEquals(List.of(), CsvCheck.faults(folder));
  }

  @Test
  void aHeaderThatTheMetadataDoesNotName() throws IOException {
    assertEquals(
        List.of("figures.csv 第 1 条：表头“metrik”与 figures.json 不符"),
        faultsAfter("figures.csv", "metric,", "metrik,"));
  }

  @Test
  void aValueOfAnotherType() throws IOException {
    assertEquals(
        List.of("tables/hotline-by-unit.csv 第 2 条“c2”栏：“三万”的类型与 figures.json 不符"),
        faultsAfter("tables/hotline-by-unit.csv", ",30000,", ",三万,"));
  }

  @Test
  void aValueThatBecomesAFormula() throws IOException {
    assertEquals(
        List.of("tables/hotline-by-unit.csv 第 5 条“c1”栏：会被当作公式"),
        faultsAfter("tables/hotline-by-unit.csv", "'=1\\+1", "＝1+1"));
  }

  @Test
  void aFileThatIsMissing() throws IOException {
    Files.delete(folder.resolve("quality.csv"));

    assertEquals(List.of("figures.json：没有它所说的文件 quality.csv"), CsvCheck.faults(folder));
  }
}
