package dev.fazhi.measure.count;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.NamePattern;
import dev.fazhi.definition.Source;
import dev.fazhi.measure.delivery.DayRates;
import dev.fazhi.measure.delivery.Defect;
import dev.fazhi.measure.delivery.Defects;
import dev.fazhi.measure.delivery.DeliveredFile;
import dev.fazhi.measure.delivery.DeliveredFiles;
import dev.fazhi.measure.delivery.LastDay;
import dev.fazhi.measure.delivery.MissingParts;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Through which day each source was delivered. A file reaches to the day on which it was exported,
 * whether anything happened on the last days or not; but where so many rows were to be expected
 * between its newest one and that day that none at all is no accident, it ends with its newest. A
 * day that the name tells is believed over holidays; a time of modification may be that of a copy.
 */
public final class Deliveries {

  private static final int DAYS_A_YEAR = 365;

  /** What is told of the values that are behind. */
  private static final String BEHIND = "FZ-527";

  private final List<DeliveredFile> files;

  /**
   * How far a source reaches.
   *
   * @param through the last day that it was delivered for
   * @param exported the day of its newest export, which is later where that ends too early
   * @param refused a file that was refused and may reach further; empty for none
   * @param behind the last days of those values, by which it is delivered, whose newest rows are
   *     missing
   */
  public record Reach(
      LocalDate through, LocalDate exported, String refused, SortedMap<String, LocalDate> behind) {

    /** The one that reaches less far, or that waits for a refused file. */
    public Reach least(Reach other) {
      return other.through.isBefore(through) ? other : this;
    }
  }

  /**
   * What the newest file of a source lacks.
   *
   * @param file its name
   * @param fields those that it has no column for, while one before it had
   */
  public record Lost(String file, Set<String> fields) {}

  private Deliveries(List<DeliveredFile> files) {
    this.files = files;
  }

  /** Of rows that no file brought. */
  public static Deliveries none() {
    return new Deliveries(List.of());
  }

  public static Deliveries of(DataSource database, Definitions definitions) {
    return new Deliveries(DeliveredFiles.all(database, definitions.nightly().zone()));
  }

  /** By source what its files lack that figures need, as known after that load. */
  public Map<String, List<Defect>> defects(Definitions definitions, long known) {
    Map<String, List<Defect>> defects = new HashMap<>();
    for (Source source : definitions.sources().values()) {
      defects.put(source.id(), Defects.of(files, source, known));
    }
    return defects;
  }

  /** What is missing of exports in several files, by the name of one that is there. */
  public Map<String, String> missingParts(Source source, long known) {
    Map<String, String> missing = new TreeMap<>();
    MissingParts.of(source, DeliveredFile.merged(files, source.id(), known))
        .forEach(part -> missing.merge(part.beside(), part.words(), (one, other) -> one));
    return missing;
  }

  /** What its newest file lacks and one before had, as known after that load. */
  public Optional<Lost> lost(Source source, long known) {
    List<DeliveredFile> own = DeliveredFile.merged(files, source.id(), known);
    return own.stream()
        .reduce((one, other) -> other.isAfter(one) ? other : one)
        .map(
            newest -> {
              Set<String> fields = new TreeSet<>(newest.absent());
              fields.removeIf(
                  field -> own.stream().allMatch(file -> file.absent().contains(field)));
              return new Lost(newest.name(), fields);
            });
  }

  /**
   * How far each source reached after that load, for figures of that day; of sources that count by
   * days.
   */
  public Map<String, Reach> reach(
      Map<String, Counts> counts,
      Definitions definitions,
      long known,
      LocalDate asOf,
      DayRates rates) {
    Map<String, Reach> all = new HashMap<>();
    counts.forEach(
        (id, counted) -> {
          Source source = definitions.source(id);
          TreeMap<LocalDate, Long> days = days(counted.days());
          LocalDate through = null;
          LocalDate exported = null;
          for (DeliveredFile file : DeliveredFile.merged(files, id, known)) {
            if (!days.isEmpty()) {
              through = later(through, LastDay.of(file, days, asOf, rates));
              exported = later(exported, file.exported());
            }
          }
          if (through != null && exported != null) {
            all.put(
                id,
                new Reach(
                    through,
                    exported,
                    refused(source, definitions.sources().values(), through, known),
                    behind(source, counted.days(), days)));
          }
        });
    return all;
  }

  private static LocalDate later(@Nullable LocalDate one, LocalDate other) {
    return one == null || other.isAfter(one) ? other : one;
  }

  /**
   * The values that have no row after that day, although so many were to be expected by what the
   * others have since, and had in the year before, that none at all is no accident.
   */
  private static SortedMap<String, LocalDate> behind(
      Source source, DayCounts counted, TreeMap<LocalDate, Long> all) {
    SortedMap<String, LocalDate> behind = new TreeMap<>();
    String by = source.deliveredBy();
    String title = by == null ? "" : source.field(by).title();
    counted
        .byValue()
        .forEach(
            (value, times) -> {
              TreeMap<LocalDate, Long> own = days(times);
              boolean expected = source.expected().has(BEHIND, title, value);
              if (!value.isEmpty() && !own.isEmpty() && !expected) {
                LocalDate last = own.lastKey();
                LocalDate from = last.minusDays(DAYS_A_YEAR);
                long before = sum(own.tailMap(from));
                long others = sum(all.subMap(from, true, last, true)) - before;
                if (before * sum(all.tailMap(last, false)) > LastDay.EXPECTED_ROWS * others
                    && others > 0) {
                  behind.put(value, last);
                }
              }
            });
    return behind;
  }

  private static long sum(SortedMap<LocalDate, Long> days) {
    return days.values().stream().mapToLong(Long::longValue).sum();
  }

  private static TreeMap<LocalDate, Long> days(DayCounts counted) {
    TreeMap<LocalDate, Long> days = new TreeMap<>();
    counted
        .byValue()
        .values()
        .forEach(times -> days(times).forEach((day, rows) -> days.merge(day, rows, Long::sum)));
    return days;
  }

  private static TreeMap<LocalDate, Long> days(Map<Object, long[]> times) {
    TreeMap<LocalDate, Long> days = new TreeMap<>();
    times.forEach(
        (time, rows) -> {
          if (time instanceof LocalDate day && rows[0] > 0) {
            days.put(day, rows[0]);
          }
        });
    return days;
  }

  private String refused(Source source, Collection<Source> all, LocalDate through, long known) {
    String last = "";
    for (DeliveredFile file : files) {
      if (!file.merged()
          && isOf(file, source, all)
          && file.isKnown(known)
          && file.exported().isAfter(through)) {
        last = file.name();
      }
    }
    return last;
  }

  /** One that no source was recognised for may be of any that its name does not speak against. */
  private static boolean isOf(DeliveredFile file, Source source, Collection<Source> all) {
    return file.source().isEmpty()
        ? isNamedLike(file, source) || all.stream().noneMatch(other -> isNamedLike(file, other))
        : file.source().equals(source.id());
  }

  private static boolean isNamedLike(DeliveredFile file, Source source) {
    return source.fileNames().stream().anyMatch(name -> NamePattern.fits(name, file.name()));
  }
}
