package dev.fazhi.intake.proposal;

import dev.fazhi.definition.condition.Field.Type;
import dev.fazhi.model.Cell;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a row of the exports is, which says how it falls into a period. */
enum ProposalKind {
  /** Something that happened on a day. */
  EVENT,
  /** What a unit says of itself for several months side by side. */
  CROSS,
  /** What a unit says of itself for a month or year. */
  REPORT,
  /** The same, of the month or year in the file's name. */
  FILE_REPORT,
  /** What there was on the day in the file's name. */
  ROSTER,
  /** Nothing tells of when it is. */
  TIMELESS;

  private static final String MONTH =
      "((?:19|20)[0-9]{2}年[0-9]{1,2}月|(?:19|20)[0-9]{4}|(?:19|20)[0-9]{2})";
  private static final String DAY = "((?:19|20)[0-9]{6})";
  private static final Pattern IN_NAME = Pattern.compile("(?<![0-9])" + MONTH);
  private static final Pattern DAY_IN_NAME = Pattern.compile("(?<![0-9])" + DAY + "(?![0-9])");

  static ProposalKind of(
      boolean cross,
      List<ProposedField> fields,
      List<String> key,
      String file,
      ProposalWords words) {
    if (cross) {
      return CROSS;
    }
    if (fields.stream().anyMatch(field -> isDay(field, words))) {
      return EVENT;
    }
    long numbers = fields.stream().filter(field -> field.type().isNumber()).count();
    boolean unit =
        fields.stream().anyMatch(field -> field.type().isText() && field.profile().isFull());
    if (fields.stream()
        .anyMatch(field -> field.type() == Type.PERIOD && field.profile().isFull())) {
      return numbers > 0 && unit ? REPORT : TIMELESS;
    }
    if (unit && numbers * 2 >= fields.size() && IN_NAME.matcher(file).find()) {
      return FILE_REPORT;
    }
    return !key.isEmpty() && DAY_IN_NAME.matcher(file).find() ? ROSTER : TIMELESS;
  }

  /** Whether rows may fall into a period by it. */
  static boolean isDay(ProposedField field, ProposalWords words) {
    return field.type().isTime()
        && !field.future()
        && !words.tells(ProposalWords.DUE, field.profile().header());
  }

  /** The field that is cut out of the file's name. */
  Optional<ProposedField> derived(String file) {
    return switch (this) {
      case FILE_REPORT -> Optional.of(cut("period", "统计期", Type.PERIOD, IN_NAME, MONTH, file));
      case ROSTER -> Optional.of(cut("as_at", "期", Type.DATE, DAY_IN_NAME, DAY, file));
      default -> Optional.empty();
    };
  }

  private static ProposedField cut(
      String name, String title, Type type, Pattern found, String pattern, String file) {
    ColumnProfile profile = new ColumnProfile(title, -1);
    Matcher matcher = found.matcher(file);
    if (matcher.find()) {
      profile.add(new Cell.Text(matcher.group(1)));
    }
    return ProposedField.derived(
        name, profile, type, "{ from: file, pattern: '(?<![0-9])" + pattern + "' }");
  }
}
