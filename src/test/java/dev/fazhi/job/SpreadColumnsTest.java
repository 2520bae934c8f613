package dev.fazhi.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fazhi.cli.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables with a column for each month, each cell of which is a row of its own. */
class SpreadColumnsTest {

  @TempDir private Path folder = Path.of(".");

  @Test
  void aLineRejectedForSeveralOfItsColumnsDoesNotEndTheRun() throws IOException {
    Path jobs = JobsFolders.copy(folder.resolve("jobs"));
    Runs.write(
        jobs.resolve("sources/visits.yml"),
        """
        source: visits
        title: 来访量分月表
        grain: 一行一个街镇一个月
        key: [place, month]
        coverage: month
        file_names: ["*来访*"]
        unpivot: { columns: ["*月"], into: month, value: visits }
        fields:
          place: { headers: [街镇], type: text, required: true }
          month: { headers: [月份], type: period, required: true }
          visits: { headers: [来访量], type: integer, required: true }
        personal: []
        """);
    Path input = Files.createDirectory(folder.resolve("input"));
    Runs.write(
        input.resolve("来访_20221212.csv"),
        """
        街镇,2022年1月,2022年2月,1-2月,1至2月
        甲镇,11,12,23,23
        乙镇,21,22,43,43
        """);

    Cli.Ended ended = Cli.in(folder, "run", "--as-of=2022-12-12");

    assertThat(ended.said()).contains("拒收").doesNotContain("FZ-407");
    assertThat(ended.exit()).isEqualTo(3);
  }
}
