package dev.fazhi.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fazhi.job.Runs;
import dev.fazhi.job.context.RunRequest;
import dev.fazhi.job.context.RunWatcher;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.job.run.NightlyRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the operator sees in the morning. */
class StatusScreenTest {

  private static final int SCREEN = 24;

  @TempDir private Path folder = Path.of(".");

  @Test
  void itSaysWhatFailedWhereAndWhyAndWhichCommandToType() throws Exception {
    RunRequest request = Runs.request(folder, null);
    assertThat(screen()).contains("最新结果    还没有").anyMatch(line -> line.contains("./fazhi run"));

    // the share is not mounted
    assertThatThrownBy(() -> NightlyRun.run(request, RunWatcher.NOBODY)).isNotNull();
    assertThat(screen())
        .contains("上次没能开始")
        .anyMatch(line -> line.contains("[FZ-404] 找不到输入目录"))
        .anyMatch(line -> line.contains("./fazhi explain FZ-404"));

    Runs.smallExports(folder);
    NightlyRun.run(request, RunWatcher.NOBODY);

    assertThat(screen())
        .hasSizeLessThanOrEqualTo(SCREEN)
        .doesNotContain("上次没能开始")
        .anyMatch(line -> line.startsWith("最近运行    第 1 次：") && line.contains("完成"))
        .contains("拒收的行    1 行等待更正")
        .anyMatch(line -> line.startsWith("逾期未报"))
        .anyMatch(line -> line.startsWith("最新结果    截止 2022-12-12，第 1 版"))
        .anyMatch(line -> line.startsWith("现在        ./fazhi rejects"));

    Runs.write(
        folder.resolve("input").resolve("热线工单_20221213.csv"),
        """
        工单编号,受理时间,问题分类,所属街镇,承办单位,办结时间,工单状态,满意度
        T5,2022-04-01 09:00,城乡建设>供热,昆北街道,区商务局,2022-04-02 09:00,已办结,满意
        """);
    NightlyRun.run(request, RunWatcher.NOBODY);

    assertThat(screen()).anyMatch(line -> line.matches("最新结果 .*第 2 版，暂定，与第 1 版相比有 \\d+ 个主要指标变了"));
  }

  @Test
  void aRefusedFileIsOpenUntilItIsTakenAwayOrFollowedAndThenNotMentionedAgain() throws Exception {
    Runs.smallExports(folder);
    Path broken = folder.resolve("input").resolve("说明.csv");
    Runs.write(broken, "甲,乙\n1,2\n");
    RunRequest request = Runs.request(folder, null);
    NightlyRun.run(request, RunWatcher.NOBODY);
    assertThat(screen())
        .anyMatch(line -> line.startsWith("拒收的文件  1 个"))
        .anyMatch(line -> line.startsWith("现在        ./fazhi loads"));

    Files.delete(broken);
    assertThat(screen()).noneMatch(line -> line.startsWith("拒收的文件"));
  }

  private List<String> screen() {
    Clock clock = Clock.fixed(Instant.parse("2023-02-20T01:00:00Z"), ZoneOffset.UTC);
    try (Workspace workplace = Workspace.open(Runs.JOBS, folder.resolve("data"), null)) {
      return new StatusScreen(workplace, folder.resolve("input"), clock).lines();
    }
  }
}
