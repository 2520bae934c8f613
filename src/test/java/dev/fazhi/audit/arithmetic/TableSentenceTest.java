package dev.fazhi.audit.arithmetic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fazhi.audit.SelfAudit;
import dev.fazhi.audit.document.AuditedText;
import dev.fazhi.audit.finding.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sentences that tell rates of what only a table tells, and tables that need the text. */
class TableSentenceTest {

  private static final String LICENCES =
      """
      <table><tr><th>申请数量</th><th>受理数量</th><th>许可数量</th><th>不予许可数量</th></tr>
      <tr><td>8432</td><td>8400</td><td>8280</td><td>41</td></tr></table>
      """;

  @TempDir Path folder;

  @Test
  void aRateOfTheColumnsOfATable() throws IOException {
    String page = LICENCES + "<p>全年许可申请受理率为%s，受理后准予许可率为98.57%%。</p>";
    assertEquals(List.of(), ofPage(page.formatted("99.62%")));
    assertEquals(List.of("99.67%"), ofPage(page.formatted("99.67%")));
    assertEquals(List.of("98.57%"), ofPage(page.replace("8280", "7280").formatted("99.62%")));
  }

  @Test
  void aShareOfTheTotalThatTheSentenceSaysAgain() throws IOException {
    String page =
        "<table><tr><th>领域</th><th>案件</th><th>罚没款（万元）</th></tr>"
            + "<tr><td>市场监管</td><td>1117</td><td>385.8</td></tr>"
            + "<tr><td>交通运输</td><td>860</td><td>214.8</td></tr>"
            + "<tr><td>合计</td><td>1977</td><td>600.6</td></tr></table>"
            + "<p>罚没款合计600.6万元，其中市场监管领域占%s。</p>";
    assertEquals(List.of(), ofPage(page.formatted("64.2%")));
    assertEquals(List.of("64.5%"), ofPage(page.formatted("64.5%")));
  }

  private static final String TOWNS =
      "<p>全县受理诉求12486件。</p><table><tr><th>乡镇</th><th>本季受理（件）</th><th>上季受理（件）</th><th>办结率</th></tr>"
          + "<tr><td>河西镇</td><td>2318</td><td>2146</td><td>97.42%%</td></tr>"
          + "<tr><td>马岗乡</td><td>1276</td><td>1342</td><td>93.24%%</td></tr>"
          + "<tr><td>柳林镇</td><td>1843</td><td>1765</td><td>95.83%%</td></tr></table>";

  @Test
  void aShareOfTheRowsOfATable() throws IOException {
    String page = TOWNS + "<p>上表三个乡镇受理量合计占全县受理诉求的%s。</p>";
    assertEquals(List.of(), ofPage(page.formatted("43.54%")));
    assertEquals(List.of("43.58%"), ofPage(page.formatted("43.58%")));
  }

  @Test
  void aShareOfACountInARowOfATable() throws IOException {
    String page = TOWNS + "<p>噪声类诉求集中，涉及工地施工412件，占河西镇受理的%s。</p>";
    assertEquals(List.of(), ofPage(page.formatted("17.77%")));
    assertEquals(List.of("17.71%"), ofPage(page.formatted("17.71%")));
  }

  @Test
  void pointsBetweenARateOfTheTextAndOneOfATable() throws IOException {
    String page = TOWNS + "<p>马岗乡办结率较上季度的94.91%%下降%s个百分点。</p>";
    assertEquals(List.of(), ofPage(page.formatted("1.67")));
    assertEquals(List.of("1.27"), ofPage(page.formatted("1.27")));
  }

  @Test
  void aCountThatTheSentenceTellsIsNotTakenFromTheTable() throws IOException {
    String page = TOWNS + "<p>河西镇受理诉求%s件，办结2258件，办结率97.41%%。</p>";
    assertEquals(List.of(), ofPage(page.formatted("2318")));
    assertEquals(List.of("97.41%"), ofPage(page.formatted("3318")));
  }

  @Test
  void aShareMayBeOfAnotherRowOfTheColumn() throws IOException {
    String page =
        "<p>全县新收政府信息公开申请412件，上年结转7件。</p><table><tr><th"
            + " colspan=2>项目</th><th>自然人</th><th>法人</th><th>总计</th></tr><tr><td"
            + " colspan=2>一、本年新收政府信息公开申请数量</td><td>371</td><td>41</td><td>412</td></tr><tr><td"
            + " colspan=2>二、上年结转政府信息公开申请数量</td><td>6</td><td>1</td><td>7</td></tr><tr><td"
            + " rowspan=6>三、办理结果</td><td>（一）予以公开</td><td>141</td><td>19</td><td>160</td></tr>"
            + "<tr><td>（二）部分公开</td><td>44</td><td>4</td><td>48</td></tr>"
            + "<tr><td>（三）不予公开</td><td>39</td><td>5</td><td>44</td></tr>"
            + "<tr><td>（四）无法提供</td><td>130</td><td>9</td><td>139</td></tr>"
            + "<tr><td>（五）其他处理</td><td>13</td><td>2</td><td>15</td></tr>"
            + "<tr><td>（六）总计</td><td>367</td><td>39</td><td>406</td></tr><tr><td"
            + " colspan=2>四、结转下年度继续办理</td><td>10</td><td>3</td><td>13</td></tr></table>"
            + "<p>从上表看，办结的申请中予以公开占39.4%%，部分公开占%s，不予公开占10.8%%，无法提供占34.2%%。</p>";
    assertEquals(List.of(), ofPage(page.formatted("11.8%")));
  }

  @Test
  void aRowThatSlippedByOneColumnIsNoSumOfItsOnlyPart() throws IOException {
    String page =
        "<table><tr><th>项目</th><th>个人</th><th>单位</th><th>总计</th><th>备注</th></tr>"
            + "<tr><td>新收</td><td>309</td><td>34</td><td>343</td><td></td></tr>"
            + "<tr><td>办结</td><td>305</td><td>33</td><td>338</td><td></td></tr>"
            + "<tr><td>结转</td><td></td><td>12</td><td>%s</td><td></td></tr></table>";
    assertEquals(List.of(), ofPage(page.formatted("2")));
    assertEquals(List.of("337"), ofPage(page.formatted("12").replace("338", "337")));
  }

  @Test
  void sharesOfATotalThatTheTableDoesNotPrint() throws IOException {
    String page =
        "<p>%s</p><table><tr><th>类别</th><th>数量（起）</th><th>占比</th></tr>"
            + "<tr><td>刑事</td><td>216</td><td>11.98%%</td></tr>"
            + "<tr><td>治安</td><td>676</td><td>37.49%%</td></tr>"
            + "<tr><td>交通</td><td>911</td><td>%s</td></tr></table>";
    assertEquals(List.of(), ofPage(page.formatted("主要警情如下。", "50.53%")));
    assertEquals(List.of("50.57%"), ofPage(page.formatted("主要警情如下。", "50.57%")));
  }

  @Test
  void sharesOfATotalThatTheTextTells() throws IOException {
    String page =
        "<p>全年受理投诉21578件，前三类如下。</p><table><tr><th>类别</th><th>件数</th><th>占比</th></tr>"
            + "<tr><td>预付式消费</td><td>2158</td><td>10.0%%</td></tr>"
            + "<tr><td>直播带货</td><td>1833</td><td>8.5%%</td></tr>"
            + "<tr><td>装修建材</td><td>1630</td><td>%s</td></tr></table>";
    assertEquals(List.of(), ofPage(page.formatted("7.6%")));
    assertEquals(List.of("7.1%"), ofPage(page.formatted("7.1%")));
  }

  @Test
  void differencesWithSignsAreNoSummands() throws IOException {
    String page =
        "<table><tr><th>案由</th><th>今年</th><th>去年</th><th>增减（件）</th></tr>"
            + "<tr><td>借款</td><td>4099</td><td>3829</td><td>+270</td></tr>"
            + "<tr><td>买卖</td><td>2894</td><td>2943</td><td>-49</td></tr>"
            + "<tr><td>小计</td><td>6993</td><td>6772</td><td>+221</td></tr></table>";
    assertEquals(List.of(), ofPage(page));
  }

  @Test
  void aPlainTextHasTablesToo() throws IOException {
    String bars =
        """
        | 辖区 | 立案（宗） | 结案（宗） | 结案率（％） |
        | 海岸 | 1801 | 1762 | 97.8 |
        | 北岭 | 1431 | 1376 | %s |
        | 合计 | 3232 | 3138 | 97.1 |
        """;
    assertEquals(List.of(), Sentence.differences(folder, bars.formatted("96.2")));
    assertEquals(List.of("96.7"), Sentence.differences(folder, bars.formatted("96.7")));
    String spaces =
        """
        类别      宗数    占比
        物业服务    3238    49.7%
        停车收费    2011    30.9%
        装修噪声    1264    SHARE
        """;
    assertEquals(List.of(), Sentence.differences(folder, spaces.replace("SHARE", "19.4%")));
    assertEquals(List.of("19.8%"), Sentence.differences(folder, spaces.replace("SHARE", "19.8%")));
  }

  private List<String> ofPage(String page) throws IOException {
    return SelfAudit.audit(
            AuditedText.read(Files.writeString(folder.resolve("a.html"), page.replace("%%", "%"))))
        .differences()
        .stream()
        .map(Finding::printed)
        .toList();
  }

  @Test
  void aColumnOfMeansIsOfTheTwoColumnsThatMostOfThemAreOf() throws IOException {
    String table =
        """
        镇街      调解员（名）  调解（件）  人均调解（件）
        甲街道    24    709    29.5
        乙街道    21    688    32.8
        丙街道    35    610    %s
        丁街道    37    588    15.9
        """;
    assertEquals(List.of(), Sentence.differences(folder, table.formatted("17.4")));
    assertEquals(List.of("17.8"), Sentence.differences(folder, table.formatted("17.8")));
  }

  @Test
  void aColumnOfRatesMayBeOfWhatWasLeftAndWhatCameIn() throws IOException {
    String table =
        """
        类型|旧存|新收|审执结|结案率
        刑事|284|2137|2206|91.12%%
        民商事|1963|16284|15037|%s
        行政|43|308|293|83.48%%
        执行|1128|8617|7183|73.71%%
        """;
    assertEquals(List.of(), Sentence.differences(folder, table.formatted("82.41%")));
    assertEquals(List.of("82.45%"), Sentence.differences(folder, table.formatted("82.45%")));
  }

  @Test
  void aColumnMayBeForEachTenThousandOrOneToSoMany() throws IOException {
    String table =
        """
        区县|受理（件）|人口（万人）|每万人诉求（件）|教师（人）|学生（人）|生师比（:1）
        河西|18743|61.38|305.4|1286|21863|17.0
        望湖|14286|53.74|%s|914|11294|12.4
        南屏|7364|37.46|196.6|473|5481|%s
        大岭|3829|28.17|135.9|642|6138|9.6
        """;
    assertEquals(List.of(), Sentence.differences(folder, table.formatted("265.8", "11.6")));
    assertEquals(List.of("265.3"), Sentence.differences(folder, table.formatted("265.3", "11.6")));
    assertEquals(List.of("11.9"), Sentence.differences(folder, table.formatted("265.8", "11.9")));
  }

  private static final String OFFICES =
      "镇别 | 受理 | 办结 | 满意 |\n东岭 | 412 | 386 | 351 |\n西川 | 318 | 301 | 284 |\n"
          + "南湖 | 286 | 270 | 255 |\n合计 | 1016 | 957 | 890 |\n";

  @Test
  void aRateIsOfNoCellThatOnlyItsRowIsCalledSo() throws IOException {
    assertEquals(
        List.of(), Sentence.differences(folder, OFFICES + "东岭镇网格覆盖率达到93.6%，西川镇公交通达率94.6%。"));
    assertEquals(List.of("94.64%"), Sentence.differences(folder, OFFICES + "西川镇办结率94.64%。"));
  }

  @Test
  void aRowWithMoreSharesThanCountsHasCountsToo() throws IOException {
    String text =
        "类别 | 本季 | 占比 | 上季 | 占比 | 环比 | 占比变化 |\n"
            + "咨询 | 78316 | 50.4%% | 71205 | 51.4%% | %s | 1.0 |\n"
            + "求助 | 49827 | 32.0%% | 41390 | 29.9%% | 20.4%% | %s |\n"
            + "投诉 | 27363 | 17.6%% | 26032 | 18.8%% | 5.1%% | 1.2 |\n"
            + "合计 | 155506 | 100%% | 138627 | 100%% | 12.2%% | 0 |\n";
    assertEquals(List.of(), Sentence.differences(folder, text.formatted("10.0%", "2.1")));
    assertEquals(List.of("10.6%"), Sentence.differences(folder, text.formatted("10.6%", "2.1")));
    assertEquals(List.of("2.6"), Sentence.differences(folder, text.formatted("10.0%", "2.6")));
  }

  @Test
  void singleSpacesPartTheCellsOfATable() throws IOException {
    String text = "县区 调解 成功 成功率\n甲区 6318 6237 98.7%%\n乙区 5184 5069 %s\n丙县 6742 6651 98.7%%\n";
    assertEquals(List.of(), Sentence.differences(folder, text.formatted("97.8%")));
    assertEquals(List.of("97.2%"), Sentence.differences(folder, text.formatted("97.2%")));
  }
}
