package dev.fazhi.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fazhi.job.Runs;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.RunOutcome;
import dev.fazhi.store.register.RegisteredFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console in the machine's own Chromium: as the operator and the analyst use it. */
class BrowserTest {

  private static final String FAULTY = "纠纷台账_多错_20221212.csv";
  private static final String HOSTILE = "<b onclick=alert(1)>'&.csv";

  private static final String REPORT =
      """
      <p>上半年受理40件，办结30件，办结率76%，上年同期办结25件，增长20%。</p>
      <table><tr><th>街道</th><th>受理</th><th>办结</th><th>未结</th></tr>
      <tr><td>东街</td><td>21</td><td>15</td><td>6</td></tr>
      <tr><td>西街</td><td>19</td><td>15</td><td>4</td></tr>
      <tr><td>合计</td><td>40</td><td>31</td><td>10</td></tr></table>
      """;

  @TempDir private static Path folder;

  private static Site site;
  private static Chromium browser;
  private static Appearance appearance;

  @BeforeAll
  static void open() throws Exception {
    site = new Site(folder);
    browser = Chromium.before(site);
    appearance = new Appearance(site, browser);
    Path input = Runs.smallExports(folder);
    Runs.write(input.resolve(FAULTY), faulty());
    Runs.write(input.resolve(HOSTILE), "甲,乙\n<script>alert(1)</script>,2\n");
    site.night(LocalDate.of(2022, 12, 12));
    Runs.write(input.resolve("热线工单_20221213.csv"), "工单编号,受理时间,工单状态\nT9,2022-12-01 09:00,办理中\n");
    site.night(LocalDate.of(2022, 12, 12));
    site.running
        .context()
        .workplace()
        .audit()
        .add("cao", "测试", HOSTILE, "<img src=x onerror=alert(1)>");
  }

  /** A third of its rows has a day that does not exist. */
  private static String faulty() {
    return "案件编号,登记日期,调解结果,涉及人数\n"
        + IntStream.rangeClosed(1, 90)
            .mapToObj(i -> "M" + i + "," + (i % 3 == 0 ? "2022-02-30" : "2022-03-01") + ",调解中,1\n")
            .collect(Collectors.joining());
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
    site.close();
  }

  @BeforeEach
  void start() {
    browser.forget();
    browser.desktop();
    browser.theme("light");
  }

  @Test
  void theAnalystReadsAndIsOfferedNothingElse() {
    browser.signIn("fen", Site.PASSWORD);
    for (String path : List.of("/", "/runs", "/runs/1", "/files/" + file(FAULTY).sha256())) {
      browser.open(path);
      assertEquals(List.of("状态", "运行", "文件", "指标", "报送", "下载", "核对", "退出"), browser.offers(), path);
    }
  }

  private static RegisteredFile file(String name) {
    for (RegisteredFile.Status status : RegisteredFile.Status.values()) {
      for (RegisteredFile file : site.running.context().workplace().files().all(status)) {
        if (file.name().equals(name)) {
          return file;
        }
      }
    }
    throw new AssertionError(name);
  }

  @Test
  void aFileIsAcceptedAndTakenBackWithAReasonAndAConfirmation() {
    browser.signIn("cao", Site.PASSWORD);
    browser.follow("更正后重新上传：" + FAULTY);
    browser.unfold("接受这个文件");
    browser.fill("接受的原因", "已与调处中心核对");
    browser.press("接受");
    assertEquals(
        RegisteredFile.Status.REFUSED, file(FAULTY).status(), "not without the confirmation");
    browser.field("我已核对").click();
    browser.press("接受");
    browser.sees("已接受");
    assertEquals(RegisteredFile.Status.MERGED, file(FAULTY).status());

    browser.unfold("撤回这次装载");
    browser.fill("撤回的原因", "收错了区");
    browser.field("我确认撤回").click();
    browser.press("撤回");
    browser.sees("已撤回第");
    assertEquals(RegisteredFile.Status.WITHDRAWN, file(FAULTY).status());

    browser.follow("操作记录");
    browser.sees("已与调处中心核对");
    browser.sees("收错了区");
  }

  @Test
  void aRunShowsHowFarItIsAndStopsWithAReason() {
    site.runner =
        (request, watcher, stop) -> {
          watcher.file("慢.csv");
          watcher.rows(12_345);
          while (!stop.isPressed()) {
            LockSupport.parkNanos(1_000_000);
          }
          return new RunOutcome(
              ExitCode.FAILED,
              0,
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              null,
              null,
              List.of("运行已按要求停止，可用 ./fazhi rerun 继续。"));
        };
    browser.signIn("cao", Site.PASSWORD);
    browser.press("运行");
    browser.sees("正在运行");
    browser.sees("慢.csv");
    browser.sees("12,345 行");
    browser.fill("停止的原因", "要先换文件");
    browser.press("停止");
    browser.sees("运行已按要求停止");
    browser.follow("操作记录");
    browser.sees("要先换文件");
    site.runner = dev.fazhi.job.run.NightlyRun::run;
  }

  @Test
  void theReportOfAMonthIsChosenAndStandsBesideThatOfTheYear() {
    browser.signIn("cao", Site.PASSWORD);
    browser.select("统计期", "月");
    browser.press("运行");
    browser.sees("已开始运行");
    browser.sees("立即运行");
    browser.sees("（月报）");
    appearance.picture("/month", "");
    browser.open("/figures?asOf=" + site.running.runs().last().orElseThrow().asOf().id());
    browser.sees("（月报）");
    appearance.picture("/month-figures", "");
    browser.open("/downloads");
    browser.sees("（月报）");
    appearance.picture("/month-downloads", "");
  }

  @Test
  void axeFindsNoFaultOnAnyPageInOneViewEachAndNothingIsWiderThanAPhone() {
    assertEquals(List.of(), appearance.faults(pages(), 1));
  }

  @Test
  @Tag("long")
  void axeFindsNoFaultOnAnyPageInAnyView() {
    assertEquals(List.of(), appearance.faults(pages(), Appearance.View.values().length));
  }

  @Test
  void aReportIsDroppedAndItsVerdictsAreRead() throws IOException {
    Path report = folder.resolve("半年情况.html");
    Runs.write(report, REPORT);
    browser.signIn("fen", Site.PASSWORD);
    browser.follow("核对");
    browser.choose(report);
    browser.field("只在文内核对，不与本库").click();
    browser.press("核对");
    browser.sees("30 ÷ 40 = 75%");
    browser.follow("第 1 行 76% 对不上");
    assertEquals(List.of(), appearance.faults("/texts-verdicts"));
  }

  private static List<String> pages() {
    return List.of(
        "/",
        "/runs",
        "/runs/1",
        "/files",
        "/files/" + file("热线工单_20221212.csv").sha256(),
        "/files/" + file(FAULTY).sha256(),
        "/figures",
        "/figures/hotline.received",
        "/figures/hotline.closed_rate",
        "/figures/hotline.received/trace",
        "/revisions",
        "/overdue?on=2022-12-12",
        "/downloads",
        "/texts",
        "/upload",
        "/audit",
        "/account",
        "/runbook",
        "/runbook/FZ-510",
        "/nothing");
  }
}
