package dev.fazhi.intake.proposal;

import dev.fazhi.definition.yaml.Spelling;
import dev.fazhi.intake.text.Privacy;
import dev.fazhi.intake.text.Texts;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells columns that are about persons by their header and by what stands in them. */
final class PersonalColumns {

  private static final int LONG_TEXT = 25;

  private final ProposalWords words;
  private final Set<String> known = new HashSet<>();

  /**
   * @param known headers that other sources declare as personal
   */
  PersonalColumns(ProposalWords words, Iterable<String> known) {
    this.words = words;
    known.forEach(header -> this.known.add(Spelling.normal(header)));
  }

  /** Whether the header says so, and what stands there are not days nor names of organizations. */
  boolean isNamedSo(ProposedField field) {
    ColumnProfile profile = field.profile();
    if (known.contains(Spelling.normal(profile.header()))) {
      return !areOrganizations(profile);
    }
    return words.tells("birth", profile.header())
        || words.tells("header", profile.header())
            && !field.type().isTime()
            && !areOrganizations(profile);
  }

  /** Whether what stands in the column looks so: numbers, names of persons, long free texts. */
  boolean looksSo(List<String> texts, int distinct) {
    if (texts.isEmpty()) {
      return false;
    }
    long masked = texts.stream().filter(text -> Privacy.mask(Texts.clean(text)) != null).count();
    long length = texts.stream().mapToLong(String::length).sum();
    boolean varied = distinct * 2 >= texts.size();
    return masked * 20 > texts.size()
        || varied && areNames(texts)
        || varied && length > (long) LONG_TEXT * texts.size();
  }

  /** Whether these values look like names of persons, however few they are. */
  boolean areNames(Collection<String> values) {
    return values.stream().filter(this::isName).count() * 5 > values.size() * 3L;
  }

  private boolean areOrganizations(ColumnProfile profile) {
    if (!profile.isCategory()) {
      return false;
    }
    Set<String> values = profile.distinct();
    long found =
        values.stream()
            .filter(
                value ->
                    !isName(value)
                        && Privacy.mask(value) == null
                        && words.tells("organization", value))
            .count();
    return found * 5 >= values.size() * 4L;
  }

  /** Whether a text looks like the name of a person. */
  boolean isName(String text) {
    return words.of("name").stream()
        .anyMatch(pattern -> pattern.matcher(Texts.squeezed(text)).matches());
  }
}
