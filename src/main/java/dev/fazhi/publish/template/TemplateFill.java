package dev.fazhi.publish.template;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.DraftText;
import dev.fazhi.definition.DraftText.Form;
import dev.fazhi.definition.DraftText.Part;
import dev.fazhi.definition.DraftText.Slot;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Table;
import dev.fazhi.definition.reading.publication.TemplateReader;
import dev.fazhi.definition.yaml.DefinitionError;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Figure;
import dev.fazhi.model.FigureIndex;
import dev.fazhi.publish.content.PublicationInput;
import dev.fazhi.publish.passage.FigurePassages;
import dev.fazhi.publish.passage.Passage;
import dev.fazhi.publish.table.FigureCell;
import dev.fazhi.publish.table.FigurePart;
import dev.fazhi.publish.table.Grid;
import dev.fazhi.publish.table.Origin;
import dev.fazhi.publish.text.FigureWords;
import dev.fazhi.publish.text.Wording;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Fills the texts of one template with the figures of a publication, and keeps what it filled in
 * for the check afterwards. A figure without a number is filled in as a dash with the reason as a
 * remark.
 */
public final class TemplateFill {

  /** In the place of a number that there is none of. */
  public static final String NONE = "—";

  private static final Set<Form> NUMBERS = Set.of(Form.VALUE, Form.NUMBER, Form.PRIOR);

  private final Definitions definitions;
  private final FigureIndex figures;
  private final AsOf asOf;
  private final String area;
  private final List<Grid> tables;
  private final List<Passage> written = new ArrayList<>();
  private final List<DefinitionError> mistakes = new ArrayList<>();
  private final TemplateReader reader;

  /**
   * Makes a fill of one template.
   *
   * @param file relative to {@code jobs/}
   * @param tables the published tables
   */
  public TemplateFill(PublicationInput publication, String file, List<Grid> tables) {
    definitions = publication.definitions();
    figures = new FigureIndex(publication.vintage());
    asOf = publication.vintage().asOf();
    area = publication.area();
    this.tables = tables;
    reader = new TemplateReader(definitions, file, mistakes);
  }

  /** What was wrong in the texts, with the text of each; empty for a template that was checked. */
  public List<DefinitionError> mistakes() {
    return List.copyOf(mistakes);
  }

  /** The numbers that were filled in, as they are written. */
  public List<Passage> written() {
    return List.copyOf(written);
  }

  /** The published table; null when its source is switched off. */
  public @Nullable Grid table(String id) {
    reader.table("{#table " + id + "}", id, false);
    return tables.stream().filter(grid -> grid.id().equals(id)).findFirst().orElse(null);
  }

  /** The rows for which a row of the template is repeated; none when the table is switched off. */
  public List<TableRow> rows(String id) {
    Grid grid = table(id);
    return grid == null ? List.of() : TableRow.of(grid);
  }

  /**
   * Fills a text.
   *
   * @param row whose figures they are; null for the totals
   */
  public Filled fill(String text, @Nullable String table, @Nullable TableRow row) {
    Table rows =
        definitions.tables().stream()
            .filter(each -> row != null && each.id().equals(table))
            .findFirst()
            .orElse(null);
    DraftText read = reader.read("“" + text + "”", text, rows);
    List<Passage> passages = read.parts().stream().map(part -> passage(part, row)).toList();
    passages.stream().filter(passage -> passage.origin() != null).forEach(written::add);
    return new Filled(passages, number(read.parts(), passages), percent(passages));
  }

  private Passage passage(Part part, @Nullable TableRow row) {
    if (part instanceof DraftText.Number number) {
      return number(number, row);
    } else if (part instanceof DraftText.Fill fill) {
      return Passage.plain(word(fill.slot(), row));
    }
    return Passage.plain(((DraftText.Plain) part).text());
  }

  private String word(Slot slot, @Nullable TableRow row) {
    return switch (slot) {
      case YEAR -> Integer.toString(asOf.day().getYear());
      case DATE -> Wording.day(asOf.day());
      case PERIOD -> Wording.reported(asOf);
      case AREA -> area;
      default -> row == null ? NONE : row.group();
    };
  }

  private Passage number(DraftText.Number number, @Nullable TableRow row) {
    Figure figure =
        row == null ? figures.total(number.metric()) : row.figures().get(number.metric());
    if (figure != null && FigurePassages.has(figure, number.form())) {
      return FigurePassages.of(figure, number.form());
    }
    Passage part = figure == null && row != null ? partOfRate(number, row) : null;
    if (part != null) {
      return part;
    }
    String why = figure == null ? "没有数据" : Wording.remark(figure);
    Metric metric = definitions.metrics().get(number.metric());
    String name = metric == null ? number.metric() : metric.name();
    return new Passage(NONE, null, number.form(), List.of(name + "：" + why));
  }

  /** A group without a case of a metric has no figure of it, but its rates say that it is zero. */
  private @Nullable Passage partOfRate(DraftText.Number number, TableRow row) {
    for (Figure rate : row.figures().values()) {
      if (NUMBERS.contains(number.form())
          && definitions.metric(rate.metric()).counting() instanceof Metric.Ratio ratio) {
        boolean prior = number.form() == Form.PRIOR;
        FigurePart side = prior ? FigurePart.PRIOR_VALUE : FigurePart.VALUE;
        FigurePart part = FigureCell.within(ratio, number.metric(), side);
        BigDecimal value = part == null ? null : part.of(rate);
        if (part != null && value != null) {
          String unit = definitions.metric(number.metric()).unit();
          String words = FigureWords.number(value, unit);
          return new Passage(
              number.form() == Form.NUMBER ? words : words + unit,
              new Origin(rate, part),
              Form.NUMBER,
              FigurePassages.remarks(rate, prior));
        }
      }
    }
    return null;
  }

  private static @Nullable BigDecimal number(List<Part> parts, List<Passage> passages) {
    if (parts.size() != 1
        || !(parts.get(0) instanceof DraftText.Number number)
        || !NUMBERS.contains(number.form())) {
      return null;
    }
    Origin origin = passages.get(0).origin();
    boolean exact = origin != null && FigureWords.isExact(origin.figure());
    return exact ? Objects.requireNonNull(origin).part().of(origin.figure()) : null;
  }

  private static boolean percent(List<Passage> passages) {
    Origin origin = passages.isEmpty() ? null : passages.get(0).origin();
    return origin != null
        && (origin.part() == FigurePart.VALUE || origin.part() == FigurePart.PRIOR_VALUE)
        && origin.figure().unit().equals("%");
  }
}
