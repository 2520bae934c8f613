package dev.fazhi.publish.docx;

import dev.fazhi.definition.Draft;
import dev.fazhi.definition.DraftText.Slot;
import dev.fazhi.model.Figure;
import dev.fazhi.model.FigureIndex;
import dev.fazhi.publish.passage.FigurePassages;
import dev.fazhi.publish.passage.Passage;
import dev.fazhi.publish.text.CellText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Makes sentences that name the largest groups of a breakdown. */
record DraftLists(FigureIndex figures, DraftSentences sentences, DraftSlots slots) {

  /** A group that has a value. */
  record Group(String name, Figure figure, BigDecimal value) {}

  private static final Comparator<Group> LARGEST =
      Comparator.comparing(Group::value, Comparator.reverseOrder()).thenComparing(Group::name);

  List<Passage> of(Draft.Listing listing) {
    List<Group> groups = groups(figures, listing.metric(), listing.by());
    if (groups.isEmpty()) {
      return sentences.filled(listing.none(), slots);
    }
    List<Passage> list = new ArrayList<>();
    for (Group group : largest(groups, listing.top())) {
      if (!list.isEmpty()) {
        list.add(Passage.plain("、"));
      }
      DraftSlots each =
          slots
              .with(Slot.GROUP, List.of(Passage.plain(CellText.visible(group.name()))))
              .with(Slot.VALUE, List.of(FigurePassages.value(group.figure(), group.value())));
      list.addAll(sentences.filled(listing.item(), each));
    }
    return sentences.filled(
        listing.say(),
        slots
            .with(Slot.LIST, list)
            .with(Slot.GROUPS, List.of(Passage.plain(Integer.toString(groups.size())))));
  }

  /** The named groups above zero, the largest first, equal ones by name. */
  static List<Group> groups(FigureIndex figures, String metric, String by) {
    List<Group> groups = new ArrayList<>();
    for (String name : figures.groups(List.of(metric), by)) {
      Figure figure = figures.group(metric, by, name);
      BigDecimal value = figure == null ? null : figure.current().value();
      if (figure != null && value != null && value.signum() > 0 && !name.equals(Figure.NO_GROUP)) {
        groups.add(new Group(name, figure, value));
      }
    }
    groups.sort(LARGEST);
    return groups;
  }

  /** The first so many groups, and those equal to the last of them. */
  private static List<Group> largest(List<Group> groups, int top) {
    int end = Math.min(top, groups.size());
    while (end < groups.size()
        && groups.get(end).value().compareTo(groups.get(end - 1).value()) == 0) {
      end++;
    }
    return groups.subList(0, end);
  }
}
