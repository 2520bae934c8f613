package dev.fazhi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.definition.condition.Reference;
import dev.fazhi.definition.condition.WorkCalendar;
import dev.fazhi.definition.reading.DefinitionLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The program knows no indicator, no header and no district: they stand in the declarations. */
class DeclaredNamesTest {

  private static final Path MAIN = Path.of("src/main/java");

  /** Shorter headers, such as 状态, are everyday words of any message. */
  private static final int FEWEST = 4;

  /**
   * Headers that are the program's own words: of returns in general, of forms, of what is masked.
   */
  private static final Set<String> OWN = Set.of("填报单位", "身份证号");

  @Test
  void noTextOrCommentOfTheProgramNamesWhatIsDeclared() throws IOException {
    Definitions definitions = DefinitionLoader.load(Path.of("jobs"));
    Set<String> declared = new TreeSet<>();
    for (Metric metric : definitions.metrics().values()) {
      declared.addAll(List.of(metric.id(), metric.name()));
    }
    for (Source source : definitions.sources().values()) {
      declared.add(source.title());
      declared.addAll(source.personal());
      source.fields().stream().map(Field::headers).forEach(declared::addAll);
    }
    for (Reference reference : definitions.references().values()) {
      if (reference.id().equals(WorkCalendar.LIST)) {
        continue;
      }
      declared.addAll(reference.names());
      declared.addAll(reference.canonical().keySet());
    }
    declared.add(definitions.nightly().area());
    declared.removeIf(name -> name.length() < FEWEST || OWN.contains(name));

    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(MAIN)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        // comments too
        String text = Files.readString(file);
        declared.stream()
            .filter(text::contains)
            .forEach(name -> found.add(name + " in " + file.getFileName()));
      }
    }

    assertThat(declared).hasSizeGreaterThan(150);
    assertThat(found).isEmpty();
  }
}
