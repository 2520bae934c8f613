package dev.fazhi.definition.schema;

import dev.fazhi.definition.yaml.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Makes JSON Schemas (draft 2020-12) of the definition files for editors, from the shapes with
 * which the program checks them. Names of other definitions are checked by the program only.
 */
final class Schemas {

  private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";

  private Schemas() {}

  /** The schemas by the names of their files under {@code jobs/schema/}. */
  static Map<String, Map<String, Object>> all() {
    Map<String, Map<String, Object>> all = new LinkedHashMap<>();
    all.put("nightly.json", file("jobs/nightly.yml", NightlyShape.FILE));
    all.put("source.json", file("jobs/sources/*.yml", SourceShape.FILE));
    all.put("metrics.json", file("jobs/metrics/*.yml", MetricShape.FILE));
    all.put("table.json", file("jobs/tables/*.yml", TableShape.FILE));
    all.put("draft.json", file("jobs/report/draft.yml", ReportShape.DRAFT));
    all.put("audit.json", file("jobs/report/audit.yml", ReportShape.AUDIT));
    return all;
  }

  private static Map<String, Object> file(String files, Shape shape) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", DRAFT);
    schema.put("title", files);
    schema.putAll(of(shape));
    return schema;
  }

  private static Map<String, Object> of(Shape shape) {
    Map<String, Object> schema = new LinkedHashMap<>();
    if (shape instanceof Shape.Text text) {
      // numbers and booleans are accepted where text is expected
      schema.put("type", List.of("string", "number", "boolean"));
      Pattern pattern = text.pattern();
      if (pattern != null) {
        schema.put("pattern", "^(?:" + pattern.pattern() + ")$");
        schema.put("description", text.expected());
      }
    } else if (shape instanceof Shape.OneOf one) {
      schema.put("enum", one.words());
    } else if (shape instanceof Shape.Whole whole) {
      schema.put("type", "integer");
      schema.put("minimum", whole.least());
      schema.put("maximum", whole.most());
    } else if (shape instanceof Shape.Flag) {
      schema.put("type", "boolean");
    } else if (shape instanceof Shape.Many many) {
      schema.put("type", "array");
      schema.put("items", of(many.of()));
      if (!many.mayBeEmpty()) {
        schema.put("minItems", 1);
      }
    } else if (shape instanceof Shape.Named named) {
      schema.put("type", "object");
      Pattern pattern = named.key().pattern();
      if (pattern != null) {
        schema.put("propertyNames", Map.of("pattern", "^(?:" + pattern.pattern() + ")$"));
      }
      schema.put("additionalProperties", of(named.of()));
    } else if (shape instanceof Shape.Keys keys) {
      keys(schema, keys);
    } else if (shape instanceof Shape.Either either) {
      schema.put("anyOf", List.of(of(either.text()), of(either.other())));
    }
    return schema;
  }

  private static void keys(Map<String, Object> schema, Shape.Keys keys) {
    Map<String, Object> properties = new LinkedHashMap<>();
    for (Shape.Key key : keys.keys()) {
      Map<String, Object> property = new LinkedHashMap<>();
      property.put("description", key.meaning());
      Map<String, Object> of = of(key.of());
      of.remove("description");
      property.putAll(of);
      properties.put(key.name(), property);
    }
    schema.put("type", "object");
    schema.put("properties", properties);
    List<String> required =
        keys.keys().stream().filter(Shape.Key::required).map(Shape.Key::name).toList();
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    schema.put("additionalProperties", false);
  }
}
