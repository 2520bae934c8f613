package dev.fazhi.job.declared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fazhi.cli.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is proposed for the exports of offices is checked and run as it is, all together, and the
 * figures are those that plain code counts in the rows.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProposedExportsTest {

  @TempDir private static Path folder = Path.of(".");

  @SuppressWarnings("NullAway.Init")
  private Proposals proposals;

  private String checked = "";
  private String figures = "";

  @BeforeAll
  void proposeCheckAndRunThemTogether() throws IOException {
    proposals = OfficeExports.writeAndPropose(folder);
    List<String> all = new ArrayList<>(List.of("check", "--jobs", proposals.jobs()));
    try (var files = Files.list(folder.resolve("input"))) {
      files.sorted().forEach(file -> all.add(file.toString()));
    }
    Cli.Ended check = Cli.run(all.toArray(String[]::new));
    assertThat(check.exit()).as(check.said()).isZero();
    checked = check.said();
    Cli.Ended run =
        Cli.run(
            "run",
            "--as-of=2022-12-12",
            "--jobs=" + proposals.jobs(),
            "--input=" + folder.resolve("input"),
            "--output=" + folder.resolve("output"),
            "--data=" + folder.resolve("data"));
    assertThat(run.exit()).as(run.said()).isIn(0, 3);
    figures = Files.readString(folder.resolve("output/2022-12-12/figures.csv"));
  }

  @Test
  void noRowIsRejected() {
    assertThat(checked.split("不合规 0", -1)).hasSize(proposals.said().size() + 1);
  }

  @Test
  void theFiguresAreThoseOfTheRows() {
    proposals
        .expected()
        .forEach(
            (figure, value) -> {
              String[] parts = figure.split(" ");
              String group = parts.length == 1 ? "," : "[a-z0-9_]+," + parts[1];
              assertThat(figures)
                  .as(figure)
                  .containsPattern(
                      "(?m)^" + parts[0] + ",[^\\n]*,ytd,2022[^\\n]*," + group + "," + value + ",");
            });
  }

  @Test
  void whatAPersonHasToDecideIsSaid() {
    assertThat(proposals.said().get("review")).contains("“案号”几乎各行都不同，只有 1 行与别的行重复（第 9 行）");
    assertThat(proposals.said().get("hotline20"))
        .contains("“序号”只是行的次序")
        .contains("key: [ticket_no]");
    assertThat(proposals.said().get("openness")).contains("工作表“说明”的表头不同").contains("sheets: [台账]");
    assertThat(proposals.said().get("grid")).contains("主键写了两列");
    assertThat(proposals.said().get("summary")).contains("统计期取文件名里的年或年月");
    assertThat(proposals.said().get("monthly")).contains("“满意率”是算好的比率，不能相加");
    assertThat(proposals.said().get("roster")).contains("按名册读");
    assertThat(proposals.said().get("quarters")).contains("“一季度”“二季度”“三季度”", "是各季度并列的数", "不归到各季");
  }

  @Test
  void nobodysNameIsShown() {
    assertThat(String.join("", proposals.said().values())).doesNotContain("王建国", "13900000001");
  }
}
