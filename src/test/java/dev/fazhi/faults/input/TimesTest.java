package dev.fazhi.faults.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.faults.program.HaltedAtSign;
import dev.fazhi.faults.program.Left;
import dev.fazhi.faults.program.Program;
import dev.fazhi.job.Runs;
import dev.fazhi.job.context.RunRequest;
import dev.fazhi.job.context.RunWatcher;
import dev.fazhi.job.run.NightlyRun;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Period;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days at the edge of the calendar, and clocks that stand elsewhere. */
class TimesTest {

  @TempDir private Path folder = Path.of(".");

  @ParameterizedTest
  @CsvSource({
    "2024-02-29, 2023-02-28",
    "2023-02-28, 2022-02-28",
    "2025-02-28, 2024-02-28",
    "2022-12-31, 2021-12-31",
    "2022-01-01, 2021-01-01",
    "2022-05-31, 2021-05-31",
  })
  void row60_theYearToDateIsHeldAgainstTheSameDayLastYear(LocalDate day, LocalDate prior) {
    Period now = new AsOf(day).yearToDate();
    assertEquals(LocalDate.of(day.getYear(), 1, 1), now.from());
    assertEquals(day, now.to());
    assertEquals(LocalDate.of(prior.getYear(), 1, 1), now.samePeriodLastYear().from());
    assertEquals(prior, now.samePeriodLastYear().to());
  }

  @Test
  void row60_monthsPartTheYearWhateverTheDay() {
    Random random = new Random(60);
    for (int i = 0; i < 2000; i++) {
      LocalDate day = LocalDate.of(1996, 1, 1).plusDays(random.nextInt(15_000));
      LocalDate next = day.withDayOfYear(1);
      for (Period month : new AsOf(day).months()) {
        assertEquals(next, month.from());
        next = month.to().plusDays(1);
        boolean whole = month.to().equals(YearMonth.from(month.to()).atEndOfMonth());
        LocalDate prior = month.samePeriodLastYear().to();
        assertEquals(YearMonth.from(month.to()).minusYears(1), YearMonth.from(prior));
        assertEquals(
            whole
                ? prior.lengthOfMonth()
                : Math.min(month.to().getDayOfMonth(), prior.lengthOfMonth()),
            prior.getDayOfMonth(),
            day.toString());
      }
      assertEquals(day.plusDays(1), next, "the last month ends at the cut-off");
    }
  }

  @Test
  void row60_rowsOfTheLeapDayAndTheYearsEndCountOnTheirDay() throws Exception {
    ledger(
        "K0,2022-06-30,调解中\n"
            + "K1,2024-02-29,调解中\n"
            + "K2,2023-02-28,调解中\n"
            + "K3,2023-03-01,调解中\n"
            + "K4,2024-01-01,调解中\n"
            + "K5,2023-12-31,调解中\n");
    String leap = registered(LocalDate.of(2024, 2, 29));
    assertTrue(leap.contains(",2,,,1,"), "two this year, one until 28 February: " + leap);
    String yearEnd = registered(LocalDate.of(2023, 12, 31));
    assertTrue(yearEnd.contains(",3,,,1,"), yearEnd);
    String newYear = registered(LocalDate.of(2024, 1, 1));
    assertTrue(newYear.contains(",1,,,0,"), newYear);
  }

  private void ledger(String rows) throws IOException {
    Path input = Files.createDirectories(folder.resolve("input"));
    Runs.write(input.resolve("纠纷台账_20240301.csv"), "案件编号,登记日期,调解结果\n" + rows);
  }

  private String registered(LocalDate day) throws IOException {
    RunRequest plain = Runs.request(folder, null);
    NightlyRun.run(
        new RunRequest(
            new AsOf(day), plain.input(), plain.output(), plain.data(), plain.jobs(), null),
        RunWatcher.NOBODY);
    return Files.readAllLines(folder.resolve("output/" + day + "/figures.csv")).stream()
        .filter(line -> line.startsWith("mediation.registered,") && line.contains(",ytd,"))
        .findFirst()
        .orElse("none");
  }

  @Test
  void row61_noZoneOrLanguageOfTheMachineChangesAByte() throws Exception {
    TimeZone zone = TimeZone.getDefault();
    Locale locale = Locale.getDefault();
    try {
      for (List<String> place :
          List.of(
              List.of("Pacific/Kiritimati", "ar-EG-u-nu-arab"),
              List.of("Pacific/Niue", "tr-TR"),
              List.of("America/St_Johns", "th-TH-u-ca-buddhist-nu-thai"))) {
        TimeZone.setDefault(TimeZone.getTimeZone(place.get(0)));
        Locale.setDefault(Locale.forLanguageTag(place.get(1)));
        Path run = Files.createDirectory(folder.resolve(place.get(1)));
        Runs.smallExports(run);
        Left.bySmallExports().assertAfterRerun(run, place.toString());
      }
    } finally {
      TimeZone.setDefault(zone);
      Locale.setDefault(locale);
    }
  }

  @Test
  void row61_aRunContinuedInAnotherZoneEndsTheSame() throws Exception {
    Runs.smallExports(folder);
    Program far = Program.in(folder).with("-Duser.timezone=Asia/Kathmandu", "-Duser.language=tr");
    assertEquals(
        137,
        far.end(
                far.start(
                    HaltedAtSign.class.getName(), List.of(folder.toString(), "data/archive/*.zip")))
            .exit());
    Left.bySmallExports().assertAfterRerun(folder, "begun in Kathmandu, ended in UTC");
  }
}
