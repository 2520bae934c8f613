package dev.fazhi.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.sample.file.FilePlan;
import dev.fazhi.sample.reader.SampleReader;
import dev.fazhi.sample.record.SampleNode;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

/** The sample's headers are those that the sources declare, personal ones among them. */
class SampleHeadersTest {

  private static final Set<String> BEYOND = Set.of("序号", "紧急程度");

  @ParameterizedTest
  @CsvSource({
    "智慧昆都仑热线工单, hotline, 3",
    "矛盾纠纷, mediation, 2",
    "行政复议, review, 1",
    "行政诉讼, litigation, 1",
    "行政应诉, litigation, 1",
    "部门报送, returns, 8"
  })
  void everyColumnIsKnownAndNoneThatIsRequiredIsMissing(String file, String source, int files)
      throws IOException {
    List<FilePlan> plans =
        SampleReader.read(Path.of("jobs/sample.yml")).stream()
            .filter(plan -> plan.name().startsWith(file))
            .toList();
    assertEquals(files, plans.size());
    Source declared = source(source);
    for (FilePlan plan : plans) {
      for (FilePlan.Sheet sheet : plan.sheets()) {
        FilePlan.Content content = sheet.content();
        if (content != null) {
          Set<String> headers = new HashSet<>();
          content.columns().forEach(column -> headers.add(normal(column.header())));
          assertAgrees(declared, headers, plan.name());
        }
      }
    }
  }

  private static void assertAgrees(Source declared, Set<String> headers, String file) {
    for (Set<String> required : declared.required()) {
      assertTrue(required.stream().anyMatch(headers::contains), file + " lacks " + required);
    }
    for (String header : headers) {
      assertTrue(declared.known().contains(header) || BEYOND.contains(header), file + header);
    }
    for (Set<String> field : declared.all()) {
      assertTrue(field.stream().filter(headers::contains).count() <= 1, file + " doubles " + field);
    }
  }

  /** What a source declares of headers, a set for each field. */
  private record Source(List<Set<String>> all, List<Set<String>> required, Set<String> known) {}

  private static Source source(String id) throws IOException {
    SampleNode yaml;
    try (Reader reader = Files.newBufferedReader(Path.of("jobs/sources/" + id + ".yml"))) {
      yaml = new SampleNode(new Yaml().compose(reader));
    }
    Source source = new Source(new ArrayList<>(), new ArrayList<>(), new HashSet<>());
    for (SampleNode field : yaml.need("fields").entries().values()) {
      Set<String> headers = new HashSet<>();
      field.need("headers").list().forEach(header -> headers.add(normal(header.text())));
      source.all().add(headers);
      source.known().addAll(headers);
      if (field.find("required").isPresent()) {
        source.required().add(headers);
      }
    }
    yaml.need("personal").list().forEach(header -> source.known().add(header.text()));
    return source;
  }

  private static String normal(String header) {
    return Normalizer.normalize(header, Normalizer.Form.NFKC).replaceAll("\\s|\\(.*\\)", "");
  }
}
