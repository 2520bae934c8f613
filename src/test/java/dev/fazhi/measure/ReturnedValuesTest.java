package dev.fazhi.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.model.FigureValue;
import java.math.BigDecimal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Values that units report, of years, months and states. */
class ReturnedValuesTest {

  private final MeasuredFacts facts = new MeasuredFacts();

  @AfterEach
  void close() {
    facts.close();
  }

  private static String returned(String code, String unit, String period, String more) {
    return "code=" + code + ";unit=" + unit + ";period=" + period + ";" + more;
  }

  @Test
  void aYearsValueWinsOverItsMonths() {
    facts.load(
        "returns",
        "2022-12-12",
        returned("banners", "甲局", "2022", "value=7"),
        returned("banners", "甲局", "2022-03", "value=100"),
        returned("banners", "乙局", "2022-03", "value=2"),
        returned("banners", "乙局", "2022-12", "value=3"),
        returned("banners", "丙局", "2023", "value=50"));
    assertEquals(FigureValue.of(new BigDecimal("12")), facts.total("returns.banners").current());
    assertEquals(
        FigureValue.of(new BigDecimal("7")),
        facts.figure("returns.banners", "unit", "甲局").current());
  }

  @Test
  void ofAStateTheLatestMonthCountsAndNotTheirSum() {
    facts.load(
        "returns",
        "2022-12-12",
        returned("powers", "甲局", "2022-03", "value=100"),
        returned("powers", "甲局", "2022-10", "value=90"),
        returned("powers", "乙局", "2022-11", "value=5"),
        returned("powers", "甲局", "2021-10", "value=80"));
    assertEquals(FigureValue.of(new BigDecimal("95")), facts.total("returns.powers").current());
    assertEquals(FigureValue.of(new BigDecimal("80")), facts.total("returns.powers").last());
  }

  @Test
  void howExactAReportedValueIsSaidToBeIsNoted() {
    facts.load(
        "returns",
        "2022-12-12",
        returned("banners", "甲局", "2022", "value=100;qualifier=余"),
        returned("banners", "乙局", "2022", "value=40"),
        returned("banners", "乙局", "2021", "value=30;qualifier=约"));
    assertTrue(facts.total("returns.banners").notes().contains("qualifier:余"));
    assertTrue(
        facts.figure("returns.banners", "unit", "乙局").notes().stream()
            .noneMatch(note -> note.startsWith("qualifier")));
  }
}
