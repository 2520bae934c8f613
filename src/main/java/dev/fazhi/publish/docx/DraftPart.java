package dev.fazhi.publish.docx;

import dev.fazhi.publish.passage.Passage;
import dev.fazhi.publish.text.Axis;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of the draft. */
public sealed interface DraftPart {

  /** The heading of a section. */
  record Heading(String text) implements DraftPart {}

  /** A paragraph. */
  record Paragraph(List<Passage> passages) implements DraftPart {
    public String text() {
      return Passage.text(passages);
    }
  }

  /** A table with its title and its header. */
  record Sheet(String title, List<String> header, List<List<Passage>> rows) implements DraftPart {}

  /**
   * A chart.
   *
   * @param title with the unit
   * @param alt the same in words for those who do not see it
   * @param bars horizontal bars, the first at the top; lines otherwise
   * @param names of the points
   * @param current the values
   * @param prior last year's; a value that is missing is null, and all are when none is there
   * @param axis of the values
   * @param partial whether the last point is a month that is not over
   */
  record Picture(
      String title,
      String alt,
      boolean bars,
      List<String> names,
      List<BigDecimal> current,
      List<@Nullable BigDecimal> prior,
      Axis axis,
      boolean partial)
      implements DraftPart {
    /** A copy with another title. */
    Picture titled(String other) {
      return new Picture(other, alt, bars, names, current, prior, axis, partial);
    }
  }

  /** A line in small print. */
  record Note(String text) implements DraftPart {}
}
