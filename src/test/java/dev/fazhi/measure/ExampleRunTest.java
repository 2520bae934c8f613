package dev.fazhi.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.reading.DefinitionLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExampleRunTest {

  private static final Path JOBS = Path.of("jobs");

  @Test
  void everyMetricOfTheRepositoryHasExamplesAndTheyComeOut() {
    Definitions definitions = DefinitionLoader.load(JOBS);
    assertEquals(
        List.of(),
        definitions.metrics().values().stream()
            .filter(metric -> metric.examples().isEmpty())
            .toList());
    assertEquals(List.of(), ExampleRun.failures(definitions));
  }

  @Test
  void anExampleThatDoesNotComeOutIsToldWithItsPlaceAndBothNumbers(@TempDir Path folder) {
    Definitions spoilt =
        edited(
            folder,
            "    meaning: 热线办结量 ÷ 热线受理量\n",
            "    meaning: 热线办结量 ÷ 热线受理量\n" + "    decimals: 1\n");
    List<String> told = ExampleRun.failures(spoilt).stream().map(Object::toString).toList();
    assertEquals(1, told.size(), told::toString);
    assertEquals(
        "指标 hotline.closed_rate 的例子：应是 66.67（2 ÷ 3），算出来是 66.7（2 ÷ 3）",
        told.get(0).substring(told.get(0).indexOf("指标")));
    assertEquals("metrics/hotline.yml:", told.get(0).substring(0, "metrics/hotline.yml:".length()));
  }

  @Test
  void aConditionTurnedRoundIsNoticed(@TempDir Path folder) {
    Definitions wrong = edited(folder, "where: closed_at <= as_of", "where: closed_at >= as_of");
    assertEquals(true, ExampleRun.failures(wrong).size() > 3);
  }

  private static Definitions edited(Path folder, String from, String to) {
    try (Stream<Path> files = Files.walk(JOBS)) {
      for (Path file : files.toList()) {
        Path target = folder.resolve(JOBS.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else if (!Files.exists(target)) {
          Files.copy(file, target);
        }
      }
      Path metrics = folder.resolve("metrics/hotline.yml");
      String text = Files.readString(metrics);
      assertEquals(true, text.contains(from), "the file no longer has: " + from);
      Files.writeString(metrics, text.replaceFirst(java.util.regex.Pattern.quote(from), to));
      return DefinitionLoader.load(folder);
    } catch (IOException unexpected) {
      throw new UncheckedIOException(unexpected);
    }
  }
}
