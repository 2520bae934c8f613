package dev.fazhi.model;

import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A file that was imported or refused, with the account of its rows.
 *
 * @param number from 1 in the order of merging; 0 when it was refused
 * @param file its name
 * @param sha256 of its bytes, in hex
 * @param bytes its size
 * @param source the id of its source; empty when none was recognised
 * @param exportedAt when it was exported: by the date in its name, else its newest event, else its
 *     time of modification
 * @param status its status
 * @param rows the account of its rows
 * @param faults faults of the file as a whole; those of rows are kept separately
 * @param withdrawn live rows that it withdrew: those that a full delivery lacks, or all of an
 *     earlier load that a person withdrew; they are no rows of the file
 * @param absent names of the declared fields for which a sheet that has rows has no column: of
 *     these rows the file does not say what they are, which is not that they are empty; in the
 *     order of the source, empty when all are there
 */
public record Load(
    long number,
    String file,
    String sha256,
    long bytes,
    String source,
    LocalDateTime exportedAt,
    Status status,
    RowCount rows,
    List<Fault> faults,
    long withdrawn,
    Set<String> absent) {

  /** The status of a file. */
  public enum Status {
    /** Its rows are in the facts. */
    MERGED,
    /** Nothing of it is in the facts. */
    REFUSED,
    /** Its rows were withdrawn later; or it is the withdrawal itself, which has no rows. */
    WITHDRAWN
  }

  /**
   * The account of a file's rows: read = fresh + changed + unchanged + duplicate + rejected +
   * skipped, for every file.
   *
   * @param read all rows found in the file
   * @param fresh new keys
   * @param changed known keys with other content, now a new version
   * @param unchanged known keys with the same content, or known from a newer export
   * @param duplicate keys that are repeated further down in the file
   * @param rejected rows with faults
   * @param skipped titles, headers, blank rows, totals and notes
   */
  public record RowCount(
      long read,
      long fresh,
      long changed,
      long unchanged,
      long duplicate,
      long rejected,
      long skipped) {

    /** Nothing read. */
    public static final RowCount NONE = new RowCount(0, 0, 0, 0, 0, 0, 0);

    /** What became of the rows: names for programs with their numbers. */
    public Map<String, Long> fates() {
      Map<String, Long> fates = new LinkedHashMap<>();
      fates.put("new", fresh);
      fates.put("changed", changed);
      fates.put("unchanged", unchanged);
      fates.put("duplicate", duplicate);
      fates.put("rejected", rejected);
      fates.put("skipped", skipped);
      return fates;
    }

    /** Whether every row read is accounted for. */
    public boolean isBalanced() {
      return read == fresh + changed + unchanged + duplicate + rejected + skipped;
    }
  }
}
