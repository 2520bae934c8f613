package dev.fazhi.definition.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.definition.JobsCopy;
import dev.fazhi.definition.reading.DefinitionLoader;
import dev.fazhi.model.Problem;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of mistake is told with its file, its line and the nearest right spelling. */
class DefinitionErrorsTest {

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  /**
   * One edit, one mistake: file, what is replaced by what ({@code ¶} is a line break), how many
   * lines under the edit the mistake lies, what its message says.
   */
  @ParameterizedTest
  @CsvFileSource(resources = "/cases/mistakes.txt", delimiter = '¦', quoteCharacter = '`')
  void isToldWithFileLineAndNearestSpelling(
      String file, String from, String to, int below, String told) {
    JobsCopy jobs = JobsCopy.in(folder);
    int line = jobs.edit(file, from.replace('¶', '\n'), to.replace('¶', '\n'));
    List<DefinitionError> mistakes = jobs.mistakes();
    assertTrue(
        mistakes.stream()
            .anyMatch(
                mistake ->
                    mistake.file().equals(file)
                        && mistake.line() == line + below
                        && mistake.message().contains(told)),
        "line " + (line + below) + ": " + told + " but " + mistakes);
  }

  @Test
  void allAreToldAtOnceInTheOrderOfFilesAndLines() {
    JobsCopy jobs = JobsCopy.in(folder);
    jobs.edit("tables/010-key.yml", "rows: metrics", "rows: metric");
    jobs.edit("sources/hotline.yml", "type: path", "type: paht");
    jobs.edit("sources/hotline.yml", "title:", "titel:");
    jobs.edit("metrics/hotline.yml", "by: [unit]", "by: [untt]");
    DefinitionErrors mistakes = assertThrows(DefinitionErrors.class, jobs::load);
    assertEquals("FZ-301", mistakes.code());
    assertEquals(
        """
        metrics/hotline.yml:40  指标 hotline.pending：by：没有字段“untt”，你是不是想写 unit？
        sources/hotline.yml:1  文件缺少 title（人们怎么称呼它）；请补上
        sources/hotline.yml:2  文件没有 titel 这个键，你是不是想写 title？
        sources/hotline.yml:25  “type”“paht”不认识；应是 id、case-number、text、path、date、date-time、\
        yes-no、integer、decimal、money、period 之一，你是不是想写 path？
        tables/010-key.yml:5  “rows”“metric”不认识；应是 metrics、groups、months 之一，你是不是想写 metrics？\
        """,
        mistakes.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '`',
      textBlock =
          """
          sources/hotline.yml ¦ message: 办结时间早于受理时间 ¦ message: "办结时间 ¦ 引号没有成对
          sources/hotline.yml ¦ title: 12345 热线工单 ¦ title: 热线: 工单 ¦ 这里不该有冒号
          sources/hotline.yml ¦ title: 12345 热线工单 ¦ title: [热线 ¦ 缺少逗号或没有收尾
          sources/hotline.yml ¦ title: 12345 热线工单 ¦ title: @热线 ¦ 不能以这个字符开头
          sources/hotline.yml ¦ title: 12345 热线工单 ¦ title: &a 热线 ¦ 锚点和别名
          sources/hotline.yml ¦ title: 12345 热线工单 ¦ title: *a ¦ 不能用别名
          sources/hotline.yml ¦ title: 12345 热线工单 ¦ title: !!java.io.File x ¦ 标签
          sources/hotline.yml ¦ source: hotline ¦ --- ¦ 一个文件只能有一个文档
          metrics/hotline.yml ¦ metrics: ¦ metrics ¦ YAML 写法有误
          metrics/hotline.yml ¦ metrics: ¦ metrics: [ ¦ YAML 写法有误
          tables/010-key.yml ¦ table: key-figures ¦ table: a\u0007b ¦ 字符 U+0007
          nightly.yml ¦ ratio: 200 ¦ ratio: 200: 1 ¦ 这里不该有冒号
          """)
  void aFileThatIsNoPlainYamlIsOneMistakeAndSpoilsNoOtherFile(
      String file, String from, String to, String told) {
    JobsCopy jobs = JobsCopy.in(folder);
    if (to.equals("---")) {
      jobs.write(file, jobs.text(file) + "\n---\nsource: x\n");
    } else {
      jobs.edit(file, from, to);
    }
    List<DefinitionError> mistakes = jobs.mistakes();
    assertEquals(1, mistakes.size(), mistakes.toString());
    assertEquals(file, mistakes.get(0).file());
    assertTrue(mistakes.get(0).line() > 0);
    assertTrue(mistakes.get(0).message().contains(told), mistakes.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '`',
      textBlock =
          """
          sources/hotline.yml ¦ type: path ¦ type: paht
          sources/hotline.yml ¦ type: date-time ¦ type: datetime
          sources/hotline.yml ¦ fields: ¦ field:
          sources/hotline.yml ¦ exclude: status ¦ exclude: sttaus
          metrics/hotline.yml ¦ date: received_at ¦ date: received
          metrics/hotline.yml ¦ metrics: ¦ metric:
          metrics/returns.yml ¦ source: returns ¦ source: return
          """)
  void aMistakeIsNotToldAgainForThoseWhoBuildOnIt(String file, String from, String to) {
    JobsCopy jobs = JobsCopy.in(folder);
    jobs.edit(file, from, to);
    List<DefinitionError> mistakes = jobs.mistakes();
    assertTrue(
        mistakes.size() <= 2 && mistakes.stream().allMatch(mistake -> mistake.file().equals(file)),
        mistakes.toString());
  }

  @Test
  void aFileThatIsNotUtf8IsToldByItsLine() throws IOException {
    JobsCopy jobs = JobsCopy.in(folder);
    Path file = jobs.folder().resolve("sources/hotline.yml");
    Files.write(file, jobs.text("sources/hotline.yml").getBytes(Charset.forName("GB18030")));
    assertEquals(
        "[sources/hotline.yml:2  这一行不是 UTF-8 编码的文字；请把文件另存为 UTF-8]", jobs.mistakes().toString());
  }

  @Test
  void aByteOrderMarkAndWindowsLineEndsAreNoMistake() {
    JobsCopy jobs = JobsCopy.in(folder);
    for (String file : List.of("nightly.yml", "sources/hotline.yml", "reference/towns.csv")) {
      jobs.write(file, "\uFEFF" + jobs.text(file).replace("\n", "\r\n"));
    }
    assertEquals(5, jobs.load().sources().size());
    assertEquals("昆北街道", jobs.load().reference("towns").canonical().get("昆北"));
  }

  @Test
  void anEmptyFileSaysWhatShouldBeInIt() {
    JobsCopy jobs = JobsCopy.in(folder);
    jobs.write("tables/010-key.yml", "");
    jobs.write("reference/towns.csv", "");
    jobs.write("sources/review.yml", "# nothing yet\n");
    String all = DefinitionErrors.of(jobs.mistakes()).toString();
    assertTrue(all.contains("tables/010-key.yml:1  文件里没有内容；应是一组“键: 值”，可用的键：table"), all);
    assertTrue(all.contains("reference/towns.csv:1  文件是空的；第一行应是 name,aliases"), all);
    assertTrue(all.contains("sources/review.yml:1  文件里没有内容"), all);
  }

  @Test
  void twoSourcesOfOneNameAreToldWhereTheOtherIs() {
    JobsCopy jobs = JobsCopy.in(folder);
    jobs.write("sources/zzz.yml", "\n" + jobs.text("sources/hotline.yml"));
    assertEquals(
        "[sources/zzz.yml:2  数据源“hotline”在 sources/hotline.yml 里已经有了；请改名或删去一个]",
        jobs.mistakes().toString());
  }

  @Test
  void aCircleThroughSeveralMetricsIsToldOnce() {
    JobsCopy jobs = JobsCopy.in(folder);
    int line = jobs.edit("metrics/hotline.yml", "date: received_at", "from: hotline.satisfied");
    List<DefinitionError> mistakes = jobs.mistakes();
    assertEquals(1, mistakes.size(), mistakes.toString());
    assertTrue(
        mistakes
            .get(0)
            .message()
            .contains(
                "hotline.received → hotline.satisfied → hotline.rated → hotline.closed"
                    + " → hotline.received"),
        mistakes.toString());
    assertEquals(line, mistakes.get(0).line());
  }

  @Test
  void aFileWithAnotherEndingIsNotPassedOverInSilence() {
    JobsCopy jobs = JobsCopy.in(folder);
    jobs.write("sources/extra.yaml", "source: extra\n");
    jobs.write("sources/.hotline.yml.swp", "");
    jobs.write("sources/hotline.yml~", "");
    assertEquals("[sources/extra.yaml  文件名应以 .yml 结尾，否则不会被读；请改名或移走]", jobs.mistakes().toString());
  }

  @Test
  void aFileThatIsFarTooLargeIsNotRead() {
    JobsCopy jobs = JobsCopy.in(folder);
    jobs.write("tables/010-key.yml", "# x\n".repeat(300_000));
    assertTrue(jobs.mistakes().get(0).message().contains("超过 1 MB"));
  }

  @Test
  void aFolderThatIsNotThereIsAProblemThatSaysWhatToDo() {
    Problem problem =
        assertThrows(Problem.class, () -> DefinitionLoader.load(folder.resolve("none")));
    assertTrue(problem.toString().contains("找不到定义文件夹"));
    assertTrue(problem.toString().contains("--jobs"));
  }

  @Test
  void aFolderWithoutItsMainFileIsAProblemThatSaysWhatToDo() {
    Problem problem = assertThrows(Problem.class, () -> DefinitionLoader.load(folder));
    assertEquals("FZ-302", problem.code());
    assertTrue(problem.toString().contains("没有 nightly.yml"));
  }

  @Test
  void aMetricMayNameItsOwnSource() {
    JobsCopy jobs = JobsCopy.in(folder);
    jobs.edit(
        "metrics/review.yml",
        "metrics:\n",
        """
        metrics:
          review.tickets:
            name: 工单
            unit: 件
            meaning: 工单
            source: hotline
            date: received_at
        """);
    assertEquals("hotline", jobs.load().metric("review.tickets").source());
  }
}
