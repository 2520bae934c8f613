package dev.fazhi.publish.docx;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Draft;
import dev.fazhi.definition.Draft.Premise;
import dev.fazhi.definition.DraftText;
import dev.fazhi.definition.DraftText.Form;
import dev.fazhi.model.Figure;
import dev.fazhi.model.FigureIndex;
import dev.fazhi.model.Note;
import dev.fazhi.model.Problem;
import dev.fazhi.publish.passage.FigurePassages;
import dev.fazhi.publish.passage.Passage;
import dev.fazhi.publish.text.Wording;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fills the declared sentences with figures; a sentence without its number is a problem. */
record DraftSentences(Definitions definitions, FigureIndex figures, DraftSlots slots) {
  static final String CODE = "FZ-504";

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final String MARKS = "，。；、！？：";

  /** The sentence, or the text declared for the first of its premises that does not hold. */
  List<Passage> of(Draft.Statement statement) {
    for (Premise premise : Premise.values()) {
      Map<String, Figure> lacking = lacking(statement, premise);
      DraftText other = statement.otherwise().get(premise);
      if (!lacking.isEmpty() && other != null) {
        return remarked(filled(other, slots), lacking, premise);
      }
      DraftText usual = definitions.draft().otherwise().get(premise);
      if (!lacking.isEmpty() && usual != null) {
        List<String> names = lacking.keySet().stream().map(this::name).toList();
        List<Passage> said = filled(usual, slots.naming(String.join("、", names)));
        said.add(Passage.plain(lastMark(statement.say().written())));
        return remarked(said, lacking, premise);
      }
    }
    return filled(statement.say(), slots);
  }

  /** Fills a text with its numbers and the values of the slots. */
  List<Passage> filled(DraftText text, DraftSlots known) {
    List<Passage> passages = new ArrayList<>();
    for (DraftText.Part part : text.parts()) {
      if (part instanceof DraftText.Plain words) {
        passages.add(Passage.plain(words.text()));
      } else if (part instanceof DraftText.Fill fill) {
        passages.addAll(known.of(fill.slot()));
      } else if (part instanceof DraftText.Number number) {
        passages.add(number(number, text));
      }
    }
    return passages;
  }

  private Passage number(DraftText.Number number, DraftText text) {
    Figure figure = figure(number.metric(), text);
    if (figure.current().value() == null || !FigurePassages.has(figure, number.form())) {
      throw problem(text, "“" + figure.name() + "”没有数（" + Wording.remark(figure) + "）");
    }
    return FigurePassages.of(figure, number.form());
  }

  /** The figures of the sentence for which the premise says that it cannot stand. */
  private Map<String, Figure> lacking(Draft.Statement statement, Premise premise) {
    Map<String, Figure> lacking = new LinkedHashMap<>();
    for (DraftText.Part part : statement.say().parts()) {
      if (part instanceof DraftText.Number number) {
        Figure figure = figure(number.metric(), statement.say());
        if (lacks(figure, premise, number.form().compares())) {
          lacking.put(number.metric(), figure);
        }
      }
    }
    if (statement.about() != null) {
      Figure figure = figure(statement.about(), statement.say());
      if (decides(figure, premise)
          || (premise == Premise.NO_CASES && lacks(figure, premise, false))) {
        lacking.put(statement.about(), figure);
      }
    }
    return lacking;
  }

  private static boolean lacks(Figure figure, Premise premise, boolean compares) {
    boolean without = figure.current().value() == null;
    BigDecimal prior = figure.last().value();
    return switch (premise) {
      case NO_DATA -> without && !figure.has(Note.NO_CASES);
      case NO_CASES -> without && figure.has(Note.NO_CASES);
      case NO_PRIOR -> compares && prior == null && !hasNoPriorCases(figure);
      case ZERO_BASE -> compares && (hasNoPriorCases(figure) || figure.has(Note.ZERO_BASE));
      case ZERO, FULL -> false;
    };
  }

  private static boolean hasNoPriorCases(Figure figure) {
    return figure.has(Note.PRIOR_NO_CASES);
  }

  private boolean decides(Figure figure, Premise premise) {
    BigDecimal value = figure.current().value();
    if (value == null) {
      return false;
    } else if (premise == Premise.ZERO) {
      return value.signum() == 0;
    }
    boolean rate = definitions.metric(figure.metric()).isPercentage();
    return premise == Premise.FULL && rate && value.compareTo(HUNDRED) == 0;
  }

  private Figure figure(String metric, DraftText text) {
    @Nullable Figure figure = figures.total(metric);
    if (figure == null) {
      throw problem(text, "指标 " + metric + " 在本版里没有");
    }
    return figure;
  }

  private static Problem problem(DraftText text, String what) {
    return new Problem(
        CODE,
        """
        报告数据稿写不出：jobs/%s 第 %s 行“%s”里%s；请给这句话写上没有数时\
        的说法（如 no-data、no-cases），或删去它。\
        """
            .formatted(text.file(), text.line(), text.written(), what));
  }

  /** Adds the reason as a remark to the whole replacement text. */
  private static List<Passage> remarked(
      List<Passage> said, Map<String, Figure> lacking, Premise premise) {
    if (premise == Premise.ZERO || premise == Premise.FULL) {
      return said;
    }
    List<String> remarks = new ArrayList<>();
    lacking.values().forEach(figure -> remarks.addAll(FigurePassages.remarks(figure, true)));
    List<Passage> remarked = new ArrayList<>();
    for (Passage passage : said) {
      remarked.add(
          remarks.isEmpty() || passage.origin() != null
              ? passage
              : new Passage(passage.text(), null, Form.VALUE, List.copyOf(remarks)));
      if (passage.origin() == null) {
        remarks.clear();
      }
    }
    return remarked;
  }

  private String name(String metric) {
    return definitions.metric(metric).name();
  }

  private static String lastMark(String text) {
    String last = text.isEmpty() ? "" : text.substring(text.length() - 1);
    return MARKS.contains(last) ? last : "";
  }
}
