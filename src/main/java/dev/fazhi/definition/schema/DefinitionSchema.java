package dev.fazhi.definition.schema;

import dev.fazhi.definition.yaml.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON Schemas (draft 2020-12) of {@code jobs/schema/}, which are part of the program too: by
 * the same keys editors complete the definitions and the program checks them. Names of other
 * definitions are checked by the program only.
 */
public enum DefinitionSchema {
  SOURCE,
  METRICS,
  TABLE,
  NIGHTLY,
  DRAFT,
  AUDIT;

  /** What a schema has around a pattern, which must fit the whole text. */
  private static final String BEGIN = "^(?:";

  private static final String END = ")$";

  private Shape.@Nullable Keys keys;

  /** The keys of such a file; read when they are first asked for. */
  public synchronized Shape.Keys keys() {
    if (keys == null) {
      String file = name().toLowerCase(Locale.ROOT) + ".json";
      try (InputStream json = DefinitionSchema.class.getResourceAsStream(file)) {
        keys = keys(JsonMapper.shared().readTree(Objects.requireNonNull(json, file)));
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
    return keys;
  }

  private static Shape.Keys keys(JsonNode schema) {
    List<String> required = texts(schema.path("required"));
    List<Shape.Key> keys = new ArrayList<>();
    schema
        .get("properties")
        .properties()
        .forEach(
            key ->
                keys.add(
                    new Shape.Key(
                        key.getKey(),
                        shape(key.getValue()),
                        required.contains(key.getKey()),
                        key.getValue().get("description").asString())));
    return new Shape.Keys(List.copyOf(keys));
  }

  private static Shape shape(JsonNode schema) {
    if (schema.has("$ref")) {
      return Shape.Text.NAME;
    } else if (schema.has("enum")) {
      return new Shape.OneOf(texts(schema.get("enum")));
    } else if (schema.has("anyOf")) {
      JsonNode either = schema.get("anyOf");
      return new Shape.Either(text(either.get(0)), shape(either.get(1)));
    } else if (schema.has("properties")) {
      return keys(schema);
    }
    return switch (schema.get("type").asString("")) {
      case "integer" ->
          new Shape.Whole(schema.get("minimum").asInt(), schema.get("maximum").asInt());
      case "boolean" -> new Shape.Flag();
      case "array" -> new Shape.Many(shape(schema.get("items")), !schema.has("minItems"));
      case "object" -> {
        JsonNode key = schema.path("propertyNames");
        yield new Shape.Named(
            key.isMissingNode() ? Shape.Text.ANY : text(key),
            shape(schema.get("additionalProperties")));
      }
      default -> schema.has("pattern") ? text(schema) : Shape.Text.ANY;
    };
  }

  /** A text that must look like something, or of which is said what it is. */
  private static Shape.Text text(JsonNode schema) {
    String pattern = schema.path("pattern").asString("");
    return pattern.isEmpty()
        ? new Shape.Text(null, schema.get("description").asString())
        : Shape.Text.matching(
            pattern.substring(BEGIN.length(), pattern.length() - END.length()),
            schema.get("patternErrorMessage").asString());
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.asString()));
    return List.copyOf(texts);
  }
}
