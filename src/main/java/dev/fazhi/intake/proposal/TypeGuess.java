package dev.fazhi.intake.proposal;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.ExpectedDoubts;
import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.definition.condition.Field.Reading;
import dev.fazhi.definition.condition.Field.Type;
import dev.fazhi.intake.header.HeaderText;
import dev.fazhi.intake.text.Units;
import dev.fazhi.intake.value.Conversion;
import dev.fazhi.intake.value.Conversions;
import dev.fazhi.intake.value.EventTimes;
import dev.fazhi.intake.value.FileStatistics;
import dev.fazhi.intake.value.RowDraft;
import dev.fazhi.model.Cell;
import dev.fazhi.model.Row;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells the type of a column by trying the import's own conversions on what stands in it. */
final class TypeGuess {

  private static final int LONGEST_EMPTY = 8;
  private static final List<String> FORMATS = List.of("", "MM/dd/yyyy", "dd/MM/yyyy");
  private static final Map<String, String> ORDERS =
      Map.of("", "", "MM/dd/yyyy", "mdy", "dd/MM/yyyy", "dmy");
  private static final Pattern CASE_NUMBER = Pattern.compile(".*[(（\\[〔]\\d{4}[)）\\]〕].*号");
  private static final int SHORTEST_ID = 6;
  private static final Pattern CODE = Pattern.compile("[\\p{Alnum}_./-]*\\d[\\p{Alnum}_./-]*");
  private static final Pattern MONTH =
      Pattern.compile("(?:19|20)\\d{2}(?:\\s*[-/.年]\\s*(?:1[0-2]|0?[1-9])月?|年度?)");
  private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d{2}");
  private static final Pattern DIGITS = Pattern.compile("\\d+");
  private static final Pattern SHORT_NUMBER = Pattern.compile("-?[\\d,]{1,7}(?:\\.\\d+)?");
  private static final Pattern NUMERIC = Pattern.compile("-?\\d+(?:\\.\\d+)?");
  private static final Pattern LEADING_ZERO = Pattern.compile("0\\d+");

  private final Definitions definitions;
  private final PersonalColumns persons;
  private final ProposalWords words;
  private final Source none;
  private final LocalDate today;

  TypeGuess(
      Definitions definitions, PersonalColumns persons, ProposalWords words, LocalDate today) {
    this.definitions = definitions;
    this.persons = persons;
    this.words = words;
    this.today = today;
    this.none =
        new Source(
            "",
            "",
            "",
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Source.Delivery.INCREMENTAL,
            new Source.Tolerance(5, 20),
            Source.WITHDRAWAL_LIMIT,
            null,
            null,
            null,
            List.of(),
            List.of(),
            null,
            List.of(),
            ExpectedDoubts.NONE);
  }

  /** How the cells came out of a conversion. */
  private record Trial(List<Object> values, Set<String> wrong, int faults) {

    /** Nearly all, but for a word or two that seem to mean that there is nothing. */
    boolean fits() {
      boolean words = wrong.size() <= 2 && wrong.stream().allMatch(TypeGuess::isEmptyWord);
      return !values.isEmpty()
          && (faults * 20 <= values.size() || words && faults <= values.size());
    }
  }

  private static boolean isEmptyWord(String text) {
    return text.length() <= LONGEST_EMPTY && text.codePoints().noneMatch(Character::isDigit);
  }

  /** Those words that may be shown: what else could not be read may be somebody's. */
  private List<String> emptyWords(Trial trial) {
    return trial.wrong().stream()
        .filter(word -> isEmptyWord(word) && !persons.isName(word))
        .toList();
  }

  ProposedField of(String name, ColumnProfile profile, long rows) {
    if (!isPeriod(profile) && !isPlainNumber(profile)) {
      Trial best = null;
      String order = "";
      for (String format : FORMATS) {
        Trial trial = trial(profile, Type.DATE_TIME, format);
        if (trial.fits() && (best == null || trial.faults() < best.faults())) {
          best = trial;
          order = format;
        }
      }
      if (best != null) {
        return time(name, profile, order, best);
      }
    }
    Type type = type(profile, rows);
    if (!type.isNumber() && type != Type.YES_NO) {
      return new ProposedField(name, profile, type, "", false, List.of(), 0, false, "");
    }
    Trial trial = trial(profile, type, "");
    return new ProposedField(
        name, profile, type, "", false, emptyWords(trial), unreadable(trial), false, "");
  }

  private int unreadable(Trial trial) {
    return trial.wrong().size() - emptyWords(trial).size();
  }

  private ProposedField time(String name, ColumnProfile profile, String format, Trial trial) {
    boolean moments = false;
    boolean future = false;
    for (Object value : trial.values()) {
      LocalDateTime moment = (LocalDateTime) value;
      moments |= !moment.toLocalTime().equals(LocalTime.MIDNIGHT);
      future |= moment.toLocalDate().isAfter(today);
    }
    boolean doubtful =
        format.equals(FORMATS.get(1)) && trial(profile, Type.DATE_TIME, FORMATS.get(2)).fits();
    return new ProposedField(
        name,
        profile,
        moments ? Type.DATE_TIME : Type.DATE,
        format,
        doubtful,
        emptyWords(trial),
        unreadable(trial),
        future,
        "");
  }

  private Type type(ColumnProfile profile, long rows) {
    List<String> texts = profile.texts();
    HeaderText header = HeaderText.of(profile.header());
    boolean measured = header.notes().stream().anyMatch(note -> Units.factor(note) != null);
    if (isPeriod(profile) && trial(profile, Type.PERIOD, "").fits()) {
      return Type.PERIOD;
    } else if (all(texts, CASE_NUMBER)) {
      return Type.CASE_NUMBER;
    } else if (!measured && isId(profile, texts, rows)) {
      return Type.ID;
    }
    boolean digits =
        texts.stream().allMatch(text -> text.codePoints().allMatch(Character::isDigit));
    if (!digits
        && profile.distinct().size() <= 4
        && trial(profile, Type.YES_NO, "").faults() == 0) {
      return Type.YES_NO;
    } else if ((header.notes().stream().anyMatch(note -> note.endsWith("元"))
            || words.unit(header.bare()).equals("元"))
        && trial(profile, Type.MONEY, "").fits()) {
      return Type.MONEY;
    } else if (trial(profile, Type.INTEGER, "").fits()) {
      return Type.INTEGER;
    } else if (trial(profile, Type.DECIMAL, "").fits()) {
      return Type.DECIMAL;
    }
    long paths = texts.stream().filter(text -> text.indexOf('>') > 0).count();
    return paths * 2 > texts.size() ? Type.PATH : Type.TEXT;
  }

  /** Few digits are a day only where the header says so, as when a sheet shows days as numbers. */
  private boolean isPlainNumber(ColumnProfile profile) {
    return all(profile.texts(), SHORT_NUMBER)
        && !words.tells(ProposalWords.DAY, profile.header())
        && profile.cells().stream().noneMatch(Cell.Moment.class::isInstance);
  }

  private boolean isPeriod(ColumnProfile profile) {
    return all(profile.texts(), MONTH)
        || words.tells(ProposalWords.YEAR, profile.header()) && all(profile.texts(), YEAR);
  }

  /** Codes that are all different; plain digits only when the header or their length tells so. */
  private boolean isId(ColumnProfile profile, List<String> texts, long rows) {
    if (texts.stream().anyMatch(text -> LEADING_ZERO.matcher(text).matches())) {
      return true;
    }
    boolean named = words.tells(ProposalWords.NUMBER, profile.header());
    boolean digits = texts.stream().allMatch(text -> DIGITS.matcher(text.strip()).matches());
    boolean even =
        texts.stream().mapToInt(String::length).distinct().count() == 1
            && texts.get(0).length() >= SHORTEST_ID;
    boolean numeric = texts.stream().allMatch(text -> NUMERIC.matcher(text.strip()).matches());
    return all(texts, CODE) && (named || profile.isUnique(rows) && (digits ? even : !numeric));
  }

  private static boolean all(List<String> texts, Pattern pattern) {
    return !texts.isEmpty()
        && texts.stream().allMatch(text -> pattern.matcher(text.strip()).matches());
  }

  private Trial trial(ColumnProfile profile, Type type, String format) {
    Reading usual = Reading.usual(type);
    Reading reading =
        new Reading(
            null,
            usual.unknown(),
            usual.decimals(),
            ORDERS.getOrDefault(format, ""),
            null,
            false,
            null,
            Map.of(),
            null);
    Field field =
        new Field(
            "x", List.of(profile.header()), type, false, null, Map.of(), null, null, reading, "");
    Conversion conversion = new Conversions(definitions, false).of(none, field, BigDecimal.ONE);
    var told = new FileStatistics("", new EventTimes(LocalDateTime.MAX, LocalDateTime.MAX));
    int faults = 0;
    List<Object> values = new ArrayList<>();
    Set<String> wrong = new LinkedHashSet<>();
    for (Cell cell : profile.cells()) {
      RowDraft draft = new RowDraft("", new Row("", 0, 1, List.of(cell), false), 1, told);
      draft.at(0, 0, profile.header());
      Object value = conversion.of(cell, draft);
      if (draft.isFaulty()) {
        faults++;
        wrong.add(cell.text().strip());
      } else if (value != null) {
        values.add(value);
      }
    }
    return new Trial(values, wrong, faults);
  }
}
