package dev.fazhi.intake.header;

import dev.fazhi.definition.Source;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
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
    for (HeaderRows rows : head.candidates()) {
      List<HeaderMatch> complete = new ArrayList<>();
      for (SourceHeaders source : sources) {
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
