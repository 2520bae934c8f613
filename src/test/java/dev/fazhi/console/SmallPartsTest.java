package dev.fazhi.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.console.page.Chart;
import dev.fazhi.console.page.Scale;
import dev.fazhi.console.page.UploadName;
import dev.fazhi.console.security.ListenAddressPolicy;
import dev.fazhi.job.Service;
import dev.fazhi.model.Problem;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the console listens, how guessing is held back, names of uploads, scales of charts. */
class SmallPartsTest {

  private static Service.Plan plan(String address, String... proxies) {
    Path here = Path.of(".");
    return new Service.Plan(
        new Service.Folders(here, here, here, here, null),
        address,
        0,
        0,
        List.of(proxies),
        null,
        null,
        null,
        false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.168.1.7", "no such host"})
  void beyondThisMachineItListensOnlyBehindTls(String address) {
    assertNotNull(ListenAddressPolicy.fault(plan(address)));
    assertNull(ListenAddressPolicy.fault(plan(address, "10.0.0.5")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "127.8.9.1"})
  void onThisMachineItListensAtOnce(String address) {
    assertNull(ListenAddressPolicy.fault(plan(address)));
  }

  @Test
  void theNameOfAnUploadKeepsNoFolders() {
    assertEquals("台账.xlsx", UploadName.fit("..\\..\\台账.xlsx"));
    assertEquals("a.CSV", UploadName.fit("/etc/a.CSV"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".csv",
        ".hidden.csv",
        "~$a.xlsx",
        "a.exe",
        "csv",
        "a.csv.ok",
        "a\nb.csv",
        "a\u202Eb.csv",
        "a:b.csv",
        "<b>.csv"
      })
  void aNameThatTheInputFolderShouldNotHoldIsRefused(String name) {
    assertThrows(Problem.class, () -> UploadName.fit(name));
  }

  @Test
  void aScaleHoldsItsValuesWithFewRoundSteps() {
    Random random = new Random(7);
    for (int round = 0; round < 2_000; round++) {
      List<BigDecimal> values = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(12); i++) {
        values.add(
            new BigDecimal(random.nextInt(1 + random.nextInt(1_000_000)))
                .movePointLeft(random.nextInt(4)));
      }
      boolean close = random.nextBoolean();
      Scale scale = Scale.over(values, close, 5);
      for (BigDecimal value : values) {
        assertTrue(value.compareTo(scale.from()) >= 0 && value.compareTo(scale.to()) <= 0);
      }
      assertTrue(scale.ticks().size() >= 2 && scale.ticks().size() <= 7, scale.toString());
      assertTrue(close || scale.from().signum() == 0, "a bar begins at nought");
    }
  }

  @Test
  void aMonthWithoutAValueBreaksTheLine() {
    Chart chart =
        Chart.of(
            List.of(
                new Chart.Point("1", BigDecimal.valueOf(90), null),
                new Chart.Point("2", BigDecimal.valueOf(91), null),
                new Chart.Point("3", null, null),
                new Chart.Point("4", BigDecimal.valueOf(95), BigDecimal.valueOf(92))),
            true);
    assertEquals(2, chart.current().size());
    assertEquals(1, chart.prior().size());
    assertNull(chart.slots().get(2).current());
  }
}
