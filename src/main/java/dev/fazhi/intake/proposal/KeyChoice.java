package dev.fazhi.intake.proposal;

import dev.fazhi.definition.condition.Field.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which fields tell one row from another, by what stands in them and what their headers say. Codes
 * of persons and organizations, which may come again in the next export, are never taken.
 */
final class KeyChoice {

  private static final int MOST_PLACES = 3;

  private final List<ProposedField> able;
  private final ExportTable table;
  private final ProposalWords words;

  KeyChoice(List<ProposedField> fields, ExportTable table, ProposalWords words) {
    this.able =
        fields.stream()
            .filter(field -> field.profile().filled() == table.rows())
            .filter(
                field ->
                    field.type() == Type.ID
                        || field.type() == Type.CASE_NUMBER
                        || field.type() == Type.TEXT)
            .filter(field -> !words.tells(ProposalWords.OWNER, field.profile().header()))
            .toList();
    this.table = table;
    this.words = words;
  }

  /** One number, else a number with what it begins anew in; none when these do not do. */
  List<String> fields() {
    Optional<ProposedField> one =
        able.stream()
            .filter(field -> isUnique(field) && isNamed(field))
            .findFirst()
            .or(() -> able.stream().filter(field -> isUnique(field) && isCoded(field)).findFirst());
    if (one.isPresent()) {
      return List.of(one.get().name());
    }
    for (ProposedField number : able) {
      if (isNumber(number) && nearly().isEmpty()) {
        for (ProposedField part : able) {
          if (part.isCategory() && isUnique(part.profile(), number.profile())) {
            return List.of(part.name(), number.name());
          }
        }
      }
    }
    return List.of();
  }

  /** What a person must look at when there is no key. */
  List<String> remarks() {
    Optional<String> nearly =
        nearly()
            .map(
                field ->
                    "“%s”几乎各行都不同，只有 %s 行与别的行重复%s：先看是不是填错；改正后可写 key: [%s]，并给它加上 required: true。"
                        .formatted(
                            field.profile().header(),
                            field.profile().repeats(),
                            repeated(field),
                            field.name()));
    return nearly
        .or(
            () ->
                able.stream()
                    .filter(this::isUnique)
                    .findFirst()
                    .map(
                        field ->
                            "“%s”在这里各行都不同；以后也不会重复的，可改成 key: [%s]，并给它加上 required: true。"
                                .formatted(field.profile().header(), field.name())))
        .map(List::of)
        .orElse(List.of());
  }

  private Optional<ProposedField> nearly() {
    return able.stream()
        .filter(field -> isNumber(field) && field.profile().repeats() * 10L <= table.rows())
        .findFirst();
  }

  private String repeated(ProposedField field) {
    List<String> values = field.profile().values();
    Set<String> seen = new HashSet<>();
    String places =
        IntStream.range(0, values.size())
            .filter(i -> !seen.add(values.get(i)))
            .limit(MOST_PLACES)
            .mapToObj(table.places()::get)
            .collect(Collectors.joining("、"));
    return places.isEmpty() ? "" : "（" + places + "）";
  }

  private boolean isUnique(ProposedField field) {
    return field.profile().isUnique(table.rows());
  }

  private boolean isUnique(ColumnProfile part, ColumnProfile number) {
    Set<String> pairs = new HashSet<>();
    return IntStream.range(0, part.values().size())
        .allMatch(i -> pairs.add(part.values().get(i) + '\n' + number.values().get(i)));
  }

  private boolean isNumber(ProposedField field) {
    return isNamed(field) || isCoded(field);
  }

  private boolean isNamed(ProposedField field) {
    return words.tells(ProposalWords.NUMBER, field.profile().header());
  }

  private static boolean isCoded(ProposedField field) {
    return field.type() != Type.TEXT;
  }
}
