package dev.fazhi.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.definition.Metric.Dimension;
import dev.fazhi.definition.Metric.Operand;
import dev.fazhi.definition.Metric.Ratio;
import dev.fazhi.definition.Metric.Reported;
import dev.fazhi.definition.Metric.Rows;
import dev.fazhi.definition.condition.Condition;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.definition.condition.Reference;
import dev.fazhi.definition.reading.DefinitionLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The definitions that the repository ships are right, and mean what they say. */
class RepositoryDefinitionsTest {

  private static final Definitions DEFINITIONS = DefinitionLoader.load(Path.of("jobs"));

  /** The metrics that the report needs, as listed by those who ordered the program. */
  private static final List<String> NEEDED =
      List.of(
          """
          hotline received closed closed_rate closed_in_period carried_over pending due on_time
            on_time_rate rated satisfied satisfied_rate days_to_close days_to_close_median
            days_to_close_p90
          mediation registered handled handled_rate succeeded success_rate concluded_in_period
            carried_over pending studios amount people
          review applied accepted concluded concluded_rate concluded_in_period carried_over pending
            corrected correction_rate by_outcome
          litigation filed concluded concluded_rate concluded_in_period carried_over pending lost
            lost_rate heard head_appeared appearance_rate
          returns powers commitments joint_checks sampling_batches sampled_entities symposiums
            enterprise_opinions special_cleanups filed_documents overdue_filings major_decisions
            legal_opinions statutory_bodies authorised_bodies township_bodies integrated_agencies
            recorders qualified_officers supervised_stations supervised_agencies reviewed_agencies
            reviewed_files proposals proposals_replied proposals_satisfied posters banners boards
            exam_participants proposals_reply_rate proposals_satisfaction_rate
          timeliness overdue_returns
          """
              .split("\n(?=[a-z])"));

  @Test
  void holdFiveSourcesInTheOrderOfTheirFiles() {
    assertEquals(
        List.of("hotline", "litigation", "mediation", "returns", "review"),
        List.copyOf(DEFINITIONS.sources().keySet()));
  }

  @Test
  void holdEveryMetricThatTheReportNeeds() {
    List<String> missing = new ArrayList<>();
    for (String group : NEEDED) {
      String[] words = group.strip().split("\\s+");
      for (int i = 1; i < words.length; i++) {
        String id = words[0] + "." + words[i];
        if (!DEFINITIONS.metrics().containsKey(id)) {
          missing.add(id);
        }
      }
    }
    assertEquals(List.of(), missing);
    assertEquals(80, DEFINITIONS.metrics().values().stream().filter(m -> !m.optional()).count());
  }

  @Test
  void flattenAChainOfMetricsWithTheInheritedConditionsFirst() {
    Rows rows = assertInstanceOf(Rows.class, DEFINITIONS.metric("hotline.satisfied").counting());
    assertEquals("received_at", rows.date());
    assertEquals(
        List.of(
            "closed_at <= as_of",
            "satisfaction IN ('满意', '基本满意', '不满意')",
            "satisfaction IN ('满意', '基本满意')"),
        rows.where().stream().map(Condition::text).toList());
  }

  @Test
  void countRowsUnlessTheySayOtherwise() {
    Rows received = assertInstanceOf(Rows.class, DEFINITIONS.metric("hotline.received").counting());
    assertEquals(new Rows(Aggregate.COUNT, null, "received_at", List.of()), received);
    Rows median =
        assertInstanceOf(Rows.class, DEFINITIONS.metric("hotline.days_to_close_median").counting());
    assertEquals(Aggregate.MEDIAN, median.aggregate());
    assertEquals(new Operand.Days("received_at", "closed_at"), median.of());
    Rows studios = assertInstanceOf(Rows.class, DEFINITIONS.metric("mediation.studios").counting());
    assertEquals(Aggregate.DISTINCT, studios.aggregate());
    assertEquals(new Operand.Value("studio"), studios.of());
  }

  @Test
  void keepBothPartsOfARatioAndRoundItToTwoDecimals() {
    Metric rate = DEFINITIONS.metric("hotline.closed_rate");
    assertEquals(new Ratio("hotline.closed", "hotline.received", 100), rate.counting());
    assertEquals(2, rate.decimals());
    assertEquals(Rounding.HALF_UP, rate.rounding());
    assertEquals("hotline", rate.source());
    assertEquals(new Dimension("category", 1), rate.by().get(0));
    assertEquals(0, DEFINITIONS.metric("hotline.closed").decimals());
    assertEquals(1, DEFINITIONS.metric("hotline.days_to_close").decimals());
  }

  @Test
  void tellAStateFromAFlow() {
    Reported powers =
        assertInstanceOf(Reported.class, DEFINITIONS.metric("returns.powers").counting());
    Reported posters =
        assertInstanceOf(Reported.class, DEFINITIONS.metric("returns.posters").counting());
    assertTrue(powers.state());
    assertEquals(
        new Reported("value", "period", "unit", false, null, posters.where(), "qualifier"),
        posters);
  }

  @Test
  void mapEverySpellingOfAKnownValueToTheOneThatIsKept() {
    Field result = DEFINITIONS.source("mediation").field("result");
    assertEquals("调解成功", result.values().get("1"));
    assertEquals("调解成功", result.values().get("已化解"));
    assertEquals("调解成功", result.values().get("调解成功"));
    assertEquals("调解不成", result.values().get("0"));
    assertNull(result.values().get("和解"));
    assertEquals(List.of("调解结果", "调处状态", "调处结果"), result.headers());
  }

  @Test
  void mapEveryAliasOfAReferenceListToItsName() {
    Reference units = DEFINITIONS.reference("units");
    assertEquals(15, units.names().size());
    assertEquals("区住房和城乡建设局", units.canonical().get("昆区住建局"));
    assertEquals("区住房和城乡建设局", units.canonical().get("区住房和城乡建设局"));
  }

  @Test
  void readASourceWithItsRulesAndDefaults() {
    Source hotline = DEFINITIONS.source("hotline");
    assertEquals(List.of("ticket_no"), hotline.key());
    assertEquals(new Source.Tolerance(5, 20), hotline.tolerance());
    assertEquals(Source.Delivery.INCREMENTAL, hotline.delivery());
    assertEquals("received_at", hotline.coverage());
    assertEquals("closed-not-before-received", hotline.rules().get(0).name());
    Field instance = DEFINITIONS.source("litigation").field("instance");
    assertEquals(
        "{行初=一审, 行终=二审, 行申=再审, 行再=再审, 行赔初=一审, 行赔终=二审, 行赔申=再审, 行赔再=再审}",
        java.util.Objects.requireNonNull(instance.derive()).containing().toString());
  }

  @Test
  void readWhatHoldsForEveryRun() {
    Nightly nightly = DEFINITIONS.nightly();
    assertEquals("30 1 * * *", nightly.cron());
    assertEquals("Asia/Shanghai", nightly.zone().getId());
    assertEquals(512L << 20, nightly.limits().bytes());
    assertEquals(4L << 30, nightly.limits().inflatedBytes());
    assertEquals(List.of(), nightly.blocking());
    assertEquals(
        new Nightly.Calendar("returns", Nightly.Calendar.Every.YEAR, 0),
        nightly.calendars().get(4));
    assertEquals(30, nightly.layout().headerWithinRows());
  }

  @Test
  void expandPatternsOfATableInTheOrderDeclared() {
    Table key = DEFINITIONS.tables().get(0);
    assertEquals("key-figures", key.id());
    List<String> always =
        key.metrics().stream().filter(id -> !DEFINITIONS.metric(id).optional()).toList();
    assertEquals(68, always.size());
    assertEquals("hotline.received", key.metrics().get(0));
    assertEquals("timeliness.overdue_returns", always.get(67));
    Table rates = DEFINITIONS.tables().get(1);
    assertEquals("key-rates", rates.id());
    assertTrue(rates.metrics().contains("hotline.closed_rate"));
    assertFalse(key.metrics().contains("hotline.closed_rate"), "left out by !*_rate");
    assertEquals(Table.Rows.GROUPS, DEFINITIONS.tables().get(3).rows());
    assertEquals("category", DEFINITIONS.tables().get(3).by());
    assertEquals(Table.Order.VALUE, DEFINITIONS.tables().get(3).order());
  }

  @Test
  void keepTheEquationsBetweenMetrics() {
    assertEquals(
        List.of("热线收支平衡", "诉讼收支平衡", "纠纷收支平衡", "复议收支平衡"),
        DEFINITIONS.identities().stream().map(Identity::name).toList());
  }
}
