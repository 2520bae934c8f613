package dev.fazhi.measure.delivery;

import dev.fazhi.store.archive.DateRange;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A file as far as it matters to figures how much of its source it brought.
 *
 * @param source the source's id; empty when none was recognised
 * @param merged whether it is, or was, in the facts; else it was refused
 * @param since the load from which on that is known
 * @param until the load that took it back
 * @param exported the day that its name tells, else that of its time of modification
 * @param order when it was exported, for the order of exports; null when that was never found
 * @param newest the last day that its rows are about; null when that is not known
 * @param dated whether its name tells the day
 * @param span the days that its rows are about; null when its source does not tell
 * @param accepted its rows that count
 * @param held of these, those whose keys were known before
 * @param absent the fields that it has no column for
 * @param blank the fields whose columns are empty throughout
 * @param rejected its rejected rows, by the load that brought them in order, {@link #NEVER} for
 *     those that none did
 * @param findings of the file as a whole that figures must tell
 */
public record DeliveredFile(
    String source,
    String name,
    boolean merged,
    long since,
    long until,
    LocalDate exported,
    @Nullable LocalDateTime order,
    LocalDateTime modified,
    @Nullable LocalDate newest,
    boolean dated,
    @Nullable DateRange span,
    long accepted,
    long held,
    Set<String> absent,
    Set<String> blank,
    TreeMap<Long, Long> rejected,
    List<Finding> findings) {

  static final long NEVER = Long.MAX_VALUE;

  /** The same as it was known before somebody accepted it. */
  DeliveredFile asRefused(long after) {
    return new DeliveredFile(
        source,
        name,
        false,
        after,
        since,
        exported,
        order,
        modified,
        newest,
        dated,
        span,
        0,
        0,
        absent,
        blank,
        rejected,
        List.of(new Finding(FindingNotes.REFUSED_FOR_ROWS, "", "", "", null, 1)));
  }

  /** Those of them that were merged from a source, as known after that load. */
  public static List<DeliveredFile> merged(List<DeliveredFile> files, String source, long known) {
    return files.stream()
        .filter(file -> file.merged() && file.isKnown(known) && file.source().equals(source))
        .toList();
  }

  public boolean isKnown(long load) {
    return since <= load && load < until;
  }

  /** Whether it was exported after the other; a file that was not read is before all. */
  public boolean isAfter(DeliveredFile other) {
    LocalDateTime own = order == null ? LocalDateTime.MIN : order;
    LocalDateTime others = other.order == null ? LocalDateTime.MIN : other.order;
    int compared = own.compareTo(others);
    return compared > 0 || compared == 0 && modified.isAfter(other.modified);
  }

  /**
   * Whether it has all rows of a file that was exported before it, by what was known when the
   * second of the two arrived.
   */
  public boolean hasAllOf(DeliveredFile before) {
    return before.since < since
        ? held >= before.accepted
        : before.held >= before.accepted && accepted >= before.accepted;
  }

  /** Whether the same was found in it, however often. */
  public boolean has(Finding finding) {
    return findings.stream().anyMatch(finding::isAlike);
  }

  /** Its rows that were rejected and not brought in order by that load. */
  public long rejected(long known) {
    return rejected.tailMap(known, false).values().stream().mapToLong(Long::longValue).sum();
  }
}
