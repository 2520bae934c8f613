package dev.fazhi.publish.docx;

import dev.fazhi.definition.DraftText.Slot;
import dev.fazhi.model.AsOf;
import dev.fazhi.publish.content.PublicationInput;
import dev.fazhi.publish.passage.Passage;
import dev.fazhi.publish.text.Wording;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The values of slots that are known only at the run. */
final class DraftSlots {

  private final Map<Slot, List<Passage>> words = new EnumMap<>(Slot.class);

  static DraftSlots of(PublicationInput publication) {
    DraftSlots slots = new DraftSlots();
    AsOf asOf = publication.vintage().asOf();
    var day = asOf.day();
    return slots
        .with(Slot.YEAR, List.of(Passage.plain(Integer.toString(day.getYear()))))
        .with(Slot.DATE, List.of(Passage.plain(Wording.day(day))))
        .with(Slot.PERIOD, List.of(Passage.plain(Wording.reported(asOf))))
        .with(Slot.AREA, List.of(Passage.plain(publication.area())));
  }

  /** A copy with one more value. */
  DraftSlots with(Slot slot, List<Passage> passages) {
    DraftSlots more = new DraftSlots();
    more.words.putAll(words);
    more.words.put(slot, passages);
    return more;
  }

  DraftSlots naming(String name) {
    return with(Slot.NAME, List.of(Passage.plain(name)));
  }

  /** The value of a slot; empty for an unknown one. */
  List<Passage> of(Slot slot) {
    return words.getOrDefault(slot, List.of());
  }
}
