package dev.fazhi.definition.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fazhi.definition.condition.ConditionWords;
import dev.fazhi.definition.yaml.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The guide to the declarations lists every key that the program reads and shows each in an
 * example. After a change of the shapes, {@code -Dschemas.write=true} writes its lists anew.
 */
class DeclaringDocumentTest {

  private static final Path GUIDE = Path.of("src/docs/declaring.md");
  private static final Path ENGLISH = Path.of("src/docs/declaring.en.md");
  private static final Pattern LIST =
      Pattern.compile("(?s)<!-- keys: (\\w+) -->\n(.*?)<!-- end -->");
  private static final Pattern EXAMPLE = Pattern.compile("(?s)```yaml\n(.*?)```");

  private static final Map<String, Shape.Keys> SHAPES = new LinkedHashMap<>();

  static {
    SHAPES.put("source", Shapes.SOURCE);
    SHAPES.put("metrics", Shapes.METRICS);
    SHAPES.put("table", Shapes.TABLE);
    SHAPES.put("nightly", Shapes.NIGHTLY);
    SHAPES.put("draft", Shapes.DRAFT);
    SHAPES.put("audit", Shapes.AUDIT);
  }

  @Test
  void itsListsOfKeysAreThoseOfTheProgram() throws IOException {
    assertLists(GUIDE);
  }

  @Test
  void soAreThoseOfItsEnglishTwin() throws IOException {
    assertLists(ENGLISH);
  }

  private static void assertLists(Path guide) throws IOException {
    String text = Files.readString(guide);
    Matcher list = LIST.matcher(text);
    Set<String> seen = new LinkedHashSet<>();
    String written =
        list.replaceAll(
            found -> {
              seen.add(found.group(1));
              return Matcher.quoteReplacement(
                  "<!-- keys: %s -->\n%s<!-- end -->"
                      .formatted(
                          found.group(1),
                          table(guide, Objects.requireNonNull(SHAPES.get(found.group(1))))));
            });
    if (Boolean.getBoolean("schemas.write")) {
      Files.writeString(guide, written);
    }
    assertThat(seen).containsExactlyElementsOf(SHAPES.keySet());
    assertThat(guide).hasContent(written);
  }

  @Test
  void everyKeyIsShownInAnExample() throws IOException {
    StringBuilder examples = new StringBuilder();
    Matcher example = EXAMPLE.matcher(Files.readString(GUIDE));
    while (example.find()) {
      examples.append(example.group(1));
    }
    Set<String> missing = new LinkedHashSet<>();
    for (Shape.Keys keys : SHAPES.values()) {
      for (Row row : rows("", keys)) {
        String key = row.path().substring(row.path().lastIndexOf('.') + 1);
        if (!Pattern.compile("(?m)(^|[\\s{,-])" + key + ":").matcher(examples).find()) {
          missing.add(row.path());
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"src/docs/declaring.md", "src/docs/declaring.en.md"})
  void everyWordOfTheConditionsIsExplained(String guide) throws IOException {
    String text = Files.readString(Path.of(guide)).toLowerCase(Locale.ROOT);
    assertThat(ConditionWords.KEYWORDS).allMatch(text::contains);
    assertThat(ConditionWords.VARIABLES.keySet()).allMatch(text::contains);
    assertThat(ConditionWords.FUNCTIONS).allMatch(word -> text.contains("`" + word + "("));
  }

  private record Row(String path, boolean required, String kind, String meaning, Shape shape) {}

  private static String english(Shape shape) {
    if (shape instanceof Shape.Many many) {
      return "list: " + english(many.of());
    } else if (shape instanceof Shape.Named || shape instanceof Shape.Keys) {
      return "mapping";
    } else if (shape instanceof Shape.Either either) {
      return english(either.text()) + ", or " + english(either.other());
    } else if (shape instanceof Shape.OneOf one) {
      return "one of " + String.join(", ", one.words());
    } else if (shape instanceof Shape.Whole whole) {
      return "whole number from %s to %s".formatted(whole.least(), whole.most());
    } else if (shape instanceof Shape.Flag) {
      return "true or false";
    }
    Pattern pattern = ((Shape.Text) shape).pattern();
    return pattern == null ? "text" : "text like `%s`".formatted(pattern).replace("|", "\\|");
  }

  private static String table(Path guide, Shape.Keys keys) {
    if (guide.equals(ENGLISH)) {
      StringBuilder table = new StringBuilder("| Key | Must | What |\n|---|---|---|\n");
      for (Row row : rows("", keys)) {
        table.append(
            "| `%s` | %s | %s |\n"
                .formatted(
                    row.path().replace("〈名〉", "NAME"),
                    row.required() ? "yes" : "",
                    english(row.shape())));
      }
      return table.toString();
    }
    StringBuilder table = new StringBuilder("| 键 | 必写 | 写什么 | 意思 |\n|---|---|---|---|\n");
    for (Row row : rows("", keys)) {
      table.append(
          "| `%s` | %s | %s | %s |\n"
              .formatted(row.path(), row.required() ? "是" : "", row.kind(), row.meaning()));
    }
    return table.toString();
  }

  private static List<Row> rows(String before, Shape.Keys keys) {
    List<Row> rows = new ArrayList<>();
    for (Shape.Key key : keys.keys()) {
      String path = before + key.name();
      rows.add(new Row(path, key.required(), kind(key.of()), key.meaning(), key.of()));
      rows.addAll(inside(path, key.of()));
    }
    return rows;
  }

  private static List<Row> inside(String path, Shape shape) {
    if (shape instanceof Shape.Keys keys) {
      return rows(path + ".", keys);
    } else if (shape instanceof Shape.Many many) {
      return inside(path + "[]", many.of());
    } else if (shape instanceof Shape.Named named) {
      return inside(path + ".〈名〉", named.of());
    } else if (shape instanceof Shape.Either either) {
      return inside(path, either.other());
    }
    return List.of();
  }

  private static String kind(Shape shape) {
    if (shape instanceof Shape.Many many) {
      return "列表：" + kind(many.of());
    } else if (shape instanceof Shape.Named || shape instanceof Shape.Keys) {
      return "一组键";
    } else if (shape instanceof Shape.Either either) {
      return either.text().expected() + "，或" + kind(either.other());
    }
    return shape.expected().replace("|", "\\|");
  }
}
