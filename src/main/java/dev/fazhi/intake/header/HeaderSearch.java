package dev.fazhi.intake.header;

import dev.fazhi.definition.Source;
import dev.fazhi.intake.text.Texts;
import dev.fazhi.model.Row;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks for the header of a sheet among its first rows, for every source. */
public final class HeaderSearch {

  private final List<SourceHeaders> sources = new ArrayList<>();

  public HeaderSearch(Collection<Source> sources) {
    sources.forEach(source -> this.sources.add(new SourceHeaders(source)));
  }

  /**
   * What was found.
   *
   * @param complete the sources all of whose required headers stand in the best place; none when
   *     there is no such place
   * @param nearest the source and place that come nearest; null when no header is known at all
   */
  public record Found(List<HeaderMatch> complete, @Nullable HeaderMatch nearest) {}

  public Found in(SheetHead head) {
    List<HeaderMatch> best = List.of();
    HeaderMatch nearest = null;
    Map<Row, List<SourceHeaders>> likely = new IdentityHashMap<>();
    for (Row row : head.filled()) {
      likely.put(row, sources.stream().filter(s -> s.mayBeIn(row)).toList());
    }
    int columns = columns(head.filled());
    for (List<Row> together : head.candidates()) {
      // no other place can explain more, of which a book of many sheets has many
      if (known(best) == columns) {
        break;
      }
      List<SourceHeaders> those =
          sources.stream().filter(s -> isLikely(together, s, likely)).toList();
      if (those.isEmpty()) {
        continue;
      }
      HeaderRows rows = HeaderRows.of(together);
      List<HeaderMatch> complete = new ArrayList<>();
      for (SourceHeaders source : those) {
        HeaderMatch match = HeaderMatch.of(rows, source);
        if (match.isComplete()) {
          complete.add(match);
        }
        nearest = nearer(nearest, match);
      }
      if (known(complete) > known(best)) {
        best = complete;
      }
    }
    return new Found(best, nearest);
  }

  /** How many columns hold something in any of the rows. */
  private static int columns(List<Row> rows) {
    BitSet filled = new BitSet();
    for (Row row : rows) {
      for (int column = 0; column < row.cells().size(); column++) {
        if (!Texts.isBlank(row.cell(column))) {
          filled.set(column);
        }
      }
    }
    return filled.cardinality();
  }

  /** A header reads from one of the cells on, so none is where no cell begins like one. */
  private static boolean isLikely(
      List<Row> rows, SourceHeaders source, Map<Row, List<SourceHeaders>> likely) {
    return rows.stream().anyMatch(row -> likely.getOrDefault(row, List.of()).contains(source));
  }

  private static @Nullable HeaderMatch nearer(@Nullable HeaderMatch one, HeaderMatch other) {
    int known = other.explained().cardinality();
    if (known == 0) {
      return one;
    }
    if (one == null || known > one.explained().cardinality()) {
      return other;
    }
    boolean fewerMissing = other.missing().size() < one.missing().size();
    return known == one.explained().cardinality() && fewerMissing ? other : one;
  }

  private static int known(List<HeaderMatch> matches) {
    return matches.stream()
        .map(match -> match.explained().cardinality())
        .max(Comparator.naturalOrder())
        .orElse(0);
  }
}
