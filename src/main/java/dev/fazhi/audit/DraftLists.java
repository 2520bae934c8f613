package dev.fazhi.audit;

import dev.fazhi.audit.language.FoldedText;
import dev.fazhi.audit.language.NumberToken;
import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Draft;
import dev.fazhi.definition.DraftText;
import dev.fazhi.model.Figure;
import dev.fazhi.model.FigureIndex;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The groups that the draft lists with their numbers: 住房（2873件）、交通（1427件）. */
final class DraftLists {

  private final Definitions definitions;
  private final FigureIndex figures;
  private final String text;

  /** A number that tells how many groups there are. */
  record Groups(NumberToken token, String metric, int count) {}

  /** A number with the group whose it is. */
  record Item(NumberToken token, Figure figure, String group) {}

  DraftLists(Definitions definitions, FigureIndex figures, String text) {
    this.definitions = definitions;
    this.figures = figures;
    this.text = text;
  }

  /** The numbers that stand in brackets behind a group's name, after the words of the list. */
  List<Item> items(List<NumberToken> tokens) {
    List<Item> items = new ArrayList<>();
    listings().forEach(listing -> items(listing, tokens, items));
    return items;
  }

  /** The numbers of groups that are not zero, between the words around them. */
  List<Groups> groups(List<NumberToken> tokens) {
    List<Groups> found = new ArrayList<>();
    for (Draft.Listing listing : listings()) {
      List<DraftText.Part> parts = listing.say().parts();
      for (int i = 1; i + 1 < parts.size(); i++) {
        boolean count =
            parts.get(i) instanceof DraftText.Fill fill && fill.slot() == DraftText.Slot.GROUPS;
        if (count
            && parts.get(i - 1) instanceof DraftText.Plain before
            && parts.get(i + 1) instanceof DraftText.Plain after) {
          String words = FoldedText.of(before.text()).text();
          String behind = FoldedText.of(after.text()).text();
          for (NumberToken token : tokens) {
            boolean here =
                text.startsWith(words, token.start() - words.length())
                    && text.startsWith(behind, token.end());
            if (here) {
              found.add(new Groups(token, listing.metric(), count(listing)));
            }
          }
        }
      }
    }
    return found;
  }

  private int count(Draft.Listing listing) {
    int count = 0;
    for (String group : figures.groups(List.of(listing.metric()), listing.by())) {
      Figure figure = figures.group(listing.metric(), listing.by(), group);
      BigDecimal value = figure == null ? null : figure.current().value();
      count += value != null && value.signum() != 0 && !group.isEmpty() ? 1 : 0;
    }
    return count;
  }

  private List<Draft.Listing> listings() {
    List<Draft.Listing> listings = new ArrayList<>();
    for (Draft.Section section : definitions.draft().sections()) {
      for (Draft.Content content : section.body()) {
        if (content instanceof Draft.Paragraph paragraph) {
          for (Draft.Sentence sentence : paragraph.sentences()) {
            if (sentence instanceof Draft.Listing listing) {
              listings.add(listing);
            }
          }
        }
      }
    }
    return listings;
  }

  private void items(Draft.Listing listing, List<NumberToken> tokens, List<Item> items) {
    String words = words(listing.say());
    int at = words.isEmpty() ? -1 : text.indexOf(words);
    int end = at < 0 ? -1 : text.indexOf('。', at);
    for (String group : figures.groups(List.of(listing.metric()), listing.by())) {
      Figure figure = figures.group(listing.metric(), listing.by(), group);
      String name = FoldedText.of(group).text() + "(";
      for (NumberToken token : tokens) {
        boolean within = token.start() > at && token.start() < end;
        if (figure != null && within && text.startsWith(name, token.start() - name.length())) {
          items.add(new Item(token, figure, group));
        }
      }
    }
  }

  /** The last words before the list, folded. */
  private static String words(DraftText say) {
    String words = "";
    for (DraftText.Part part : say.parts()) {
      if (part instanceof DraftText.Plain plain) {
        words = plain.text();
      } else if (part instanceof DraftText.Fill fill && fill.slot() == DraftText.Slot.LIST) {
        return FoldedText.of(words).text();
      }
    }
    return "";
  }
}
