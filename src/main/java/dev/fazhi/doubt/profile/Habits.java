package dev.fazhi.doubt.profile;

import dev.fazhi.definition.Source;
import dev.fazhi.doubt.ask.Asked;
import dev.fazhi.doubt.row.DoubtCode;
import dev.fazhi.doubt.row.ExcludedRows;
import dev.fazhi.model.Fault;
import dev.fazhi.store.archive.DateRange;
import dev.fazhi.store.facts.FactRows;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * How columns are filled in new rows, against those that earlier loads brought: times without an
 * hour where there always was one, two days that are always the same or in another order, a value
 * that no row has any more or most have, numbers of another form.
 */
public final class Habits {

  /** Fewer rows show no habit. */
  private static final long LEAST_ROWS = 10;

  private final LoadProfiles profiles;
  private final String file;
  private final Source source;
  private final long load;
  private final List<HabitCounter> counters;
  private final PartnerCounter partners;
  private final NumberSteps steps;
  private final FactRows facts;
  private final List<Asked> asked;
  private final int opened;
  private final TreeMap<LocalDate, Long> days = new TreeMap<>();
  private long fresh;

  /**
   * Of the new rows of a file, which is that load.
   *
   * @param exported when the file was made
   */
  public Habits(
      DataSource database,
      FactRows facts,
      String file,
      Source source,
      long load,
      LocalDate exported,
      ExcludedRows excluded) {
    this.profiles = new LoadProfiles(database, source, LoadProfiles.Kind.HABITS);
    this.file = file;
    this.source = source;
    this.load = load;
    this.facts = facts;
    this.opened = source.position(source.coverage());
    this.partners = new PartnerCounter(source);
    this.steps = new NumberSteps(source);
    this.asked = AskedCounter.asked(source, exported);
    this.counters =
        List.of(
            new AskedCounter(asked, source),
            new TimeCounter(source),
            new PairCounter(source, exported),
            new ValueCounter(source, excluded),
            partners,
            steps,
            new LevelCounter(source),
            new TwinCounter(source),
            new ReportDays(source));
  }

  /** A row whose key was not known. */
  public void add(List<? extends @Nullable Object> values) {
    fresh++;
    LocalDate day = opened < 0 ? null : DateRange.day(values.get(opened));
    if (day != null) {
      days.merge(day, 1L, Long::sum);
    }
    counters.forEach(counter -> counter.add(values));
  }

  /** How many rows are of no later days than the last that other loads have. */
  private long knownDays() {
    LocalDate last = profiles.lastDay(load);
    return last == null ? 0 : days.headMap(last, true).values().stream().mapToLong(n -> n).sum();
  }

  /** A row that says something else than before: it may name others. */
  public void addChanged(List<? extends @Nullable Object> values) {
    if (partners.isAny()) {
      fresh++;
      partners.add(values);
    }
  }

  /**
   * What is unlike before; keeps how it is now for later loads.
   *
   * @param where the new rows stand, as it is added to what is said
   */
  public List<Fault> faults(String where) {
    HabitCounts now = HabitCounts.of(counters);
    if (now.counts().isEmpty()) {
      return List.of();
    }
    now.keep(profiles, load);
    // most loads of a night bring less than anything is told of, and read no others for it
    if (fresh < LEAST_ROWS) {
      return List.of();
    }
    HabitCounts before = HabitCounts.before(profiles, DoubtCode.UNLIKE);
    HabitFaults faults = new HabitFaults(file, source, where);
    TimeHabits times = new TimeHabits(now, before, faults);
    DueHabits dues = new DueHabits(now, before, faults);
    PartnerHabits names = new PartnerHabits(now, before, faults);
    ValueHabits values = new ValueHabits(now, before, faults);
    LevelHabits levels = new LevelHabits(now, before, faults);
    NumberHabits numbers = new NumberHabits(now, before, faults);
    AskedHabits questions = new AskedHabits(asked, now, before, faults);
    for (String what : now.counts().keySet()) {
      String at = what.substring(1);
      switch (what.charAt(0)) {
        case 'H' -> questions.asked(at);
        case 'A' -> times.spans(at);
        case 'C' -> times.clock(at);
        case 'D' -> times.days(at);
        case 'W', 'O' -> times.parts(what);
        case 'Y' -> times.oneDay(at);
        case 'M' -> dues.exchanged(at);
        case 'E' -> dues.early(at);
        case 'Q' -> names.names(at);
        case 'U' -> values.ends(at);
        case 'V' -> values.values(at);
        case 'N' -> values.names(at);
        case 'X' -> values.voided();
        case 'I' -> levels.levels(at);
        case 'R' -> numbers.words();
        case 'P' -> new TwinHabits(now, before, faults).removed();
        case 'K' -> numbers.forms(knownDays());
        case 'G' -> numbers.holes(steps.missing(), facts);
        default -> {}
      }
    }
    return faults.all();
  }
}
