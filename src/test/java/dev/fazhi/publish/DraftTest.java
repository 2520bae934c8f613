package dev.fazhi.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.definition.Draft;
import dev.fazhi.definition.Draft.Premise;
import dev.fazhi.definition.Metric;
import dev.fazhi.model.Comparison;
import dev.fazhi.model.Figure;
import dev.fazhi.model.FigureValue;
import dev.fazhi.model.Problem;
import dev.fazhi.publish.docx.DraftPart;
import dev.fazhi.publish.docx.DraftPlan;
import dev.fazhi.publish.docx.DraftRow;
import dev.fazhi.publish.passage.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The draft of the report: sentences with their numbers, and the document they stand in. */
class DraftTest {

  private static final String RECEIVED = "受理{hotline.received}，{hotline.received:change}。";

  private static Draft.Statement statement(String say) {
    return Drafts.statement(say, Map.of());
  }

  private static Draft.Statement statement(String say, Premise premise, String other) {
    return Drafts.statement(say, Map.of(premise, Drafts.text(other)));
  }

  private static Figure withoutValue(String metric, String note) {
    Figure like = Samples.count(metric, Samples.YTD, "", "", 1, 1L);
    return new Figure(
        like.metric(),
        like.name(),
        like.unit(),
        like.period(),
        like.prior(),
        "",
        "",
        FigureValue.NONE,
        FigureValue.NONE,
        Comparison.NONE,
        List.of(note));
  }

  @Test
  void aSentenceIsFilledWithItsNumbers() {
    assertEquals("受理68476件，同比增长10.98%。", Drafts.said(statement(RECEIVED), Samples.figures()));
  }

  @Test
  void aSentenceThatLacksLastYearSaysSoItselfUnlessItDeclaresOtherWords() {
    List<Figure> figures = Drafts.with(Drafts.received(5, null));
    assertEquals("受理5件，上年同期无数据，不可比。", Drafts.said(statement(RECEIVED), figures));
    assertEquals(
        "首年受理5件。",
        Drafts.said(statement(RECEIVED, Premise.NO_PRIOR, "首年受理{hotline.received}。"), figures));
  }

  @Test
  void noughtAndAFullRateTakeTheirOwnWords() {
    List<Figure> none = Drafts.with(Drafts.received(0, 3L));
    assertEquals("没有受理。", Drafts.said(statement(RECEIVED, Premise.ZERO, "没有受理。"), none));
    List<Figure> full = Drafts.with(Samples.rate(Samples.RATE, Samples.YTD, "", "", 7, 7, 50, 100));
    assertEquals(
        "全部办结。", Drafts.said(statement("办结率{hotline.closed_rate}。", Premise.FULL, "全部办结。"), full));
  }

  @Test
  void aRateWithoutCasesTakesWhatIsDeclaredForAllAndKeepsItsMark() {
    String rate = "满意率{hotline.satisfied_rate}；";
    assertEquals(
        "没有可算满意率的案件。", Drafts.said(statement(rate), Samples.figures()), "closed by a full stop");
    assertEquals(
        "没有评价。", Drafts.said(statement(rate, Premise.NO_CASES, "没有评价。"), Samples.figures()));
  }

  @Test
  void aCountOfCasesThatThereAreNoneOfFollowsTheRateThatItIsAbout() {
    Draft.Statement closed =
        new Draft.Statement(
            Drafts.text("其中办结{hotline.closed}。"),
            Samples.RATED_RATE,
            Map.of(Premise.NO_CASES, Drafts.text(""), Premise.ZERO, Drafts.text("均未办结。")));
    assertEquals("", Drafts.said(closed, Samples.figures()), "no case was rated");
    Figure none = Samples.rate(Samples.RATED_RATE, Samples.YTD, "", "", 0, 4, 1, 2);
    assertEquals("均未办结。", Drafts.said(closed, Drafts.with(none)));
  }

  @Test
  void aTableSaysLevelOrNotToBeComparedWhereNoPercentDoes() {
    Metric received =
        SampleDefinitions.definitions(SampleDefinitions.key()).metric(Samples.RECEIVED);
    assertEquals("持平", last(DraftRow.of(received, Drafts.received(0, 0L))));
    assertEquals("不可比", last(DraftRow.of(received, Drafts.received(5, 0L))));
    assertEquals("—", last(DraftRow.of(received, Drafts.received(5, null))));
  }

  private static String last(List<Passage> row) {
    return row.get(row.size() - 1).text();
  }

  @Test
  void aTextThatIsLeftOutLeavesAParagraphThatEndsInAFullStop() {
    Draft.Statement first = statement("受理{hotline.received}，");
    Draft.Statement second =
        Drafts.statement("满意率{hotline.satisfied_rate}。", Map.of(Premise.NO_CASES, Drafts.text("")));
    DraftPlan plan = Drafts.plan(Drafts.draft(Drafts.paragraph(first, second)), Samples.figures());
    assertEquals("受理68476件。", ((DraftPart.Paragraph) plan.parts().get(1)).text());
  }

  @Test
  void whatWasNotDeliveredIsNamed() {
    List<Figure> figures = Drafts.with(withoutValue(Samples.RECEIVED, "no-data"));
    assertEquals("热线受理量暂无数据。", Drafts.said(statement(RECEIVED), figures));
  }

  @Test
  void aPlaceWithoutANumberAndWithoutOtherWordsStopsTheRunAndSaysWhere() {
    List<Figure> figures = Drafts.with(withoutValue(Samples.RECEIVED, "no-data"));
    Draft bare =
        new Draft(
            Drafts.text("题"),
            Drafts.text(""),
            List.of(new Draft.Section("一", List.of(Drafts.paragraph(statement(RECEIVED))))),
            Map.of());
    Problem problem = assertThrows(Problem.class, () -> Drafts.plan(bare, figures));
    assertEquals("FZ-504", problem.code());
    assertTrue(problem.toString().contains("jobs/report/draft.yml 第 7 行“" + RECEIVED + "”"));
    assertTrue(problem.toString().contains("“热线受理量”没有数（本期无数据）"));
  }

  @Test
  void aMetricThatTheVintageLacksStopsTheRun() {
    List<Figure> figures = new ArrayList<>(Samples.figures());
    figures.removeIf(figure -> figure.metric().equals(Samples.CLOSED) && figure.isTotal());
    Problem problem =
        assertThrows(Problem.class, () -> Drafts.said(statement("办结{hotline.closed}。"), figures));
    assertTrue(problem.toString().contains("hotline.closed 在本版里没有"));
  }

  @Test
  void aListNamesTheLargestGroupsAndThoseLevelWithTheLast() {
    Draft.Listing listing =
        new Draft.Listing(
            Drafts.text("{groups}个单位，居前的是{list}。"),
            Samples.RECEIVED,
            "unit",
            3,
            Drafts.text("{group}（{value}）"),
            Drafts.text("没有。"));
    List<Figure> figures =
        Drafts.with(Samples.count(Samples.RECEIVED, Samples.YTD, "unit", "区民政局", 20_476, 1L));
    figures.add(Samples.count(Samples.RECEIVED, Samples.YTD, "unit", "区审计局", 5_000, 1L));
    assertEquals(
        "5个单位，居前的是区住房和城乡建设局（30000件）、区教育局（20476件）、区民政局（20476件）。", Drafts.said(listing, figures));
    Draft.Listing longer =
        new Draft.Listing(
            listing.say(), Samples.RECEIVED, "unit", 4, listing.item(), listing.none());
    assertTrue(Drafts.said(longer, figures).contains("=1+1街道（5000件）、区审计局（5000件）。"));
  }

  @Test
  void aListOfNothingTakesItsOtherWords() {
    List<Figure> figures = new ArrayList<>(Samples.figures());
    figures.removeIf(figure -> figure.by().equals("unit"));
    Draft.Listing listing =
        new Draft.Listing(
            Drafts.text("居前的是{list}。"),
            Samples.RECEIVED,
            "unit",
            3,
            Drafts.text("{group}"),
            Drafts.text("没有。"));
    assertEquals("没有。", Drafts.said(listing, figures));
  }
}
