package dev.fazhi.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a draft when only some metrics are.
 *
 * @param metrics the ids of those that are left
 */
record EnabledDraft(Set<String> metrics) {

  /** The draft without what needs another metric; a section of which nothing is left goes, too. */
  Draft of(Draft whole) {
    List<Draft.Section> sections = new ArrayList<>();
    for (Draft.Section section : whole.sections()) {
      List<Draft.Content> body =
          section.body().stream().map(this::content).filter(Objects::nonNull).map(c -> c).toList();
      if (!body.isEmpty()) {
        sections.add(new Draft.Section(section.heading(), body));
      }
    }
    return new Draft(whole.title(), whole.subtitle(), List.copyOf(sections), whole.otherwise());
  }

  private Draft.@Nullable Content content(Draft.Content content) {
    if (content instanceof Draft.Paragraph paragraph) {
      List<Draft.Sentence> sentences = paragraph.sentences().stream().filter(this::isLive).toList();
      return sentences.isEmpty() ? null : new Draft.Paragraph(sentences);
    } else if (content instanceof Draft.Totals totals) {
      List<String> left = totals.metrics().stream().filter(metrics::contains).toList();
      return left.isEmpty() ? null : new Draft.Totals(totals.title(), left, totals.line());
    }
    return metrics.contains(((Draft.Picture) content).metric()) ? content : null;
  }

  private boolean isLive(Draft.Sentence sentence) {
    if (sentence instanceof Draft.Listing listing) {
      return metrics.contains(listing.metric())
          && Stream.of(listing.say(), listing.item(), listing.none()).allMatch(this::isLive);
    }
    Draft.Statement statement = (Draft.Statement) sentence;
    return (statement.about() == null || metrics.contains(statement.about()))
        && isLive(statement.say())
        && statement.otherwise().values().stream().allMatch(this::isLive);
  }

  private boolean isLive(DraftText text) {
    return text.parts().stream()
        .allMatch(
            part ->
                !(part instanceof DraftText.Number number) || metrics.contains(number.metric()));
  }

  /** How many sentences, lists, tables and pictures a draft has. */
  static int sentences(Draft draft) {
    return draft.sections().stream()
        .flatMap(section -> section.body().stream())
        .mapToInt(
            content ->
                content instanceof Draft.Paragraph paragraph ? paragraph.sentences().size() : 1)
        .sum();
  }
}
