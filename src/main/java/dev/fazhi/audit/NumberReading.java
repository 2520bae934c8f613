package dev.fazhi.audit;

import dev.fazhi.audit.finding.Judgement;
import dev.fazhi.audit.finding.Verdict;
import dev.fazhi.audit.language.ChangeWords;
import dev.fazhi.audit.language.FoldedText;
import dev.fazhi.audit.language.NumberToken;
import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.Phrase.Direction;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Comparison;
import dev.fazhi.model.Figure;
import dev.fazhi.model.FigureIndex;
import dev.fazhi.model.FigureValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides by the words around a metric's number what it is: the total, last year's, the change, or
 * that of a group or month. It is the total unless the text says otherwise, so that no difference
 * is invented.
 */
final class NumberReading {

  private final Definitions definitions;
  private final FigureIndex figures;
  private final String text;
  private final MetricMentions mentions;
  private final Scope scope;
  private final int year;

  NumberReading(
      Definitions definitions,
      FigureIndex figures,
      String text,
      MetricMentions mentions,
      AsOf asOf) {
    this.definitions = definitions;
    this.figures = figures;
    this.text = text;
    this.mentions = mentions;
    this.scope = new Scope(definitions, figures, asOf);
    this.year = asOf.day().getYear();
  }

  /**
   * A number with what it is.
   *
   * @param name the metric's, with what of it is told
   * @param judgement null when it is told of days that no figure is of
   */
  record Read(Aspect aspect, String name, String ours, @Nullable Judgement judgement) {

    /** Whether it is the total of that metric or last year's, of which changes are told. */
    boolean isTotal(Metric metric) {
      return aspect != Aspect.NOW || (judgement != null && name.equals(metric.name()));
    }
  }

  /** Of a number that a phrase binds; the phrase begins at {@code begin}. */
  Read bound(String id, NumberToken token, int begin) {
    Metric metric = definitions.metric(id);
    Figure figure = figures.total(id);
    int from = mentions.sentence(begin);
    Optional<ChangeWords.Said> change = ChangeWords.change(text, from, begin, year);
    if (change.isPresent()) {
      String subject = text.substring(from, change.get().from());
      boolean ofTheTotal = scope.narrow(metric, subject).isEmpty() && !scope.isOfOtherDays(subject);
      return ofTheTotal
          ? change(id, token, change.get().direction())
          : new Read(Aspect.CHANGE, metric.name(), "", null);
    }
    if (ChangeWords.isChange(text, from, begin)
        && ChangeWords.isAgainstAnotherPeriod(text, from, begin)) {
      return new Read(Aspect.CHANGE, metric.name(), "", null);
    }
    if (ChangeWords.was(text, from, begin) >= 0 || ChangeWords.isOfSamePeriod(text, from, begin)) {
      return prior(metric, figure, token);
    }
    Read total = read(Aspect.NOW, metric, "", figure, token);
    return isFine(total) ? total : elsewhere(metric, figure, token, from, begin).orElse(total);
  }

  private static boolean isFine(Read read) {
    return read.judgement() != null && read.judgement().verdict() == Verdict.AGREES;
  }

  /** What else it may be when it is not the total. */
  private Optional<Read> elsewhere(
      Metric metric, @Nullable Figure figure, NumberToken token, int from, int begin) {
    String before = text.substring(from, begin);
    Optional<Scope.Narrow> narrow = scope.narrow(metric, before);
    if (narrow.isPresent()) {
      Figure of = narrow.get().figure();
      return Optional.of(read(Aspect.NOW, metric, "（" + narrow.get().title() + "）", of, token));
    }
    if (scope.isOfOtherDays(before) || scope.isQualified(before)) {
      return Optional.of(new Read(Aspect.NOW, metric.name(), "", null));
    }
    if (ChangeWords.isOfLastYear(text, from, begin, year)) {
      Read last = prior(metric, figure, token);
      Figure whole = figures.year(metric.id(), year - 1);
      if (isFine(last) || whole == null) {
        return Optional.of(last);
      }
      Read all = read(Aspect.PRIOR, metric, "（" + (year - 1) + "年全年）", whole, token);
      return Optional.of(isFine(all) ? all : last);
    }
    return Optional.empty();
  }

  Read prior(Metric metric, @Nullable Figure figure, NumberToken token) {
    Figure last = figure == null ? null : lastYears(figure);
    return read(Aspect.PRIOR, metric, "（" + Aspect.PRIOR.title() + "）", last, token);
  }

  private static Read read(
      Aspect aspect, Metric metric, String of, @Nullable Figure figure, NumberToken token) {
    return new Read(
        aspect,
        metric.name() + of,
        PublishedValueText.of(metric, figure),
        NumberJudge.judge(metric, figure, token.number()));
  }

  /** Of a number in a table. */
  Read of(TableFigures.Cell cell) {
    Metric metric = definitions.metric(cell.metric());
    String of = cell.title().isEmpty() ? "" : "（" + cell.title() + "）";
    return switch (cell.aspect()) {
      case NOW -> read(Aspect.NOW, metric, of, cell.of(), cell.token());
      case PRIOR -> prior(metric, cell.of(), cell.token());
      default -> change(metric, cell.of(), cell.aspect(), cell.token(), cell.direction());
    };
  }

  Read prior(String id, NumberToken token) {
    return prior(definitions.metric(id), figures.total(id), token);
  }

  private static Figure lastYears(Figure figure) {
    return new Figure(
        figure.metric(),
        figure.name(),
        figure.unit(),
        figure.prior(),
        figure.prior(),
        figure.by(),
        figure.group(),
        figure.last(),
        FigureValue.NONE,
        Comparison.NONE,
        figure.notes());
  }

  /** Of a number that is told as a change; which kind is said by what follows it. */
  Read change(String id, NumberToken token, Direction direction) {
    Metric metric = definitions.metric(id);
    return change(metric, figures.total(id), aspect(metric, token), token, direction);
  }

  private static Read change(
      Metric metric, @Nullable Figure figure, Aspect told, NumberToken token, Direction direction) {
    Aspect aspect = told;
    Judgement judged = ChangeJudge.judge(metric, figure, aspect, direction, token.number());
    if (aspect == Aspect.PERCENT && NumberJudge.isRate(metric)) {
      // reports write per cent for percentage points
      Judgement points =
          ChangeJudge.judge(metric, figure, Aspect.POINTS, direction, token.number());
      if (points.verdict() == Verdict.AGREES || judged.verdict() != Verdict.AGREES) {
        aspect = Aspect.POINTS;
        judged = points;
      }
    }
    return new Read(
        aspect,
        metric.name() + "（" + aspect.title() + "）",
        ChangeJudge.ours(metric, figure, aspect),
        judged);
  }

  /** Whether what follows the number is a unit in which the metric can change. */
  boolean fits(String id, NumberToken token) {
    Metric metric = definitions.metric(id);
    return switch (aspect(metric, token)) {
      case PERCENT, TIMES -> true;
      case POINTS -> NumberJudge.isRate(metric);
      default -> {
        String unit = FoldedText.of(metric.unit()).text();
        yield token.ends().stream().anyMatch(end -> text.startsWith(unit, end));
      }
    };
  }

  private Aspect aspect(Metric metric, NumberToken token) {
    if (token.number().percent()) {
      return Aspect.PERCENT;
    }
    for (int end : token.ends()) {
      if (text.startsWith("个百分点", end) || text.startsWith("百分点", end)) {
        return Aspect.POINTS;
      } else if (text.startsWith("倍", end)) {
        return Aspect.TIMES;
      }
    }
    return NumberJudge.isRate(metric) ? Aspect.POINTS : Aspect.CHANGE;
  }
}
