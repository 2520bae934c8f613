package dev.fazhi.intake.proposal;

import dev.fazhi.definition.yaml.Spelling;
import dev.fazhi.intake.text.Privacy;
import dev.fazhi.intake.text.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells columns that are about persons by their header and by what stands in them. */
final class PersonalColumns {

  private static final int LONG_TEXT = 25;

  private final List<Pattern> headers = new ArrayList<>();
  private final List<Pattern> names = new ArrayList<>();
  private final Set<String> known = new HashSet<>();

  /**
   * @param known headers that other sources declare as personal
   */
  PersonalColumns(Iterable<String> known) {
    known.forEach(header -> this.known.add(Spelling.normal(header)));
    try (InputStream words =
        Objects.requireNonNull(PersonalColumns.class.getResourceAsStream("personal.txt"))) {
      new String(words.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && line.indexOf(' ') > 0)
          .forEach(
              line -> {
                Pattern pattern = Pattern.compile(line.substring(line.indexOf(' ') + 1));
                (line.startsWith("header ") ? headers : names).add(pattern);
              });
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Whether the header says so. */
  boolean isNamedSo(String header) {
    return known.contains(Spelling.normal(header))
        || headers.stream().anyMatch(pattern -> pattern.matcher(header).find());
  }

  /** Whether what stands in the column looks so: numbers, names of persons, long free texts. */
  boolean looksSo(List<String> texts, int distinct) {
    if (texts.isEmpty()) {
      return false;
    }
    long masked = texts.stream().filter(text -> Privacy.mask(Texts.clean(text)) != null).count();
    long named = texts.stream().filter(this::isName).count();
    long length = texts.stream().mapToLong(String::length).sum();
    boolean varied = distinct * 2 >= texts.size();
    return masked * 20 > texts.size()
        || varied && named * 5 > texts.size() * 3
        || varied && length > (long) LONG_TEXT * texts.size();
  }

  /** Whether these values look like names of persons, however few they are. */
  boolean areNames(Collection<String> values) {
    return values.stream().filter(this::isName).count() * 5 > values.size() * 3L;
  }

  /** Whether a text looks like the name of a person. */
  boolean isName(String text) {
    return names.stream().anyMatch(pattern -> pattern.matcher(Texts.squeezed(text)).matches());
  }
}
