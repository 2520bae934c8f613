package dev.fazhi.definition.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fazhi.definition.condition.ConditionWords;
import dev.fazhi.definition.schema.DefinitionSchema;
import dev.fazhi.definition.yaml.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The guide to the declarations lists every key that the program reads and shows each in an
 * example. After a change of the schemas, {@code -Dschemas.write=true} writes its lists anew.
 */
class DeclaringDocumentTest {

  private static final Path GUIDE = Path.of("src/docs/declaring.md");
  private static final Path ENGLISH = Path.of("src/docs/declaring.en.md");
  private static final Pattern LIST =
      Pattern.compile("(?s)<!-- keys: (\\w+) -->\n(.*?)<!-- end -->");
  private static final Pattern COPY = Pattern.compile("(?s)<!-- file: (\\S+) -->\n.*?<!-- end -->");

  private static final Map<String, Shape.Keys> SHAPES = new LinkedHashMap<>();

  static {
    for (DefinitionSchema schema : DefinitionSchema.values()) {
      SHAPES.put(schema.name().toLowerCase(Locale.ROOT), schema.keys());
    }
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
    GuideExamples examples = new GuideExamples(Files.readString(GUIDE), SHAPES);
    Matcher list = LIST.matcher(text);
    Set<String> seen = new LinkedHashSet<>();
    String written =
        list.replaceAll(
            found -> {
              String name = found.group(1);
              seen.add(name);
              List<Row> rows = rows(name, "", Objects.requireNonNull(SHAPES.get(name)), examples);
              String table =
                  guide.equals(ENGLISH) ? english(rows, meanings(found.group(2))) : chinese(rows);
              return Matcher.quoteReplacement(
                  "<!-- keys: %s -->\n%s<!-- end -->".formatted(name, table));
            });
    String whole = written;
    if (guide.equals(ENGLISH)) {
      whole = COPY.matcher(written).replaceAll(DeclaringDocumentTest::copied);
    }
    if (Boolean.getBoolean("schemas.write")) {
      Files.writeString(guide, whole);
    }
    assertThat(seen).containsExactlyElementsOf(SHAPES.keySet());
    assertThat(guide).hasContent(whole);
  }

  /** A file of the other guide, which is written once. */
  private static String copied(MatchResult found) {
    try {
      String file = "```yaml\n# " + found.group(1) + "\n";
      String guide = Files.readString(GUIDE);
      int start = guide.indexOf(file);
      assertThat(start).as(found.group(1)).isNotNegative();
      int end = guide.indexOf("```\n", start + file.length()) + 4;
      return Matcher.quoteReplacement(
          "<!-- file: %s -->\n%s<!-- end -->"
              .formatted(found.group(1), guide.substring(start, end)));
    } catch (IOException unexpected) {
      throw new UncheckedIOException(unexpected);
    }
  }

  /** What the English guide says of each key by now; only that is written there by hand. */
  private static Map<String, String> meanings(String table) {
    Map<String, String> meanings = new LinkedHashMap<>();
    table
        .lines()
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.split("(?<!\\\\)\\|", -1))
        .filter(cells -> cells.length > 5)
        .forEach(cells -> meanings.put(cells[1].strip(), cells[4].strip()));
    return meanings;
  }

  @Test
  void everyKeyIsShownInAnExample() throws IOException {
    GuideExamples examples = new GuideExamples(Files.readString(GUIDE), SHAPES);
    SHAPES.forEach(
        (name, keys) ->
            assertThat(rows(name, "", keys, examples))
                .allSatisfy(
                    row ->
                        assertThat(
                                row.example().isEmpty()
                                    && inside("", "", row.shape(), examples).isEmpty())
                            .as(name + " " + row.path())
                            .isFalse()));
  }

  @Test
  void theEnglishGuideSaysWhatEveryKeyMeans() throws IOException {
    Matcher list = LIST.matcher(Files.readString(ENGLISH));
    while (list.find()) {
      assertThat(meanings(list.group(2)))
          .isNotEmpty()
          .allSatisfy((key, meaning) -> assertThat(meaning).as(key).isNotEmpty());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"src/docs/declaring.md", "src/docs/declaring.en.md"})
  void everyWordOfTheConditionsIsExplained(String guide) throws IOException {
    String text = Files.readString(Path.of(guide)).toLowerCase(Locale.ROOT);
    assertThat(ConditionWords.KEYWORDS).allMatch(text::contains);
    assertThat(ConditionWords.VARIABLES.keySet()).allMatch(text::contains);
    assertThat(ConditionWords.FUNCTIONS).allMatch(word -> text.contains("`" + word + "("));
  }

  private record Row(
      String path, boolean required, String kind, String meaning, Shape shape, String example) {

    private String code() {
      return example.isEmpty() ? "" : "`" + example.replace("|", "\\|") + "`";
    }
  }

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

  private static String english(List<Row> rows, Map<String, String> meanings) {
    StringBuilder table =
        new StringBuilder("| Key | Must | What | Meaning | Example |\n|---|---|---|---|---|\n");
    for (Row row : rows) {
      String key = "`" + row.path().replace("〈名〉", "NAME") + "`";
      table.append(
          "| %s | %s | %s | %s | %s |\n"
              .formatted(
                  key,
                  row.required() ? "yes" : "",
                  english(row.shape()),
                  meanings.getOrDefault(key, ""),
                  row.code()));
    }
    return table.toString();
  }

  private static String chinese(List<Row> rows) {
    StringBuilder table = new StringBuilder("| 键 | 必写 | 写什么 | 意思 | 例 |\n|---|---|---|---|---|\n");
    for (Row row : rows) {
      table.append(
          "| `%s` | %s | %s | %s | %s |\n"
              .formatted(
                  row.path(), row.required() ? "是" : "", row.kind(), row.meaning(), row.code()));
    }
    return table.toString();
  }

  private static List<Row> rows(
      String shape, String before, Shape.Keys keys, GuideExamples examples) {
    List<Row> rows = new ArrayList<>();
    for (Shape.Key key : keys.keys()) {
      String path = before + key.name();
      rows.add(
          new Row(
              path,
              key.required(),
              kind(key.of()),
              key.meaning(),
              key.of(),
              examples.of(shape, path)));
      rows.addAll(inside(shape, path, key.of(), examples));
    }
    return rows;
  }

  private static List<Row> inside(String name, String path, Shape shape, GuideExamples examples) {
    if (shape instanceof Shape.Keys keys) {
      return rows(name, path + ".", keys, examples);
    } else if (shape instanceof Shape.Many many) {
      return inside(name, path + "[]", many.of(), examples);
    } else if (shape instanceof Shape.Named named) {
      return inside(name, path + ".〈名〉", named.of(), examples);
    } else if (shape instanceof Shape.Either either) {
      return inside(name, path, either.other(), examples);
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
