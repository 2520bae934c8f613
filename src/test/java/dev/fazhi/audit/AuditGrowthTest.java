package dev.fazhi.audit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.fazhi.audit.document.AuditedText;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

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

  private static final int PAGES = 100;

  @Test
  void twiceTheTextIsTwiceTheWork() {
    grows(text -> SelfAudit.audit(AuditedText.of(text, List.of())));
  }

  @Test
  void twiceTheTextIsTwiceTheWorkBesideFigures() {
    grows(Published2022::audit);
  }

  private interface Audit {
    Object of(String text);
  }

  private static void grows(Audit audit) {
    audit.of(PAGE);
    long once = work(audit, PAGE.repeat(PAGES));
    long twice = work(audit, PAGE.repeat(2 * PAGES));
    assertTrue(twice < once * 2.4, () -> once + " bytes for a text, " + twice + " for two");
  }

  private static long work(Audit audit, String text) {
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = thread.getCurrentThreadAllocatedBytes();
    audit.of(text);
    return thread.getCurrentThreadAllocatedBytes() - before;
  }
}
