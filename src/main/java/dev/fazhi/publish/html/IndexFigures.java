package dev.fazhi.publish.html;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Table;
import dev.fazhi.model.Figure;
import dev.fazhi.model.FigureIndex;
import dev.fazhi.model.Note;
import dev.fazhi.publish.content.PublicationInput;
import dev.fazhi.publish.text.FigureWords;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Renders the totals for the year to date beside last year, as cards and as a table for each
 * source.
 */
final class IndexFigures {

  private static final String NONE = "—";
  private static final List<String> HEADER = List.of("指标", "单位", "本期", "上年同期", "与上年同期比", "说明");

  private final Definitions definitions;
  private final FigureIndex figures;

  IndexFigures(PublicationInput publication) {
    definitions = publication.definitions();
    figures = new FigureIndex(publication.vintage());
  }

  /** Renders the first count and the first rate of each source as cards. */
  void cards(Element section) {
    Element cards = section.appendElement("div").addClass("cards");
    bySource()
        .forEach(
            (source, metrics) -> {
              first(metrics, false).ifPresent(figure -> card(cards, figure));
              first(metrics, true).ifPresent(figure -> card(cards, figure));
            });
  }

  void tables(Element section) {
    bySource()
        .forEach(
            (source, metrics) -> {
              Element table = IndexTable.box(section, definitions.source(source).title());
              Element header = table.appendElement("thead").appendElement("tr");
              for (String title : HEADER) {
                header.appendElement("th").attr("scope", "col").text(title);
              }
              Element body = table.appendElement("tbody");
              metrics.forEach(figure -> row(body, figure));
            });
  }

  /** Formats a number with thousands separators. */
  static String grouped(BigDecimal value) {
    return String.format(Locale.ROOT, "%,." + Math.max(0, value.scale()) + "f", value);
  }

  private Map<String, List<Figure>> bySource() {
    Set<String> ids = new LinkedHashSet<>();
    for (Table table : definitions.tables()) {
      if (table.rows() == Table.Rows.METRICS) {
        ids.addAll(table.metrics());
      }
    }
    Map<String, List<Figure>> sources = new LinkedHashMap<>();
    for (String id : ids) {
      Figure figure = figures.total(id);
      if (figure != null) {
        String source = definitions.metric(id).source();
        sources.computeIfAbsent(source, key -> new ArrayList<>()).add(figure);
      }
    }
    return sources;
  }

  private java.util.Optional<Figure> first(List<Figure> metrics, boolean rate) {
    return metrics.stream()
        .filter(figure -> figure.current().value() != null)
        .filter(figure -> definitions.metric(figure.metric()).isPercentage() == rate)
        .findFirst();
  }

  private static void card(Element cards, Figure figure) {
    Element card = cards.appendElement("div").addClass("card");
    card.appendElement("p").addClass("name").text(figure.name());
    Element value = card.appendElement("p").addClass("value");
    value.appendElement("strong").text(text(figure.current().value()));
    value.appendText(" " + figure.unit());
    Element beside = card.appendElement("p").addClass("beside");
    beside.text("上年同期 " + text(figure.last().value()) + "，" + change(figure));
  }

  private static void row(Element body, Figure figure) {
    Element row = body.appendElement("tr");
    row.appendElement("th").attr("scope", "row").text(figure.name());
    IndexTable.labelled(row, HEADER.get(1)).text(figure.unit());
    IndexTable.labelled(row, HEADER.get(2)).addClass("number").text(text(figure.current().value()));
    IndexTable.labelled(row, HEADER.get(3)).addClass("number").text(text(figure.last().value()));
    IndexTable.labelled(row, HEADER.get(4)).text(change(figure));
    List<String> notes = new ArrayList<>();
    // the comparison already says so
    figure.notes().stream()
        .filter(note -> !Note.ZERO_BASE.is(note))
        .forEach(note -> notes.add(Note.sentence(note)));
    IndexTable.labelled(row, HEADER.get(5)).text(String.join("；", notes));
  }

  private static String change(Figure figure) {
    boolean both = figure.current().value() != null && figure.last().value() != null;
    return both ? FigureWords.change(figure, "") : "不可比";
  }

  private static String text(@Nullable BigDecimal value) {
    return value == null ? NONE : grouped(value);
  }
}
