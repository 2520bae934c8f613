package dev.fazhi.publish;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Draft;
import dev.fazhi.definition.Draft.Premise;
import dev.fazhi.definition.DraftText;
import dev.fazhi.definition.DraftText.Form;
import dev.fazhi.definition.DraftText.Part;
import dev.fazhi.definition.DraftText.Slot;
import dev.fazhi.model.Figure;
import dev.fazhi.publish.content.PublicationInput;
import dev.fazhi.publish.docx.DraftPart;
import dev.fazhi.publish.docx.DraftPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Drafts for the tests, built by hand. */
public final class Drafts {

  private static final Pattern PLACE = Pattern.compile("\\{([a-z_.]+)(?::([a-z]+))?}|([^{}]+)");

  private Drafts() {}

  static DraftText text(String written) {
    return text(written, 7);
  }

  static DraftText text(String written, int line) {
    List<Part> parts = new ArrayList<>();
    Matcher place = PLACE.matcher(written);
    while (place.find()) {
      String name = place.group(1);
      if (name == null) {
        parts.add(new DraftText.Plain(place.group(3)));
      } else if (name.contains(".")) {
        String form = place.group(2) == null ? "value" : place.group(2);
        parts.add(new DraftText.Number(name, Form.valueOf(form.toUpperCase(Locale.ROOT))));
      } else {
        parts.add(new DraftText.Fill(Slot.valueOf(name.toUpperCase(Locale.ROOT))));
      }
    }
    return new DraftText(parts, "report/draft.yml", line, written);
  }

  static Draft.Statement statement(String say, Map<Premise, DraftText> otherwise) {
    DraftText text = text(say);
    String about = null;
    for (Part part : text.parts()) {
      if (about == null && part instanceof DraftText.Number number) {
        about = number.metric();
      }
    }
    return new Draft.Statement(text, about, otherwise);
  }

  static Draft draft(Draft.Content... body) {
    return new Draft(
        text("{area}{year}年报告"),
        text("（截至{date}）"),
        List.of(new Draft.Section("一、热线", List.of(body))),
        Map.of(Premise.NO_DATA, text("{name}暂无数据"), Premise.NO_CASES, text("没有可算{name}的案件")));
  }

  static Draft.Paragraph paragraph(Draft.Sentence... sentences) {
    return new Draft.Paragraph(List.of(sentences));
  }

  static PublicationInput publication(Draft draft, List<Figure> figures) {
    Definitions drafted = with(SampleDefinitions.definitions(SampleDefinitions.key()), draft);
    return Samples.publication(1, drafted, figures);
  }

  /** The definitions with another draft. */
  public static Definitions with(Definitions plain, Draft draft) {
    return new Definitions(
        plain.nightly(),
        plain.sources(),
        plain.references(),
        plain.metrics(),
        plain.identities(),
        draft,
        plain.bulletin(),
        plain.tables(),
        plain.audit(),
        plain.templates(),
        plain.digest(),
        plain.disabled());
  }

  /** A draft with all that may stand in one. */
  static Draft everything() {
    return draft(
        paragraph(
            statement("受理{hotline.received}，{hotline.received:change}；", Map.of()),
            statement("办结率{hotline.closed_rate}，{hotline.closed_rate:delta}；", Map.of()),
            statement("满意率{hotline.satisfied_rate}。", Map.of()),
            new Draft.Listing(
                text("{groups}个单位中，居前的是{list}。"),
                Samples.RECEIVED,
                "unit",
                2,
                text("{group}（{value}）"),
                text("没有。"))),
        new Draft.Totals("主要数据", List.of(Samples.RECEIVED, Samples.RATED_RATE), 3),
        new Draft.Picture("各月受理量", Samples.RECEIVED, null, 10, 4),
        new Draft.Picture("各单位受理量", Samples.RECEIVED, "unit", 2, 5));
  }

  static DraftPlan plan(Draft draft, List<Figure> figures) {
    return DraftPlan.of(publication(draft, figures)).orElseThrow();
  }

  /** What a draft of that one sentence says. */
  static String said(Draft.Sentence sentence, List<Figure> figures) {
    for (DraftPart part : plan(draft(paragraph(sentence)), figures).parts()) {
      if (part instanceof DraftPart.Paragraph paragraph) {
        return paragraph.text();
      }
    }
    return "";
  }

  /** The sample figures with another one in the place of its like. */
  public static List<Figure> with(Figure other) {
    List<Figure> figures = new ArrayList<>(Samples.figures());
    figures.removeIf(
        figure ->
            figure.metric().equals(other.metric())
                && figure.period().equals(other.period())
                && figure.group().equals(other.group()));
    figures.add(other);
    figures.sort(Figure.ORDER);
    return figures;
  }

  /** The year's total of received tickets. */
  static Figure received(long now, @Nullable Long before) {
    return Samples.count(Samples.RECEIVED, Samples.YTD, "", "", now, before);
  }
}
