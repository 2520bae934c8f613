package dev.fazhi.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.job.PartitionSteps;
import dev.fazhi.job.Runs;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.RunOutcome;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.store.lease.Lease;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who does what on the first page, while a run reads and while it counts, here or elsewhere. */
class WorkersPageTest {

  private static final String WORKER = "w1";

  @TempDir private Path folder = Path.of(".");

  private Site site;
  private Workspace workplace;

  @BeforeEach
  void open() throws Exception {
    site = new Site(folder);
    workplace = site.running.context().workplace();
    Runs.write(site.folders.input().resolve("热线_20221212.csv"), "工单编号,受理时间\n1,2022-03-01\n");
    site.night(LocalDate.of(2022, 12, 12));
    workplace.workers().register(WORKER, "1", "d", 600);
  }

  @AfterEach
  void close() {
    site.close();
  }

  /** Gives the worker a partition that the night had, as a run does. */
  private void work(String step) {
    long partition =
        JdbcClient.create(workplace.database())
            .sql("SELECT MAX(STEP_EXECUTION_ID) FROM BATCH_STEP_EXECUTION WHERE STEP_NAME LIKE ?")
            .param(step + ":%")
            .query(Long.class)
            .single();
    assertTrue(workplace.workers().claim(WORKER, partition));
  }

  private HttpResponse<String> live() throws Exception {
    return site.signedIn("fen").get("/live", "HX-Request", "true");
  }

  @Test
  void aRunOfThisProcessShowsWhatItsWorkersReadAndCount() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    site.runner =
        (request, watcher, stop) -> {
          try {
            end.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return new RunOutcome(
              ExitCode.DONE, 0, List.of(), List.of(), List.of(), List.of(), null, null, List.of());
        };
    Site.Browser operator = site.signedIn("cao");
    operator.post("/runs/start", operator.token("/"), Map.of("asOf", "2022-12-12"));

    work(PartitionSteps.READ);
    assertTrue(site.signedIn("fen").get("/").body().contains("hx-get=\"/live\""));
    assertTrue(live().body().contains("：正在读取 "), live().body());
    work(PartitionSteps.COUNT);
    assertTrue(live().body().contains("：正在统计事实，已统计 "), live().body());
    end.countDown();
  }

  @Test
  void aRunOfAnotherProcessIsFollowedToItsEnd() throws Exception {
    try (Lease lease = workplace.leases().tryAcquire().lease().orElseThrow()) {
      work(PartitionSteps.READ);
      String page = site.signedIn("fen").get("/").body();
      assertTrue(page.contains("另一处正在运行") && page.contains("hx-get=\"/live\""), page);
      assertTrue(live().body().contains("：正在读取 "), live().body());
      work(PartitionSteps.COUNT);
      assertTrue(live().body().contains("：正在统计事实"), live().body());
      assertFalse(live().headers().firstValue("HX-Refresh").isPresent());
      assertFalse(lease.toString().isEmpty());
    }

    assertEquals("true", live().headers().firstValue("HX-Refresh").orElse(""));
  }
}
