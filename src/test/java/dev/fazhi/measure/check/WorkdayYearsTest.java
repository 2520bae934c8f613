package dev.fazhi.measure.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fazhi.definition.JobsCopy;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Fault;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Working days of a year whose holidays are not listed are told, and those of others are not. */
class WorkdayYearsTest {

  @TempDir private Path folder = Path.of(".");

  private List<Fault> faults(int year, String condition) {
    JobsCopy jobs = JobsCopy.in(folder);
    jobs.write("reference/workdays.csv", "name,aliases\n2022年放假,2022-01-03\n2021年放假,2021-01-01\n");
    jobs.edit("metrics/hotline.yml", "where: closed_at <= due_at", "where: " + condition);
    return WorkdayYears.faults(jobs.load(), new AsOf(LocalDate.of(year, 12, 12)));
  }

  @Test
  void aYearThatIsNotListedIsTold() {
    assertThat(faults(2023, "workdays(received_at, closed_at) <= 5"))
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.code()).isEqualTo("FZ-528");
              assertThat(fault.message()).contains("没有2023 年的放假安排").contains("按期办结量");
            });
  }

  @Test
  void listedYearsAreNotTold() {
    assertThat(faults(2022, "workdays(received_at, closed_at) <= 5")).isEmpty();
  }

  @Test
  void whoCountsNoWorkingDaysNeedsNoList() {
    assertThat(faults(2023, "days(received_at, closed_at) <= 5")).isEmpty();
  }
}
