package dev.fazhi.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.fazhi.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mistake in the definition is told in Chinese, with its line, before anything is written. */
class SampleDefinitionTest {

  private static final String RIGHT =
      """
      words:
        towns: { 甲镇: 2, 乙镇: 1 }
      records:
        tickets:
          birth: received_at
          fields:
            number: "T{n:0000}"
            town: { draw: towns }
            closed_at: { after: received_at, days: 0-9, until: 2022-03-31 }
          cohorts:
            all: { count: 5, from: 2022-01-01, to: 2022-03-31, hours: 8-17 }
      files:
        - name: 工单.csv
          saved: 2022-04-01
          encoding: UTF-8
          sheets:
            - name: 工单
              records: tickets
              as_at: 2022-04-01
              columns:
                - { header: 编号, field: number }
                - { header: 街镇, field: town }
      """;

  @TempDir Path folder;

  @Test
  void aRightDefinitionIsWritten() throws IOException {
    write(RIGHT, 1);
    assertEquals(6, Files.readAllLines(folder.resolve("out/工单.csv")).size());
  }

  @Test
  void aFieldThatDoesNotExist() {
    assertWrong(
        "field: town }",
        "field: twon }",
        "第 22 行：没有字段“twon”，可用：number、town、closed_at、received_at、row。");
  }

  @Test
  void aFieldThatIsNotYetMade() {
    assertWrong(
        "after: received_at",
        "after: closed_at",
        "第 9 行：“closed_at”不是前面已有的字段，可用：received_at、number、town。");
  }

  @Test
  void aListOfWordsThatDoesNotExist() {
    assertWrong("draw: towns", "draw: town", "第 8 行：words 里没有“town”。");
  }

  @Test
  void aPlaceThatNothingFills() {
    assertWrong("{n:0000}", "{m}", "第 7 行：“{m}”既不是前面的字段，也不是 words 的词表、n、#位数或范围。");
  }

  @Test
  void anUnknownKey() {
    assertWrong(
        "hours: 8-17", "hour: 8-17", "第 11 行：不认识“hour”，这里可用：count、from、to、months、hours、birth、set。");
  }

  @Test
  void anUnknownWayToMakeAField() {
    assertWrong(
        "{ draw: towns }",
        "{ drew: towns }",
        "第 8 行：不认识“drew”，生成方式应为：draw、number、deadline、before、after、between、during、match、"
            + "when、id_card、empty。");
  }

  @Test
  void aDayThatDoesNotExist() {
    assertWrong(
        "to: 2022-03-31, h", "to: 2022-02-30, h", "第 11 行：“2022-02-30”不是日期，请写作 2022-12-12。");
  }

  @Test
  void aCountBelowOne() {
    assertWrong("count: 5", "count: 0", "第 11 行：“0”应是 1 到 5000000 之间的整数。");
  }

  @Test
  void aKindOfFileThatNobodyExports() {
    assertWrong("工单.csv", "工单.pdf", "第 13 行：“工单.pdf”的扩展名应为 .xlsx、.xls、.csv、.tsv。");
  }

  @Test
  void anEncodingThatNobodyKnows() {
    assertWrong("UTF-8", "GB9999", "第 15 行：不认识编码“GB9999”，这里可用：UTF-8、GB18030、UTF-16LE。");
  }

  @Test
  void aFileOutsideTheFolder() {
    assertWrong("工单.csv", "../工单.csv", "第 13 行：文件名“../工单.csv”里不能有斜杠。");
  }

  @Test
  void aSheetNameThatExcelRefuses() {
    assertWrong(
        "- name: 工单\n        r",
        "- name: 工单/表\n        r",
        "第 17 行：工作表名“工单/表”应有 1 到 25 个字，且不含 [ ] : * ? / \\ '。");
  }

  @Test
  void aFormOfDatesThatSaysNothing() {
    assertWrong(
        "field: number }",
        "field: received_at, forms: [yyyy-MM-dd VV] }",
        "第 21 行：“yyyy-MM-dd VV”不是日期格式，请写作 yyyy-MM-dd HH:mm:ss 之类。");
  }

  @Test
  void aKeyWrittenTwice() {
    assertWrong("{ 甲镇: 2, 乙镇: 1 }", "{ 甲镇: 2, 甲镇: 1 }", "第 2 行：“甲镇”写了两次，请删去一处。");
  }

  @Test
  void noYamlAtAll() {
    assertWrong("words:", "words: [", "第 3 行：不是合法的 YAML，请检查缩进、冒号和引号。");
  }

  @Test
  void anEndBeforeTheBeginning() {
    assertWrong(
        "until: 2022-03-31",
        "until: 2022-01-31",
        "第 9 行：until 为 2022-01-31，但有记录在 2022-02-17 才开始，请推后 until 或提前记录的日期范围。");
  }

  @Test
  void allMistakesAreToldAtOnceWithoutTheirConsequences() {
    String wrong = RIGHT.replace("乙镇: 1", "乙镇: 很多").replace("UTF-8", "GB9999");
    Problem problem = assertThrows(Problem.class, () -> write(wrong, 1));
    assertEquals(
        "sample.yml 第 2 行：“很多”应是 0 到 1000000 之间的整数。\n"
            + "sample.yml 第 15 行：不认识编码“GB9999”，这里可用：UTF-8、GB18030、UTF-16LE。",
        problem.getMessage());
  }

  @Test
  void aMissingDefinition() {
    Problem problem =
        assertThrows(
            Problem.class,
            () -> SampleExports.write(folder, folder.resolve("none.yml"), 1, name -> {}));
    assertEquals("none.yml：读不了，请检查文件是否存在、编码是否为 UTF-8。", problem.getMessage());
  }

  @Test
  void aScaleBelowOne() {
    Problem problem = assertThrows(Problem.class, () -> write(RIGHT, 0));
    assertEquals("样例的倍数为 0，请给 1 到 100 之间的整数。", problem.getMessage());
  }

  private void assertWrong(String right, String wrong, String message) {
    Problem problem = assertThrows(Problem.class, () -> write(RIGHT.replace(right, wrong), 1));
    assertEquals("FZ-301", problem.code());
    assertEquals("sample.yml " + message, problem.getMessage());
    assertEquals(List.of(), written());
  }

  private List<String> written() {
    String[] names = folder.resolve("out").toFile().list();
    return names == null ? List.of() : List.of(names);
  }

  private void write(String definition, int scale) throws IOException {
    Path file = Files.writeString(folder.resolve("sample.yml"), definition);
    SampleExports.write(folder.resolve("out"), file, scale, name -> {});
  }
}
