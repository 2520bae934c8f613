package dev.fazhi.publish.docx;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Draft;
import dev.fazhi.definition.DraftText;
import dev.fazhi.definition.Metric;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Figure;
import dev.fazhi.model.FigureIndex;
import dev.fazhi.model.Period;
import dev.fazhi.publish.content.PublicationInput;
import dev.fazhi.publish.passage.Passage;
import dev.fazhi.publish.text.Axis;
import dev.fazhi.publish.text.CellText;
import dev.fazhi.publish.text.Wording;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The content of the draft, independent of the format.
 *
 * @param title of the whole
 * @param subtitle the line below it
 * @param parts from top to bottom
 */
public record DraftPlan(String title, String subtitle, List<DraftPart> parts) {

  private static final List<String> HEADER = List.of("指标", "单位", "本期", "上年同期", "与上年同期比");
  private static final String OPEN_MARKS = "，；、：";
  private static final int FEWEST_POINTS = 2;

  /** Fills the declared draft; empty when none is declared. */
  public static Optional<DraftPlan> of(PublicationInput publication) {
    Draft draft = publication.definitions().draft();
    return draft.isEmpty() ? Optional.empty() : Optional.of(new Filler(publication).plan(draft));
  }

  private static final class Filler {

    private final PublicationInput publication;
    private final Definitions definitions;
    private final AsOf asOf;
    private final FigureIndex figures;
    private final DraftSentences sentences;
    private final DraftSlots slots;
    private final DraftLists lists;

    Filler(PublicationInput publication) {
      this.publication = publication;
      definitions = publication.definitions();
      asOf = publication.vintage().asOf();
      figures = new FigureIndex(publication.vintage());
      slots = DraftSlots.of(publication);
      sentences = new DraftSentences(definitions, figures, slots);
      lists = new DraftLists(figures, sentences, slots);
    }

    DraftPlan plan(Draft draft) {
      List<DraftPart> parts = new ArrayList<>();
      for (Draft.Section section : draft.sections()) {
        parts.add(new DraftPart.Heading(section.heading()));
        section.body().forEach(content -> add(content, parts));
      }
      String title = text(draft.title());
      parts.addAll(about(title));
      return new DraftPlan(title, text(draft.subtitle()), numbered(parts));
    }

    /** Numbers tables and charts consecutively, each kind by itself. */
    private static List<DraftPart> numbered(List<DraftPart> parts) {
      List<DraftPart> numbered = new ArrayList<>();
      int tables = 0;
      int charts = 0;
      for (DraftPart part : parts) {
        if (part instanceof DraftPart.Sheet sheet) {
          tables++;
          String title = "表" + tables + "　" + sheet.title();
          numbered.add(new DraftPart.Sheet(title, sheet.header(), sheet.rows()));
        } else if (part instanceof DraftPart.Picture drawn) {
          charts++;
          numbered.add(drawn.titled("图" + charts + "　" + drawn.title()));
        } else {
          numbered.add(part);
        }
      }
      return List.copyOf(numbered);
    }

    private String text(DraftText text) {
      return new DraftPart.Paragraph(sentences.filled(text, slots)).text();
    }

    private void add(Draft.Content content, List<DraftPart> parts) {
      if (content instanceof Draft.Paragraph paragraph) {
        DraftPart.Paragraph filled = paragraph(paragraph);
        if (!filled.text().isEmpty()) {
          parts.add(filled);
        }
      } else if (content instanceof Draft.Totals totals) {
        parts.add(table(totals));
      } else if (content instanceof Draft.Picture picture) {
        DraftPart.Picture drawn = picture.by() == null ? months(picture) : groups(picture);
        if (drawn.names().size() >= FEWEST_POINTS) {
          parts.add(drawn);
        }
      }
    }

    /** Ends a paragraph with a full stop, even if its last text was left out. */
    private DraftPart.Paragraph paragraph(Draft.Paragraph paragraph) {
      List<Passage> passages = new ArrayList<>();
      for (Draft.Sentence sentence : paragraph.sentences()) {
        passages.addAll(
            sentence instanceof Draft.Listing listing
                ? lists.of(listing)
                : sentences.of((Draft.Statement) sentence));
      }
      passages.removeIf(passage -> passage.text().isEmpty());
      if (!passages.isEmpty()) {
        Passage last = passages.get(passages.size() - 1);
        int end = last.text().length() - 1;
        if (OPEN_MARKS.indexOf(last.text().charAt(end)) >= 0) {
          String closed = last.text().substring(0, end) + "。";
          passages.set(
              passages.size() - 1, new Passage(closed, last.origin(), last.form(), last.remarks()));
        }
      }
      return new DraftPart.Paragraph(List.copyOf(passages));
    }

    private DraftPart.Sheet table(Draft.Totals totals) {
      List<List<Passage>> rows =
          totals.metrics().stream()
              .map(id -> DraftRow.of(definitions.metric(id), figures.total(id)))
              .toList();
      return new DraftPart.Sheet(totals.title(), HEADER, rows);
    }

    private DraftPart.Picture months(Draft.Picture picture) {
      List<String> names = new ArrayList<>();
      List<BigDecimal> current = new ArrayList<>();
      List<@Nullable BigDecimal> prior = new ArrayList<>();
      for (Period month : asOf.months()) {
        Figure figure = figures.month(picture.metric(), month);
        BigDecimal value = figure == null ? null : figure.current().value();
        if (figure != null && value != null) {
          names.add(month.from().getMonthValue() + "月");
          current.add(value);
          prior.add(figure.last().value());
        }
      }
      return drawn(picture, false, names, current, prior);
    }

    private DraftPart.Picture groups(Draft.Picture picture) {
      List<String> names = new ArrayList<>();
      List<BigDecimal> current = new ArrayList<>();
      List<@Nullable BigDecimal> prior = new ArrayList<>();
      String by = picture.by() == null ? "" : picture.by();
      List<DraftLists.Group> groups = DraftLists.groups(figures, picture.metric(), by);
      for (DraftLists.Group group : groups.subList(0, Math.min(picture.top(), groups.size()))) {
        names.add(CellText.visible(group.name()));
        current.add(group.value());
        prior.add(group.figure().last().value());
      }
      return drawn(picture, true, names, current, prior);
    }

    private DraftPart.Picture drawn(
        Draft.Picture picture,
        boolean bars,
        List<String> names,
        List<BigDecimal> current,
        List<@Nullable BigDecimal> prior) {
      Metric metric = definitions.metric(picture.metric());
      Period last = asOf.months().get(asOf.months().size() - 1);
      boolean partial = !bars && Wording.isPartial(last);
      String until = partial ? "，末月截至" + asOf.day().getDayOfMonth() + "日" : "";
      List<@Nullable BigDecimal> values = new ArrayList<>(current);
      values.addAll(prior);
      Axis axis = Axis.of(values, metric.isPercentage());
      String from = axis.isCut() ? "，" + axis.remark() : "";
      String title = picture.title() + "（" + metric.unit() + until + from + "）";
      StringBuilder alt = new StringBuilder(bars ? "条形图：" : "折线图：").append(title).append("。");
      for (int i = 0; i < names.size(); i++) {
        alt.append(i == 0 ? "" : "；").append(names.get(i)).append(' ');
        alt.append(current.get(i).toPlainString());
      }
      // the month that is not over may have no value, and then is not drawn
      boolean drawn = names.contains(last.from().getMonthValue() + "月");
      return new DraftPart.Picture(
          title, alt.append('。').toString(), bars, names, current, prior, axis, partial && drawn);
    }

    /** The line that says from which figures the draft was made. */
    private List<DraftPart> about(String title) {
      Period period = asOf.reported();
      List<DraftPart> about = new ArrayList<>();
      about.add(
          new DraftPart.Note(
              "数据说明：本稿由程序据%s数据生成，各数与同一文件夹中的 figures.csv 和统计表一致。统计期为%s，上年同期为%s。批注标出须留意的数；未在本稿中的文字内容请另行撰写。"
                  .formatted(
                      publication.version(),
                      Wording.period(period),
                      Wording.period(period.samePeriodLastYear()))));
      if (!title.contains(publication.area())) {
        about.add(new DraftPart.Note("适用地区：" + publication.area() + "。"));
      }
      return about;
    }
  }
}
