package dev.fazhi.publish.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AxisTest {

  @Test
  void countsBeginAtZero() {
    assertThat(axis(false, "9800", "9900").isCut()).isFalse();
  }

  @Test
  void ratesThatLieCloseTogetherBeginJustBelowTheLeast() {
    Axis axis = axis(true, "95.2", "95.6");

    assertThat(axis.from()).isBetween(new BigDecimal("94"), new BigDecimal("95.2"));
    assertThat(axis.to()).isBetween(new BigDecimal("95.6"), new BigDecimal("97"));
    assertThat(axis.remark()).isEqualTo("数轴从 " + axis.from().toPlainString() + " 起");
  }

  @Test
  void ratesFarApartBeginAtZeroAndEndAtAHundred() {
    assertThat(axis(true, "40", "95.6")).isEqualTo(new Axis(BigDecimal.ZERO, hundred(), null));
  }

  @Test
  void ratesUpToAHundredEndThere() {
    assertThat(axis(true, "98.5", "100").to()).isEqualByComparingTo(hundred());
  }

  @Test
  void ratesBeyondAHundredAreNotCutOff() {
    assertThat(axis(true, "101.5", "103").to()).isGreaterThan(new BigDecimal("103"));
  }

  @Test
  void equalRatesAndMissingOnesHaveAnAxisToo() {
    assertThat(Axis.of(Arrays.asList(hundred(), null, hundred()), true).from())
        .isBetween(new BigDecimal("99"), new BigDecimal("99.9"));
    assertThat(Axis.of(List.of(), true).isCut()).isFalse();
  }

  private static BigDecimal hundred() {
    return BigDecimal.valueOf(100);
  }

  private static Axis axis(boolean percentage, String... values) {
    return Axis.of(Arrays.stream(values).map(BigDecimal::new).toList(), percentage);
  }
}
