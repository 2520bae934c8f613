package dev.fazhi.definition.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.fazhi.definition.ExpectedDoubt;
import dev.fazhi.definition.Filing;
import dev.fazhi.definition.Nightly;
import dev.fazhi.definition.Notify;
import dev.fazhi.definition.Phrase;
import dev.fazhi.definition.Rounding;
import dev.fazhi.definition.Source;
import dev.fazhi.definition.Table;
import dev.fazhi.definition.condition.Consequence;
import dev.fazhi.definition.condition.Cut;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.definition.yaml.EnumNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the repository declares is right by the schemas, and their words are the program's. */
class SchemasTest {

  private static final Path FOLDER = Path.of("jobs", "schema");
  private static final String FIELD = "/properties/fields/additionalProperties/properties/";
  private static final String METRIC = "/properties/metrics/additionalProperties/properties/";
  private static final JsonMapper JSON = JsonMapper.shared();

  static Stream<Arguments> words() {
    List<String> parts = EnumNames.of(Filing.Part.class);
    String column = "/properties/columns/items/properties/";
    return Stream.of(
        arguments("source.json", FIELD + "type", EnumNames.of(Field.Type.class)),
        arguments("source.json", FIELD + "unknown", EnumNames.of(Consequence.class)),
        arguments("source.json", FIELD + "derive/properties/part", EnumNames.of(Cut.Part.class)),
        arguments("source.json", "/properties/delivery", EnumNames.of(Source.Delivery.class)),
        arguments(
            "source.json",
            "/properties/rules/items/properties/severity",
            EnumNames.of(Consequence.class)),
        arguments(
            "source.json",
            "/properties/expected_doubts/items/properties/code",
            ExpectedDoubt.CODES),
        arguments("metrics.json", METRIC + "rounding", EnumNames.of(Rounding.class)),
        arguments("table.json", "/properties/rows", EnumNames.of(Table.Rows.class)),
        arguments("table.json", "/properties/order", EnumNames.of(Table.Order.class)),
        arguments("table.json", column + "part", parts),
        arguments("table.json", column + "columns/items/properties/part", parts),
        arguments(
            "table.json", column + "columns/items/properties/columns/items/properties/part", parts),
        arguments(
            "table.json",
            "/properties/extra/items",
            parts.subList(Filing.Part.SHARE.ordinal(), parts.size())),
        arguments(
            "nightly.json",
            "/properties/calendars/items/properties/every",
            EnumNames.of(Nightly.Calendar.Every.class)),
        arguments(
            "nightly.json", "/properties/notify/properties/when", EnumNames.of(Notify.When.class)),
        arguments(
            "nightly.json",
            "/properties/notify/properties/channels/items/properties/kind",
            EnumNames.of(Notify.Kind.class)),
        arguments(
            "nightly.json",
            "/properties/notify/properties/channels/items/properties/tls",
            EnumNames.of(Notify.Tls.class)),
        arguments(
            "audit.json",
            "/properties/phrases/items/properties/trend",
            EnumNames.of(Phrase.Direction.class)));
  }

  @ParameterizedTest
  @MethodSource("words")
  void whatMayBeWrittenIsWhatTheProgramKnows(String schema, String at, List<String> words)
      throws IOException {
    assertThat(read(schema).at(at + "/enum")).map(JsonNode::asString).isEqualTo(words);
  }

  @Test
  void numbersAndDaysAreThoseOfTheProgram() throws IOException {
    JsonNode metric = read("metrics.json").at(METRIC.substring(0, METRIC.length() - 1));
    assertThat(metric.at("/since/pattern").asString()).isEqualTo("^(?:%s)$", ValuePatterns.DAY);
    assertThat(metric.at("/expect/properties/min/pattern").asString())
        .isEqualTo("^(?:%s)$", ValuePatterns.NUMBER);
    assertThat(read("source.json").at(FIELD + "decimals/maximum").asInt())
        .isEqualTo(Field.Reading.MOST_DECIMALS);
  }

  private static JsonNode read(String schema) throws IOException {
    return JSON.readTree(Files.readAllBytes(FOLDER.resolve(schema)));
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
