package dev.fazhi.definition.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fazhi.definition.AuditPhrases;
import dev.fazhi.definition.JobsCopy;
import dev.fazhi.definition.Phrase;
import dev.fazhi.definition.Phrase.Claim;
import dev.fazhi.definition.Phrase.Part;
import dev.fazhi.definition.yaml.DefinitionError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code report/audit.yml} may say. */
class PhraseReaderTest {

  private static final String FILE = "report/audit.yml";

  @TempDir private Path folder = Path.of("");

  @Test
  void readsWordsNumbersAndGapsInTheirOrder() {
    JobsCopy jobs =
        with(
            """
            phrases:
              - find: ["受理{hotline.received}件…办结 {hotline.closed} 件，{数}家"]
            """);
    assertEquals(
        List.of(
            new Phrase(
                List.of(
                    List.of(
                        new Part.Words("受理"),
                        new Part.Number("hotline.received"),
                        new Part.Words("件"),
                        new Part.Gap(),
                        new Part.Words("办结 "),
                        new Part.Number("hotline.closed"),
                        new Part.Words(" 件，"),
                        new Part.Number(null),
                        new Part.Words("家"))),
                new Claim.Numbers())),
        jobs.load().audit().phrases());
    assertEquals(List.of("hotline.received", "hotline.closed"), jobs.load().audit().metrics());
  }

  @Test
  void readsTrendsStatementsAndNumbersThatAreNotOurs() {
    List<Phrase> phrases =
        with("""
        phrases:
          - find: [均有所下降, 双下降]
            trend: down
            of: [litigation.filed, litigation.concluded]
          - find: [全部出庭]
            is: 100
            of: [litigation.appearance_rate]
        not_ours:
          - find: ["{数}个部门"]
            why: 不报送
        """)
            .load()
            .audit()
            .phrases();
    assertEquals(
        List.of(
            new Claim.Trend(
                Phrase.Direction.DOWN, List.of("litigation.filed", "litigation.concluded")),
            new Claim.Worth(100, List.of("litigation.appearance_rate")),
            new Claim.NotOurs("不报送")),
        phrases.stream().map(Phrase::says).toList());
    assertEquals(2, phrases.get(0).wordings().size());
    assertEquals(List.of("litigation.appearance_rate"), phrases.get(1).metrics());
    assertEquals(List.of(), phrases.get(2).metrics());
  }

  @Test
  void mayBeMissing() throws IOException {
    JobsCopy jobs = JobsCopy.ofRepository(folder);
    Files.delete(folder.resolve(FILE));
    assertEquals(AuditPhrases.NONE, jobs.load().audit());
  }

  @Test
  void tellsEveryMistakeWithItsLineAndTheNearestSpelling() {
    assertEquals(
        """
        report/audit.yml:2  没有指标“hotline.recieved”，你是不是想写 hotline.received？
        report/audit.yml:3  短语“受理件”里没有 {指标}；请标出数字是哪个指标，或写明 trend 或 is
        report/audit.yml:4  短语“{hotline.received}”里没有字；只凭数字认不出是哪个指标，请写上前后的字
        report/audit.yml:5  短语“共{hotline.received}{hotline.closed}件”里有两个紧挨着的 {指标} 或省略号；中间要有字
        report/audit.yml:6  短语“…共{hotline.received}件”的首尾不能是省略号；请删去
        report/audit.yml:7  短语“共{hotline.received件”里的花括号没有成对；请写成 {指标}
        report/audit.yml:8  花括号里没有写指标；请写 {指标} 或 {数}
        report/audit.yml:9  写了 trend 或 is 的短语要有 of；请写出它说的是哪些指标
        report/audit.yml:11  of 只与 trend 或 is 同用；数字请在 find 里用 {指标} 标出
        report/audit.yml:13  trend 与 is 不能同时写；请删去一个，或分成两条
        report/audit.yml:17  短语“{hotline.received}件”里不能有 {指标}；这里的数字请写 {数}
        report/audit.yml:18  短语“个部门”里没有 {数}；请标出数字在哪里\
        """
            .lines()
            .map(String::strip)
            .collect(java.util.stream.Collectors.joining("\n")),
        String.join(
            "\n",
            with(
                    """
                    phrases:
                      - find: ["受理{hotline.recieved}件"]
                      - find: [受理件]
                      - find: ["{hotline.received}"]
                      - find: ["共{hotline.received}{hotline.closed}件"]
                      - find: ["…共{hotline.received}件"]
                      - find: ["共{hotline.received件"]
                      - find: ["共{}件{hotline.received}"]
                      - { find: [均下降], trend: down }
                      - find: ["共{hotline.received}件"]
                        of: [hotline.received]
                      - find: [均下降]
                        is: 100
                        trend: down
                        of: [hotline.received]
                    not_ours:
                      - { find: ["{hotline.received}件"], why: 无 }
                      - { find: [个部门], why: 无 }
                    """)
                .mistakes()
                .stream()
                .map(DefinitionError::toString)
                .toList()));
  }

  private JobsCopy with(String yaml) {
    JobsCopy jobs = JobsCopy.ofRepository(folder);
    jobs.write(FILE, yaml);
    return jobs;
  }
}
