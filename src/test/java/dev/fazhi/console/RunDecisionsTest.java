package dev.fazhi.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.job.Runs;
import dev.fazhi.store.user.AuditLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the operator does with a run that broke off, other than continuing it. */
class RunDecisionsTest {

  @TempDir private Path folder = Path.of(".");

  @Test
  void aBrokenRunIsGivenUpWithAReasonAndAConfirmation() throws Exception {
    try (Site site = new Site(folder)) {
      Runs.smallExports(folder);
      // where the results should go something else lies in the way
      Files.writeString(site.folders.output(), "");
      site.night(LocalDate.of(2022, 12, 12));
      Site.Browser operator = site.signedIn("cao");
      assertTrue(operator.get("/").body().contains("没有完成"));

      operator.post("/runs/1/abandon", operator.token("/"), Map.of("reason", "不要了"));
      assertTrue(operator.get("/").body().contains("请写明放弃的原因"));
      assertFalse(operator.get("/runs/1").body().contains("已放弃"));

      operator.post(
          "/runs/1/abandon", operator.token("/"), Map.of("reason", "不要了", "sure", "true"));
      assertTrue(operator.get("/runs/1").body().contains("已放弃"));
      AuditLog.Entry entry = site.running.context().workplace().audit().newest(1).get(0);
      assertEquals("放弃运行", entry.action());
      assertEquals("cao", entry.who());
      assertEquals("不要了", entry.reason());
    }
  }

  @Test
  void nothingIsStoppedWhereNothingGoesOn() throws Exception {
    try (Site site = new Site(folder)) {
      Site.Browser operator = site.signedIn("cao");
      operator.post("/runs/stop", operator.token("/"), Map.of("reason", "试"));

      assertTrue(operator.get("/").body().contains("现在没有正在进行的运行"));
    }
  }
}
