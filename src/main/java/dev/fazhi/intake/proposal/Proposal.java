package dev.fazhi.intake.proposal;

import dev.fazhi.definition.condition.Field.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What is proposed for exports of one kind, before it is written down.
 *
 * @param id of the source
 * @param title what people call it
 * @param persons by which the values of a column are told from names
 * @param months the columns that are months side by side, in a cross table
 * @param key the fields that tell one row from another; none when no column does
 * @param running headers of the columns that only count the rows
 * @param others sheets that the table does not stand in
 */
record Proposal(
    String id,
    String title,
    ProposalKind kind,
    List<ProposedField> fields,
    List<String> personal,
    PersonalColumns persons,
    ProposalWords words,
    List<ColumnProfile> months,
    List<String> key,
    ExportTable table,
    List<String> running,
    List<String> others) {

  private static final int MOST_GROUPED = 6;

  SourceProposal.Proposed proposed() {
    List<String> decisions = new ProposalRemarks(this).all();
    Map<String, String> files = new LinkedHashMap<>();
    files.put("sources/" + id + ".yml", new SourceText(this).text(decisions));
    if (kind != ProposalKind.TIMELESS) {
      MetricsText metrics = new MetricsText(this);
      files.put("metrics/" + id + ".yml", metrics.text());
      files.put("tables/900-" + id.replace('_', '-') + ".yml", metrics.table());
    }
    return new SourceProposal.Proposed(files, decisions);
  }

  /** The days by which rows may fall into a period. */
  List<ProposedField> days() {
    return fields.stream().filter(field -> ProposalKind.isDay(field, words)).toList();
  }

  /** Of these the one that is filled most often, the first. */
  Optional<ProposedField> coverage() {
    if (kind == ProposalKind.REPORT || kind == ProposalKind.FILE_REPORT) {
      return fields.stream().filter(field -> field.type() == Type.PERIOD).findFirst();
    } else if (kind == ProposalKind.ROSTER) {
      return Optional.of(fields.get(fields.size() - 1));
    }
    ProposedField best = null;
    for (ProposedField field : days()) {
      if (best == null || field.profile().filled() > best.profile().filled()) {
        best = field;
      }
    }
    return kind == ProposalKind.EVENT ? Optional.ofNullable(best) : Optional.empty();
  }

  /** What was done, on a day that not every row has. */
  Optional<ProposedField> end() {
    long most = coverage().map(start -> start.profile().filled()).orElse(0L);
    return days().stream()
        .filter(field -> coverage().stream().noneMatch(field::equals))
        .filter(field -> words.tells(ProposalWords.END, field.profile().header()))
        .filter(field -> field.profile().filled() < most)
        .findFirst();
  }

  /** Whose numbers those of a row are. */
  Optional<ProposedField> unit() {
    return texts().stream().findFirst();
  }

  private List<ProposedField> texts() {
    return fields.stream()
        .filter(field -> field.type().isText() && field.type() != Type.PERIOD)
        .filter(field -> field.profile().filled() == table.rows())
        .toList();
  }

  /** Whether rows without a number of their own are replaced by the days that a file covers. */
  boolean isKeyedByRow() {
    return kind == ProposalKind.EVENT && key.isEmpty();
  }

  /** The names of the key's fields. */
  List<String> keyFields() {
    List<String> names = new ArrayList<>();
    switch (kind) {
      case EVENT, TIMELESS -> names.addAll(key);
      case ROSTER -> {
        names.addAll(key);
        coverage().ifPresent(field -> names.add(field.name()));
      }
      case CROSS -> {
        texts().forEach(field -> names.add(field.name()));
        names.add("month");
      }
      case REPORT, FILE_REPORT -> {
        names.addAll(reportKey());
        coverage().ifPresent(field -> names.add(field.name()));
      }
    }
    return names.isEmpty() ? List.of(fields.get(0).name()) : names;
  }

  /** As many texts from the left as tell the reports of one time apart. */
  private List<String> reportKey() {
    Optional<ColumnProfile> period =
        coverage().map(ProposedField::profile).filter(of -> of.column() >= 0);
    List<String> names = new ArrayList<>();
    List<ColumnProfile> profiles = new ArrayList<>();
    period.ifPresent(profiles::add);
    for (ProposedField field : texts()) {
      names.add(field.name());
      profiles.add(field.profile());
      int compared = (int) Math.min(table.rows(), ColumnProfile.MOST_DISTINCT);
      long different =
          IntStream.range(0, compared)
              .mapToObj(i -> profiles.stream().map(of -> of.values().get(i)).toList())
              .distinct()
              .count();
      if (different == compared) {
        return names;
      }
    }
    return names;
  }

  /** The fields that a figure is split by. */
  List<ProposedField> groups() {
    return fields.stream()
        .filter(field -> field.isCategory() && field.profile().distinct().size() > 1)
        .limit(MOST_GROUPED)
        .toList();
  }

  /** The numbers that something is said by when they are added up, or their mean is taken. */
  List<ProposedField> numbers() {
    return fields.stream()
        .filter(field -> field.type().isNumber() && field.profile().distinct().size() > 1)
        .filter(field -> !tells(ProposalWords.RATE, field) && !tells(ProposalWords.CODE, field))
        .toList();
  }

  boolean tells(String word, ProposedField field) {
    return words.tells(word, field.profile().header());
  }

  /** Their headers, for people. */
  String headers(List<ProposedField> some) {
    return some.stream()
        .map(field -> "“" + field.profile().header() + "”")
        .collect(Collectors.joining());
  }
}
