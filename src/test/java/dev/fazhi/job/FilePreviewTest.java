package dev.fazhi.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.reading.DefinitionLoader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a file would be read, told before it is dropped. */
class FilePreviewTest {

  private static final Definitions DEFINITIONS = DefinitionLoader.load(Path.of("jobs"));

  @TempDir private Path folder = Path.of(".");

  private FilePreview preview(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text, Charset.forName("GB18030"));
    return FilePreview.of(file, DEFINITIONS);
  }

  @Test
  void allThatTheImportWouldSayIsSaid() throws IOException {
    FilePreview preview =
        preview(
            "热线.csv",
            """
            2022 年工单
            工单号,来电时间,办理状态,主办单位,办结时间,来电号码,备用
            T1,2022-12-01 9:05,办理中,昆区商务居,,13900000001,x
            T2,2022-12-02,已办结,区商务局,2022-11-01,13900000001,x
            T3,2022-02-30,已办结,区气象局,,13900000001,x
            """);

    assertFalse(preview.isClean());
    assertEquals(
        List.of(
            "── 热线.csv",
            "来源：12345 热线工单（hotline）；格式 csv，编码 GB18030，分隔符「,」",
            "表头在第 2 行",
            "  A 列「工单号」→ ticket_no（工单编号）",
            "  B 列「来电时间」→ received_at（受理时间）",
            "  C 列「办理状态」→ status（工单状态）",
            "  D 列「主办单位」→ unit（承办单位）",
            "  E 列「办结时间」→ closed_at（办结时间）",
            "  个人信息列，不读取：来电号码",
            "  未用的列：备用",
            "行数：读 5，数据 3，略过 2，不合规 2",
            "  第 3 行：T1 | 2022-12-01 09:05 |  |  |  | 昆区商务居 |  |  | 办理中 |  |  |  |  |  | "),
        preview.lines().subList(0, 12));
    String told = String.join("\n", preview.lines());
    assertTrue(told.contains("第 4 行 · E 列 办结时间：办结时间早于受理时间"), told);
    assertTrue(told.contains("[FZ-202]"), told);
    assertFalse(told.contains("13900000001"), told);
  }

  @Test
  void theLineThatMakesANameKnownIsProposedAsItMustStand() throws IOException {
    String head = "工单号,来电时间,办理状态,主办单位\n";
    String alias = preview("热线.csv", head + "T1,2022-12-01,办理中,昆区商务居\n").lines().toString();
    assertTrue(alias.contains("如是「区商务局」的别名"), alias);
    assertTrue(alias.contains("    区商务局,昆区商务局|商务局|昆区商务居"), alias);

    String fresh = preview("热线.csv", head + "T1,2022-12-01,办理中,\"甲,乙\"\n").lines().toString();
    assertTrue(fresh.contains("    \"甲,乙\","), fresh);
  }

  @Test
  void aFileThatWouldBeRefusedIsSaidToBe() throws IOException {
    StringBuilder rows = new StringBuilder("案件编号,登记日期,调解结果\n");
    for (int i = 0; i < 30; i++) {
      rows.append("K").append(i).append(",2022-02-30,调解中\n");
    }
    String told = preview("纠纷.csv", rows.toString()).lines().toString();
    assertTrue(told.contains("整个文件会被拒收"), told);
    String refused = preview("别的.csv", "甲,乙\n1,2\n").lines().toString();
    assertTrue(refused.contains("拒收 [FZ-141]"), refused);
  }

  @Test
  void keysThatComeAgainAreCountedAlsoAcrossFilesThatWait() throws IOException {
    WaitingKeys waiting = new WaitingKeys();
    Path first = folder.resolve("一.csv");
    Files.writeString(
        first, "案件编号,登记日期,调解结果\n1,2022-01-01,调解中\n1,2022-01-01,调解中\n2,2022-01-01,调解中\n");
    Path second = folder.resolve("二.csv");
    Files.writeString(
        second, "案件编号,登记日期,调解结果\n1,2022-05-01,调解中\n2,2022-01-01,调解成功\n3,2022-01-01,调解中\n");

    FilePreview one = FilePreview.of(first, DEFINITIONS, waiting);
    FilePreview two = FilePreview.of(second, DEFINITIONS, waiting);

    assertTrue(one.isClean());
    assertTrue(one.lines().contains("编号重复、内容也相同的有 1 行，只计一次：第 3 行与第 2 行"), "" + one.lines());
    assertFalse(two.isClean());
    String told = String.join("\n", two.lines());
    assertTrue(told.contains("像是两件用了同一个编号，放入后会退回或整个文件拒收：第 2 行与『一.csv』第 3 行"), told);
    assertTrue(told.contains("以后导出的为准：第 3 行与『一.csv』第 4 行"), told);
  }

  @Test
  void wordsOfConditionsThatNoRowHasAreListed() throws IOException {
    FilePreview preview =
        preview(
            "行政诉讼.csv", "案号,收案日期,被告,结案日期,裁判结果\n（2022）内0203行初1号,2022-03-01,区商务局,2022-05-01,撤销\n");
    String words =
        preview.lines().stream().filter(line -> line.contains("没有一行是")).findFirst().orElse("");
    assertTrue(words.contains("『裁判结果』") && words.contains("确认违法"), words);
    assertFalse(words.contains("『裁判结果』撤销、"), words);
  }
}
