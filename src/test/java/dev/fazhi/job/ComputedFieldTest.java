package dev.fazhi.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fazhi.cli.Cli;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A field that is computed from others of its row. */
class ComputedFieldTest {

  @TempDir private Path folder = Path.of(".");

  @Test
  void aNumberThatIsTooLongIsRejectedWithItsRowLikeOneThatWasWritten() throws IOException {
    Path jobs = JobsFolders.copy(folder.resolve("jobs"));
    Runs.write(
        jobs.resolve("sources/plots.yml"),
        """
        source: plots
        title: 地块
        grain: 一行一块
        key: [no]
        coverage: day
        events: [day]
        fields:
          no: { headers: [地块编号], type: id, required: true }
          day: { headers: [登记日期], type: date, required: true }
          length: { headers: [长度], type: integer }
          width: { headers: [宽度], type: integer }
          area: { label: 面积, type: integer, derive: { value: "length * width" } }
        personal: []
        """);
    Path export = folder.resolve("地块.csv");
    Runs.write(
        export,
        """
        地块编号,登记日期,长度,宽度
        D1,2022-03-01,20,30
        D2,2022-03-02,123456789012345678,100
        """);

    Cli.Ended checked = Cli.run("check", "--jobs", jobs.toString(), export.toString());

    assertThat(checked.said()).contains("不合规 1").contains("最多 18 位整数").doesNotContain("FZ-400");
  }
}
