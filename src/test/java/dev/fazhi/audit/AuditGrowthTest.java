package dev.fazhi.audit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.fazhi.audit.document.AuditedText;
import dev.fazhi.audit.document.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An audit takes as long as its text is: twice the text is twice the work, which is told here by
 * the memory that it asks for and not by a clock.
 */
class AuditGrowthTest {

  private static final String PAGE =
      """
      2022年，全区共收到行政复议申请1376件，同比增长12.9%（2021年为1219件）。其中，受理1208件，受理率为87.8%。
      受理的案件中，行政处罚516件，占42.7%；信息公开187件，占15.5%；其他505件，占41.8%。全年审结1181件，审结率97.8%。
      热线平台受理群众诉求68476件；已办结65485件，办结率95.64%，满意率由上年的95.1%提高到96.5%，提高1.4个百分点。
      """;

  private static final String TABLE =
      """
      <p>各单位办理情况如下。</p><table>
      <tr><th>单位</th><th>承办（件）</th><th>办结（件）</th><th>办结率</th></tr>
      <tr><td>住建局</td><td>412</td><td>396</td><td>96.12%</td></tr>
      <tr><td>城管局</td><td>358</td><td>349</td><td>97.49%</td></tr>
      <tr><td>教育局</td><td>127</td><td>125</td><td>98.43%</td></tr>
      <tr><td>合计</td><td>897</td><td>870</td><td>96.99%</td></tr></table>
      """;

  private static final int PAGES = 50;

  @Test
  void twiceTheTextIsTwiceTheWork() {
    grows(PAGE, text -> SelfAudit.audit(Texts.of(text)));
  }

  @Test
  void twiceTheTablesAreTwiceTheWork(@TempDir Path folder) {
    grows(TABLE, text -> SelfAudit.audit(AuditedText.read(written(folder, text))));
  }

  @Test
  void aSentenceThatIsTwiceAsLongIsTwiceTheWork() {
    Audit audit = text -> SelfAudit.audit(Texts.of("受理" + text));
    grows("邻里412件、医疗97件、消费318件，占", audit);
  }

  @Test
  void aTableThatIsTwiceAsLongOrWideIsTwiceTheWork(@TempDir Path folder) {
    String head = "<table><tr><th>单位</th><th>承办</th><th>办结</th><th>办结率</th></tr>";
    String row = "<tr><td>甲</td><td>412</td><td>396</td><td>96.12%</td></tr>";
    grows(row, rows -> SelfAudit.audit(AuditedText.read(written(folder, head + rows))));
    String wide = "<table><tr><td>承办</td>%s</tr><tr><td>办结率</td>%s</tr></table>";
    grows(
        "<td>412</td>",
        cells -> {
          String page = wide.formatted(cells, cells.replace("412", "96.1%"));
          return SelfAudit.audit(AuditedText.read(written(folder, page)));
        });
  }

  private static Path written(Path folder, String text) {
    try {
      return Files.writeString(folder.resolve("tables.html"), text);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  @Test
  void twiceTheTextIsTwiceTheWorkBesideFigures() {
    grows(PAGE, Published2022::audit);
  }

  private interface Audit {
    Object of(String text);
  }

  private static void grows(String page, Audit audit) {
    audit.of(page);
    long once = work(audit, page.repeat(PAGES));
    long twice = work(audit, page.repeat(2 * PAGES));
    assertTrue(twice < once * 2.4, () -> once + " bytes for a text, " + twice + " for two");
  }

  private static long work(Audit audit, String text) {
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = thread.getCurrentThreadAllocatedBytes();
    audit.of(text);
    return thread.getCurrentThreadAllocatedBytes() - before;
  }
}
