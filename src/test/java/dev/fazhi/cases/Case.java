package dev.fazhi.cases;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.SimpleDateFormat;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.ThrowingConsumer;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A mapping of a case, of which only known keys may be there. */
record Case(Map<String, @Nullable Object> body) {

  static final Path FOLDER = Path.of("src/test/resources/cases");

  /** Every case of a file as a test of its own, by the text behind {@code title}. */
  static Stream<DynamicTest> tests(String file, String title, ThrowingConsumer<Case> test)
      throws IOException {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    try (Reader text = Files.newBufferedReader(FOLDER.resolve(file))) {
      List<?> cases = new Yaml(new SafeConstructor(options)).load(text);
      return cases.stream()
          .map(Case::of)
          .filter(c -> c.text(title).contains(System.getProperty("case", "")))
          .map(c -> DynamicTest.dynamicTest(c.text(title), () -> test.accept(c)))
          .toList()
          .stream();
    }
  }

  static Case of(@Nullable Object mapping) {
    if (!(mapping instanceof Map<?, ?> map)) {
      throw new AssertionError("应是映射：" + mapping);
    }
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    map.forEach((key, value) -> body.put(string(key), value));
    return new Case(body);
  }

  /** Fails when there is another key, so that nothing is written in vain. */
  void only(Set<String> known) {
    Set<String> others = new TreeSet<>(body.keySet());
    others.removeAll(known);
    if (!others.isEmpty()) {
      throw new AssertionError("不认识的键 " + others + "，可用 " + new TreeSet<>(known));
    }
  }

  boolean has(String key) {
    return body.containsKey(key);
  }

  @Nullable Object get(String key) {
    return body.get(key);
  }

  String text(String key) {
    return string(Objects.requireNonNull(body.get(key), key));
  }

  String text(String key, String otherwise) {
    return has(key) ? text(key) : otherwise;
  }

  boolean is(String key) {
    return Boolean.TRUE.equals(body.get(key));
  }

  List<@Nullable Object> list(String key) {
    return body.get(key) instanceof List<?> list ? new ArrayList<>(list) : List.of();
  }

  List<String> texts(String key) {
    return list(key).stream().map(Case::string).toList();
  }

  Case map(String key) {
    return has(key) ? of(body.get(key)) : new Case(Map.of());
  }

  /** Days and moments as ISO writes them. */
  static String string(@Nullable Object value) {
    if (value instanceof Date date) {
      SimpleDateFormat format = new SimpleDateFormat("yyyy-MM-dd'T'HH:mm", Locale.ROOT);
      format.setTimeZone(TimeZone.getTimeZone("UTC"));
      return format.format(date).replace("T00:00", "");
    }
    String text = value == null ? "" : value.toString();
    return value instanceof LocalDateTime ? text.replaceAll("T00:00$", "") : text;
  }
}
