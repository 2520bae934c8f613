package dev.fazhi.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.job.JobsFolders;
import dev.fazhi.job.Runs;
import dev.fazhi.store.user.AuditLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The morning after a failed night, as the operator lives it in a browser. */
class JourneyTest {

  private static final Instant MORNING = Instant.parse("2022-12-13T00:30:00Z");
  private static final LocalDate YESTERDAY = LocalDate.of(2022, 12, 12);
  private static final String NAME = "热线工单_20221212.csv";
  private static final String ROWS =
      """
      T1,2022-03-01 09:00,昆北街道,区商务局,2022-03-02 09:00,已办结
      T2,2022-06-01 09:00,昆河镇,区教育局,,办理中
      T3,2022-06-02 09:00,昆河镇,区教育局,2022-06-03 09:00,已办结
      T4,2021-06-01 09:00,昆河镇,区教育局,2021-06-03 09:00,已办结
      """;

  @TempDir private Path folder = Path.of(".");

  @Test
  void aFailedNightIsSeenUnderstoodCorrectedRerunAndItsFiguresTraced() throws Exception {
    Clock clock = Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), MORNING));
    try (Site site = new Site(folder, jobs(), clock);
        Chromium browser = Chromium.before(site)) {
      // the export came without the column that says when a call was received
      Runs.write(site.folders.input().resolve(NAME), "工单编号,电话接入,所属街镇,承办单位,办结时间,工单状态\n" + ROWS);
      Runs.write(
          site.folders.input().resolve("纠纷台账_20221212.csv"),
          "案件编号,登记日期,调解结果,涉及人数\nK1,2022-05-01,调解成功,3\n");
      site.night(YESTERDAY);

      browser.signIn("cao", Site.PASSWORD);
      browser.sees("没有发布：截止 2022-12-12 的数字没有更新");
      browser.sees("缺少必需来源的数据：12345 热线工单");
      browser.sees("更正后重新上传：" + NAME);
      browser.sees("受理时间");

      browser.follow("FZ-510");
      browser.sees("怎么办");
      browser.follow("状态");
      browser.follow("更正后重新上传：" + NAME);
      browser.sees("整个文件拒收");

      Path corrected = Files.createDirectories(folder.resolve("context")).resolve(NAME);
      Files.writeString(corrected, "工单编号,受理时间,所属街镇,承办单位,办结时间,工单状态\n" + ROWS);
      browser.follow("上传");
      browser.choose(corrected);
      browser.sees("已选：" + NAME);
      browser.press("上传并预览");
      browser.sees("可以导入");
      browser.press("放入 input/");
      browser.sees("已放入 input/");
      browser.press("立即运行");

      browser.sees("截止 2022-12-12 的数字已发布");
      assertTrue(!browser.text().contains("更正后重新上传"), browser.text());

      browser.follow("指标");
      browser.follow("热线受理量");
      browser.sees("上年同期 1，增减 +2");
      browser.follow("这个数字从哪里来");
      browser.sees("3 行，合起来与数值一致");
      assertEquals(
          List.of("T1 2", "T2 3", "T3 4"), browser.rows("热线受理量", "工单编号", "行"), browser.text());

      browser.follow("操作记录");
      browser.sees("放入 input/");
    }
  }

  /** The repository's own definitions, except that nothing is published without the hotline. */
  private Path jobs() throws IOException {
    Path jobs = JobsFolders.copy(folder.resolve("jobs"));
    JobsFolders.edit(jobs, "nightly.yml", "blocking: []", "blocking: [hotline]");
    JobsFolders.edit(jobs, "nightly.yml", "settle_seconds: 5", "settle_seconds: 0");
    return jobs;
  }

  @Test
  void aRunThatBrokeOffIsContinuedWithAReason() throws Exception {
    Clock clock = Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), MORNING));
    try (Site site = new Site(folder, jobs(), clock);
        Chromium browser = Chromium.before(site)) {
      Runs.smallExports(folder);
      // where the results should go something else lies in the way
      Files.writeString(site.folders.output(), "");
      site.night(YESTERDAY);

      browser.signIn("cao", Site.PASSWORD);
      browser.sees("没有完成：截止 2022-12-12 的数字没有更新");
      browser.follow("第 1 次运行");
      browser.sees("失败于发布结果");
      Files.delete(site.folders.output());
      browser.fill("重跑的原因", "移开了挡路的文件");
      browser.press("从中断处重跑");
      browser.sees("截止 2022-12-12 的数字已发布");

      List<AuditLog.Entry> entries = site.running.context().workplace().audit().newest(1);
      assertEquals("重跑第 1 次运行", entries.get(0).action());
      assertEquals("移开了挡路的文件", entries.get(0).reason());
    }
  }
}
