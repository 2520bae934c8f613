package dev.fazhi.definition.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The committed schemas are those of the program, and what the repository declares is right by
 * them. After a change of the shapes, {@code -Dschemas.write=true} writes them anew.
 */
class SchemasTest {

  private static final Path FOLDER = Path.of("jobs", "schema");
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  @Test
  void theCommittedSchemasAreThoseOfTheProgram() throws IOException {
    for (Map.Entry<String, Map<String, Object>> schema : Schemas.all().entrySet()) {
      Path file = FOLDER.resolve(schema.getKey());
      String text = JSON.writeValueAsString(schema.getValue()).replace("\r\n", "\n") + "\n";
      if (Boolean.getBoolean("schemas.write")) {
        Files.createDirectories(FOLDER);
        Files.writeString(file, text);
      }
      assertThat(file).hasContent(text);
    }
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(file -> String.valueOf(file.getFileName())))
          .containsExactlyInAnyOrderElementsOf(Schemas.all().keySet());
    }
  }

  @Test
  void whatTheRepositoryDeclaresIsRightByThem() throws IOException {
    assertValid("nightly.json", List.of(Path.of("jobs/nightly.yml")));
    assertValid("draft.json", List.of(Path.of("jobs/report/draft.yml")));
    assertValid("audit.json", List.of(Path.of("jobs/report/audit.yml")));
    assertValid("source.json", filesOf("jobs/sources"));
    assertValid("metrics.json", filesOf("jobs/metrics"));
    assertValid("table.json", filesOf("jobs/tables"));
  }

  @Test
  void aMisspeltKeyIsWrongByThem() throws IOException {
    String source = Files.readString(Path.of("jobs/sources/hotline.yml"));

    String wrong = source.replace("headers: [工单状态", "header: [工单状态");

    assertThat(wrong).isNotEqualTo(source);
    assertThat(mistakes("source.json", wrong)).isNotEmpty();
  }

  private static List<Path> filesOf(String folder) throws IOException {
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      return files.sorted().toList();
    }
  }

  private static void assertValid(String schema, List<Path> files) throws IOException {
    assertThat(files).isNotEmpty();
    for (Path file : files) {
      assertThat(mistakes(schema, Files.readString(file))).as(file.toString()).isEmpty();
    }
  }

  private static List<String> mistakes(String schema, String yaml) throws IOException {
    Schema read =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Files.readString(FOLDER.resolve(schema)));
    return read.validate(yaml, InputFormat.YAML).stream().map(Object::toString).toList();
  }
}
