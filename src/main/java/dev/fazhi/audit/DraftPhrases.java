package dev.fazhi.audit;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Draft;
import dev.fazhi.definition.Draft.Premise;
import dev.fazhi.definition.DraftText;
import dev.fazhi.definition.DraftText.Form;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Phrase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The phrases that the draft of the report declares by itself: the words before each of its numbers
 * and the unit behind it. Where two numbers have the same words, the number before them is part of
 * the phrase, too.
 */
final class DraftPhrases {

  private static final String STOPS = "，。；：、！？（）,;:()";
  private static final String PERCENT = "%";
  private static final List<String> ALONE = List.of("");
  private static final List<String> BEFORE = List.of("，", "；", "。", "：", "（", "、", "其中");
  private static final int HUNDRED = 100;
  private static final int SHORTEST = 5;

  private final Definitions definitions;

  /** Each number with the words before it, back to the number before. */
  private record Place(String metric, Form form, String before, String after) {}

  private DraftPhrases(Definitions definitions) {
    this.definitions = definitions;
  }

  static List<Phrase> of(Definitions definitions) {
    return new DraftPhrases(definitions).phrases();
  }

  private List<Phrase> phrases() {
    List<List<Place>> paragraphs = new ArrayList<>();
    for (Draft.Section section : definitions.draft().sections()) {
      for (Draft.Content content : section.body()) {
        if (content instanceof Draft.Paragraph paragraph) {
          paragraphs.add(places(paragraph));
        }
      }
    }
    Map<String, Set<String>> owners = new LinkedHashMap<>();
    paragraphs.stream()
        .flatMap(List::stream)
        .forEach(
            place ->
                owners.computeIfAbsent(clause(place), c -> new TreeSet<>()).add(place.metric()));
    List<Phrase> shared = new ArrayList<>();
    List<Place> own = new ArrayList<>();
    for (List<Place> places : paragraphs) {
      for (int i = 0; i < places.size(); i++) {
        Place place = places.get(i);
        boolean single = owners.getOrDefault(clause(place), Set.of()).size() == 1;
        if (single && clause(place).length() > 1) {
          own.add(place);
        } else if (i > 0) {
          shared.add(phrase(List.of(together(places.get(i - 1), place))));
        } else if (!place.after().isEmpty()) {
          own.add(place);
        }
      }
    }
    shared.addAll(words());
    // those that say more come first: two numbers, then the longer words
    own.sort(Comparator.comparingInt((Place place) -> clause(place).length()).reversed());
    own.forEach(place -> shared.add(phrase(wordings(place))));
    return shared;
  }

  /** What a sentence says instead when its rate is a hundred or its count nought, 全部按要求答复. */
  private List<Phrase> words() {
    Map<String, List<Phrase>> said = new LinkedHashMap<>();
    for (Draft.Section section : definitions.draft().sections()) {
      for (Draft.Content content : section.body()) {
        if (content instanceof Draft.Paragraph paragraph) {
          for (Draft.Sentence sentence : paragraph.sentences()) {
            if (sentence instanceof Draft.Statement statement) {
              say(statement, Premise.FULL, HUNDRED, said);
              say(statement, Premise.ZERO, 0, said);
            }
          }
        }
      }
    }
    // words that are said of two metrics, such as 均未审结, tell of none by themselves
    return said.values().stream().filter(all -> all.size() == 1).map(all -> all.get(0)).toList();
  }

  private static void say(
      Draft.Statement statement, Premise premise, int value, Map<String, List<Phrase>> said) {
    DraftText text = statement.otherwise().get(premise);
    List<String> metrics =
        statement.say().parts().stream()
            .flatMap(
                part -> part instanceof DraftText.Number n ? Stream.of(n.metric()) : Stream.empty())
            .toList();
    String about = statement.about();
    String metric = about != null ? about : metrics.isEmpty() ? null : metrics.get(0);
    String words = "";
    for (DraftText.Part part : text == null ? List.<DraftText.Part>of() : text.parts()) {
      words = part instanceof DraftText.Plain plain ? stripped(plain.text()) : "";
    }
    if (metric != null && words.length() >= SHORTEST) {
      Phrase.Claim claim = new Phrase.Claim.Worth(value, List.of(metric));
      said.computeIfAbsent(words, w -> new ArrayList<>())
          .add(new Phrase(List.of(List.of(new Phrase.Part.Words(words))), claim));
    }
  }

  /** The words up to the first stop, without one before them. */
  private static String stripped(String words) {
    int from = 0;
    while (from < words.length() && STOPS.indexOf(words.charAt(from)) >= 0) {
      from++;
    }
    int to = from;
    while (to < words.length() && STOPS.indexOf(words.charAt(to)) < 0) {
      to++;
    }
    return words.substring(from, to);
  }

  /** The numbers of a paragraph; comparisons are found by the words of change. */
  private static List<Place> places(Draft.Paragraph paragraph) {
    List<Place> places = new ArrayList<>();
    StringBuilder before = new StringBuilder();
    for (Draft.Sentence sentence : paragraph.sentences()) {
      if (!(sentence instanceof Draft.Statement)) {
        before.setLength(0);
        continue;
      }
      List<DraftText.Part> parts = sentence.say().parts();
      for (int i = 0; i < parts.size(); i++) {
        if (parts.get(i) instanceof DraftText.Plain plain) {
          before.append(plain.text());
        } else if (parts.get(i) instanceof DraftText.Number number && !number.form().compares()) {
          places.add(new Place(number.metric(), number.form(), before.toString(), after(parts, i)));
          before.setLength(0);
        } else if (parts.get(i) instanceof DraftText.Number && !before.isEmpty()) {
          // the comma before a comparison goes with it
          before.setLength(before.length() - 1);
        }
      }
    }
    return places;
  }

  private static String after(List<DraftText.Part> parts, int at) {
    if (at + 1 < parts.size() && parts.get(at + 1) instanceof DraftText.Plain plain) {
      int end = 0;
      while (end < plain.text().length() && STOPS.indexOf(plain.text().charAt(end)) < 0) {
        end++;
      }
      return plain.text().substring(0, end);
    }
    return "";
  }

  /** The words right before a number, back to the last stop. */
  private static String clause(Place place) {
    String before = place.before();
    int from = before.length();
    while (from > 0 && STOPS.indexOf(before.charAt(from - 1)) < 0) {
      from--;
    }
    return before.substring(from);
  }

  /** Short words, such as 审结率, end many longer ones, and are the whole clause only. */
  private List<List<Phrase.Part>> wordings(Place place) {
    String clause = clause(place);
    List<List<Phrase.Part>> wordings = new ArrayList<>();
    for (String before : clause.length() < SHORTEST - 1 && !clause.isEmpty() ? BEFORE : ALONE) {
      wordings.add(alone(place, before, true));
      wordings.add(alone(place, before, false));
    }
    return wordings;
  }

  private List<Phrase.Part> alone(Place place, String before, boolean whole) {
    List<Phrase.Part> parts = new ArrayList<>();
    String clause = clause(place);
    add(parts, before + clause);
    parts.add(new Phrase.Part.Number(place.metric()));
    add(parts, unit(place) + (whole || clause.length() < 2 ? place.after() : ""));
    return parts;
  }

  private List<Phrase.Part> together(Place first, Place second) {
    List<Phrase.Part> parts = new ArrayList<>();
    add(parts, clause(first));
    parts.add(new Phrase.Part.Number(first.metric()));
    add(parts, unit(first) + second.before());
    parts.add(new Phrase.Part.Number(second.metric()));
    add(parts, unit(second));
    return parts;
  }

  private static void add(List<Phrase.Part> parts, String words) {
    if (!words.isBlank()) {
      parts.add(new Phrase.Part.Words(words));
    }
  }

  private String unit(Place place) {
    Metric metric = definitions.metric(place.metric());
    boolean silent = place.form() == Form.NUMBER || metric.unit().equals(PERCENT);
    return silent ? "" : metric.unit();
  }

  private static Phrase phrase(List<List<Phrase.Part>> wordings) {
    return new Phrase(wordings, new Phrase.Claim.Numbers());
  }
}
