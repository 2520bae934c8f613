package dev.fazhi.audit.arithmetic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How reports print quotients that are no percentages: so many for each of so many, one to so many,
 * so many times. What is printed is right, and with another digit it is not.
 */
class QuotientWordingTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          新建法治广场36个，投入建设资金1548.6万元。全年巡回宣讲412场，听众53148人次，场均听众129人次。 | 129人次 | 124人次
          现有公证员26名，办理公证事项9412件，人均办理362.0件。 | 362.0 | 362.5
          查扣违规车辆318辆，收取停放费4.77万元，车均150元。 | 150元 | 180元
          追缴欠薪926.4万元，涉及劳动者1158人，人均8000元。 | 8000元 | 8300元
          全县常住人口41.26万人，每万名常住人口拥有律师3.10人，现有律师128人。 | 3.10 | 3.40
          辖区户籍人口386,214人，全年受理治安案件1,912件，每千人4.95件。 | 4.95 | 4.93
          登记养犬户12,846户，接到犬类投诉1,028件，平均每百户8.0件。 | 8.0 | 8.6
          学校共有学生18,426人，专职法治教师74人，生师比为249:1。 | 249 | 244
          专职网格员512人，兼职网格员1,664人，专职与兼职之比为1:3.25。 | 3.25 | 3.28
          受理复议申请846件，一审行政诉讼312件，复议与诉讼之比为2.71:1。 | 2.71 | 2.74
          办理跨域立案1,263件，是上年412件的3.07倍。 | 3.07倍 | 3.01倍
          接待群众咨询28,640人次，上年同期为9,215人次，咨询量是上年同期的3.11倍。 | 3.11倍 | 3.17倍
          年末贷款余额86.40亿元，逾期贷款2,246万元，逾期率2.60‰。 | 2.60‰ | 2.66‰
          1月至6月，全区受理诉求14,480件。日均受理80件，比上年同期略有上升。 | 80件 | 85件
          办案民警86人，办理案件1,724起，人均20.05起。 | 20.05 | 20.06
          全年公开信息18,736条，平均每月公开1561条。 | 1561条 | 1568条
          热线当场办结28275件。热线座席164席，席均当场办结172.4件。 | 172.4 | 172.8
          上半年受理诉求14,418件，月均2403件。 | 2403件 | 2463件
          办结工单86,412件，逾期办结47件，逾期率为万分之5.44。 | 5.44 | 5.46
          受理复议申请846件，一审行政诉讼312件，复议与诉讼之比为2.71∶1。 | 2.71 | 2.74
          新收案件8,412件，办结7,968件，其中撤诉1,206件、判决4,115件、调解2,647件，分别占办结数的15.1%、51.6%和33.2%。 | 51.6% | 51.9%
          全市常住人口327.64万人，事故死亡197人，十万人死亡率为6.01人。 | 6.01人 | 6.07人
          同期事故起数由1,517起减为1,384起。起数↓8.8%。 | 8.8% | 8.4%
          粮食总产86,412吨，上年84,058吨，增产2.8%。 | 2.8% | 2.4%
          """)
  void whatAQuotientIsOf(String text, String right, String wrong) throws IOException {
    assertEquals(List.of(), Sentence.differences(folder, text), text);
    assertEquals(1, Sentence.differences(folder, text.replace(right, wrong)).size(), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          全县居民人均可支配收入28416元，增长6.1%。全县常住人口41.26万人。
          全年共受理来信来访8412件次，其中四季度2047件次。前三季度与全年相比，四季度占24.33%。
          调解案件平均用时由41.5天缩短12.6天，下降30.4%。
          普法经费总收入865.40万元，比上年预算数812.30万元增加53.10万元；其中财政拨款702.15万元，占总收入81.14%；上年结转163.25万元，占总收入18.86%。
          2021/2022学年，聘有法治副校长的学校312所，其中民办学校48所。
          法治教育基地比上学年减少14个（上学年182个），下降7.69%。现有法治副校长196名。
          抽查案卷240本，3起案件均在法定期限内办结，各镇均完成任务12项。
          全年发生火灾2,418起，死亡14人。22时至次日6时发生521起，死亡9人，其余时段平均每百起火灾死亡0.26人。
          全年开展培训24期，每期培训3天，每季度通报2次。
          每名调解员至少联系5个网格，全县有调解员312名、网格1086个。
          会议于9:30召开，时间比为8:30提前。
          现有律师128人，办理案件3840件，平均年龄38.5岁，平均执业9.2年。
          累计发放法律援助补贴86.4万元，办理援助案件612件，比上年增加48件，人均补贴标准提高到1500元。
          """)
  void whatIsRightIsNotCalledWrong(String text) throws IOException {
    assertEquals(List.of(), Sentence.differences(folder, text), text);
  }
}
