package dev.fazhi.doubt.column;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.doubt.row.ComparedRow;
import dev.fazhi.doubt.row.DoubtCode;
import dev.fazhi.doubt.row.RowDoubts;
import dev.fazhi.model.Fault;
import dev.fazhi.store.register.RegisteredFile;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Two columns under each other's headers, as seen from a file alone: what one header names, such as
 * courts, stands in the column of the other; or what happened is mostly later than when it was due,
 * and that of a month on one day.
 */
final class MisplacedColumns implements RowDoubts {

  /** Fewer rows with both show nothing. */
  private static final int LEAST_ROWS = 10;

  /** All of a month may well have been reported on one day. */
  private static final int LEAST_DAYS = 6;

  /** The noun at the end of a header. */
  private static final int WORD = 2;

  private final RegisteredFile file;
  private final List<Named> named = new ArrayList<>();
  private final List<Due> dues = new ArrayList<>();

  /** When something happened, and a day that is no event, as the one by which it had to. */
  private static final class Due {
    private final Field event;
    private final Field due;
    private final int first;
    private final int second;
    private final Set<Object> events = new HashSet<>();
    private final Set<Object> days = new HashSet<>();

    /** Each event with the month of its other day: those of a month have one day by which. */
    private final Set<Object> ofMonths = new HashSet<>();

    private long both;
    private long later;

    Due(Source source, Field event, Field due) {
      this.event = event;
      this.due = due;
      this.first = source.position(event.name());
      this.second = source.position(due.name());
    }

    void add(List<?> values) {
      if (values.get(first) instanceof LocalDate happened
          && values.get(second) instanceof LocalDate end) {
        both++;
        later += happened.isAfter(end) ? 1 : 0;
        events.add(happened);
        days.add(end);
        ofMonths.add(List.of(YearMonth.from(end), happened));
      }
    }

    boolean isSwapped() {
      return both >= LEAST_ROWS
          && later * 2 > both
          && events.size() >= LEAST_DAYS
          && events.size() * 2 <= days.size()
          && ofMonths.size() <= events.size() * 2;
    }
  }

  /** A column of texts, and another in which there may stand what the header of the first names. */
  private static final class Named {
    private final Field one;
    private final Field other;
    private final int first;
    private final int second;
    private final List<String> words;
    private long both;
    private long here;
    private long there;

    Named(Source source, int first, int second) {
      this.one = source.fields().get(first);
      this.other = source.fields().get(second);
      this.first = first;
      this.second = second;
      this.words =
          one.headers().stream()
              .filter(header -> header.length() >= WORD)
              .map(header -> header.substring(header.length() - WORD))
              .distinct()
              .toList();
    }

    void add(List<?> values) {
      if (values.get(first) instanceof String own && values.get(second) instanceof String beside) {
        both++;
        here += words.stream().anyMatch(own::contains) ? 1 : 0;
        there += words.stream().anyMatch(beside::contains) ? 1 : 0;
      }
    }

    boolean isSwapped() {
      return both >= LEAST_ROWS && there * 10 >= both * 9 && here * 10 <= both;
    }
  }

  MisplacedColumns(RegisteredFile file, Source source) {
    this.file = file;
    for (int i = 0; i < source.fields().size(); i++) {
      Field field = source.fields().get(i);
      for (int j = 0; j < source.fields().size(); j++) {
        if (i != j && isAnyText(field) && isAnyText(source.fields().get(j))) {
          named.add(new Named(source, i, j));
        }
      }
      if (field.type() == Field.Type.DATE && !source.events().contains(field.name())) {
        source.events().forEach(event -> dues.add(new Due(source, source.field(event), field)));
      }
    }
  }

  /** Texts of a list are told from others by the list. */
  private static boolean isAnyText(Field field) {
    return field.isFreeText() && field.reference() == null;
  }

  @Override
  public void add(ComparedRow row) {
    named.forEach(pair -> pair.add(row.row().values()));
    dues.forEach(pair -> pair.add(row.row().values()));
  }

  @Override
  public List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    for (Named pair : named) {
      if (pair.isSwapped()) {
        String one = pair.one.title();
        String other = pair.other.title();
        String said = "%s 行里有 %s 行的%s写在『%s』一列".formatted(pair.both, pair.there, one, other);
        faults.add(fault(one + "、" + other, said));
      }
    }
    for (Due pair : dues) {
      if (pair.isSwapped()) {
        String titles = pair.event.title() + "、" + pair.due.title();
        String said = "%s 行里有 %s 行前一个晚于后一个，而前一个多半是同几天".formatted(pair.both, pair.later);
        faults.add(fault(titles, said));
      }
    }
    return faults;
  }

  private Fault fault(String titles, String said) {
    String message = "『%s』两列像是放反了：%s，照写的计入；请核对列名与内容是否对得上，更正后重新放入。".formatted(titles, said);
    return Fault.warning(DoubtCode.SWAPPED, file.name(), titles, "", message);
  }
}
