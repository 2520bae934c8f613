package dev.fazhi.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.intake.Fixture.Read;
import dev.fazhi.model.Cell;
import dev.fazhi.model.Fault;
import dev.fazhi.model.FileRejectedException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every form of a value that exports use, and what it comes to. */
class ValueFormsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2022-12-12           | 2022-12-12T00:00",
        "2022/12/2            | 2022-12-02T00:00",
        "2022.1.12            | 2022-01-12T00:00",
        "20221212             | 2022-12-12T00:00",
        "2022年12月12日       | 2022-12-12T00:00",
        "2022年1月2号         | 2022-01-02T00:00",
        "2022-12-12 9:05      | 2022-12-12T09:05",
        "2022-12-12T09:05:30  | 2022-12-12T09:05:30",
        "2022-12-12 09:05:30.000 | 2022-12-12T09:05:30",
        "20220905 10:35:32    | 2022-09-05T10:35:32",
        "2021年3月11日19时36分57秒 | 2021-03-11T19:36:57",
        "2021年3月11日 9时05分 | 2021-03-11T09:05",
        "2021-3-11 9时05分    | 2021-03-11T09:05",
        "２０２２－１２－１２　９：０５ | 2022-12-12T09:05",
        "2022 年 12 月 12 日  | 2022-12-12T00:00",
        "2024-02-29           | 2024-02-29T00:00",
        "2022-12-12 24:00:00  | 2022-12-12T23:59:59",
        "2022年12月31日 下午24:00 | 2022-12-31T23:59:59",
        "2022年3月2日上午9:30 | 2022-03-02T09:30",
        "2022-03-13 下午3:05  | 2022-03-13T15:05",
        "2022-03-13 下午15:05 | 2022-03-13T15:05",
        "2022-03-13 上午12:05 | 2022-03-13T00:05",
        "2022-03-13 中午12点半 | 2022-03-13T12:30",
        "2022年3月13日晚上8时  | 2022-03-13T20:00",
        "2022-03-13 晚12:00   | 2022-03-13T23:59:59",
        "3:05 PM 2022/3/13    | 2022-03-13T15:05",
        "2022-03-13 12:05 a.m. | 2022-03-13T00:05",
        "2022年3月12日 星期六 | 2022-03-12T00:00",
        "2022-03-12（周六）9:05 | 2022-03-12T09:05",
        "2022/3/12 礼拜六 下午3点05分 | 2022-03-12T15:05",
        "Saturday, March 12, 2022 | 2022-03-12T00:00",
        "二〇二二年三月三日   | 2022-03-03T00:00",
        "二○二二年十二月二十一日 | 2022-12-21T00:00",
        "二零二二年元月三十日 下午三时二十分 | 2022-01-30T15:20",
        "2000年10月20日       | 2000-10-20T00:00",
        "22年3月10日          | 2022-03-10T00:00",
        "20220305093015       | 2022-03-05T09:30:15",
        "202203050930         | 2022-03-05T09:30",
        "20220305 093015      | 2022-03-05T09:30:15",
        "2022-3-6T09:30:15+08:00 | 2022-03-06T09:30:15",
        "2022-03-05T20:30:15.123Z | 2022-03-06T04:30:15",
        "2022-03-05 09:30:15 +0000 | 2022-03-05T17:30:15",
        "2022-03-05 09:30 GMT+8 | 2022-03-05T09:30",
        "Sat Mar 05 09:30:15 CST 2022 | 2022-03-05T09:30:15",
        "2022-03-09 09:30:15.0 | 2022-03-09T09:30:15",
        "2022-03-09 09:30:15,123456789 | 2022-03-09T09:30:15",
        "44628.396            | 2022-03-08T09:30:14",
        "44907                | 2022-12-12T00:00",
        "5-Mar-2022 9:05      | 2022-03-05T09:05",
        "Sept. 5th, 2022      | 2022-09-05T00:00",
        "25/03/2022           | 2022-03-25T00:00",
        "３/２５/２０２２     | 2022-03-25T00:00",
        "2022年3月            | 2022-03-01T00:00",
        "2022-12              | 2022-12-01T00:00",
        "Mar 2022             | 2022-03-01T00:00",
      })
  void aMomentIsReadFromText(String text, LocalDateTime expected) throws FileRejectedException {
    assertEquals(expected, Fixture.kind("moment", text).value("moment"));
    assertEquals(expected.toLocalDate(), Fixture.kind("date", text).value("date"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2022-02-30",
        "2022-13-01",
        "2023年2月29日",
        "20221301",
        "2022-12-12 24:01",
        "2022-12-12 下午13:60",
        "2022-12-12 上午13:00",
        "2022-12-12 晚上2:00",
        "二〇二二年十三月三日",
        "3/4/2022",
        "22-3-10 9:30",
        "2022-02-30 星期三",
        "20220305 253015",
        "99999",
        "2022年3月 9:30",
        "9:30",
        "2022-03-05 9:30-10:30",
        "5-Foo-2022",
        "2022-12-12 9:60",
        "1899-12-29",
        "2101-01-01",
        "2022",
        "22-12-12",
        "2022-12/12",
        "2022-12-12x",
        "2022-12-129:05",
        "明天",
        "2022-12-12 9",
        "2022-12-12 9:5",
        "2022-12-12 9:05:30."
      })
  void whatIsNoDateIsRejectedAndNeverRolledOver(String text) throws FileRejectedException {
    Read read = Fixture.kind("date", text);
    assertEquals(List.of("FZ-202"), read.codes());
    assertNull(read.value("date"));
  }

  @Test
  void dateCellsAndCompactNumbersAreDatesButSerialNumbersAreNot() throws FileRejectedException {
    LocalDateTime noon = LocalDateTime.of(2022, 12, 12, 12, 0, 1);
    assertEquals(noon, Fixture.kind("moment", new Cell.Moment(noon, false)).value("moment"));
    assertEquals(
        noon.toLocalDate(), Fixture.kind("date", new Cell.Moment(noon, false)).value("date"));
    assertEquals(LocalDate.of(2022, 12, 12), Fixture.kind("date", 20221212).value("date"));
    Fault fault = Fixture.kind("date", 44907).entries().get(0).faults().get(0);
    assertTrue(fault.message().contains("日期格式"), fault.message());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3570 | 3570",
        "3,570项 | 3570",
        "１２３ | 123",
        "1.2万 | 12000",
        "1.2万户 | 12000",
        "0.3亿 | 30000000",
        "-5 | -5",
        "－5 | -5",
        "+5 | 5",
        "12 件 | 12",
        "12.000 | 12",
        "1,234,567 | 1234567",
        "0 | 0",
        "120件次 | 120",
        "(123) | -123",
        "（1,234） | -1234",
        "1.23E+05 | 123000",
        "1e3 | 1000",
        "0012 | 12"
      })
  void aWholeNumberIsReadFromText(String text, long expected) throws FileRejectedException {
    assertEquals(expected, Fixture.kind("whole", text).value("whole"));
    assertEquals(BigDecimal.valueOf(expected), Fixture.kind("decimal", text).value("decimal"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "约3000",
        "3000余",
        "3000余件",
        "12%",
        "(-123)",
        "()",
        "1E+99",
        "1,5",
        "12,34",
        "1,2345",
        ".5",
        "5.",
        "十二",
        "三千",
        "1 234",
        "5亿万",
        "1234567890123456789",
        "12--",
        "Inf",
        "--5",
        "3千"
      })
  void whatIsNoNumberIsRejected(String text) throws FileRejectedException {
    Read read = Fixture.kind("decimal", text);
    assertEquals(List.of("FZ-203"), read.codes());
    assertNull(read.value("decimal"));
  }

  @Test
  void aHedgeInANumberIsSentToItsOwnColumn() throws FileRejectedException {
    Fault fault = Fixture.kind("decimal", "3000余件").entries().get(0).faults().get(0);
    assertTrue(fault.message().contains("限定词"), fault.message());
  }

  @Test
  void aFractionIsNoCount() throws FileRejectedException {
    assertEquals(List.of("FZ-207"), Fixture.kind("whole", "1.5").codes());
    assertEquals(List.of("FZ-207"), Fixture.kind("whole", 1.5).codes());
    assertEquals(15000L, Fixture.kind("whole", "1.5万").value("whole"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "金额           | 5      | 5",
        "金额（万元）   | 5      | 50000",
        "金额(亿元)     | 0.01   | 1000000",
        "金额【单位：万元】 | 1.5 | 15000",
        "金额[元]       | 7.25   | 7.25",
        "金额（万元）   | 5元    | 5",
        "金额（万元）   | 1.2万元 | 12000",
        "金额（必填）（万元） | 2 | 20000",
        "金额           | ￥1,234.50 | 1234.5",
        "金额           | ¥ -5     | -5",
        "金额           | -¥5      | -5",
        "金额           | （￥1,234） | -1234",
        "金额           | 1200元整  | 1200",
        "金额           | 人民币12元 | 12",
        "金额           | RMB 12    | 12",
        "金额（万元）   | ¥3        | 3",
        "金额（万元）   | 1.5E+01   | 150000",
        "金额           | 0.125     | 0.13",
      })
  void anAmountIsInYuanWhateverTheUnitOfItsHeader(String header, String text, BigDecimal expected)
      throws FileRejectedException {
    assertEquals(expected, Fixture.kindUnder(header, text).value("money"));
  }

  @Test
  void aForeignUnitIsNoAmount() throws FileRejectedException {
    for (String foreign : List.of("100美元", "$1,234.50", "€12", "USD 5", "1.234,56", "1 234")) {
      assertEquals(List.of("FZ-203"), Fixture.kind("money", foreign).codes(), foreign);
    }
    assertTrue(Fixture.kindUnder("金额(万美元)", 5).fileCodes().contains("FZ-139"));
    assertTrue(Fixture.kindUnder("金额(含税)", 5).fileCodes().contains("FZ-134"));
  }

  @ParameterizedTest
  @CsvSource({
    "是,true",
    "否,false",
    "1,true",
    "0,false",
    "y,true",
    "Ｎ,false",
    "YES,true",
    "No,false",
    "TRUE,true",
    "False,false",
    "√,true",
    "×,false",
    "有,true",
    "无,false",
    "已,true",
    "未,false",
    "已出庭,true",
    "未出庭,false",
    "☑,true",
    "没有,false",
    "T,true",
    "' 是 ',true"
  })
  void yesAndNoComeInManyWords(String text, boolean expected) throws FileRejectedException {
    assertEquals(expected, Fixture.kind("answer", text).value("answer"));
  }

  @Test
  void otherWordsAreNeitherYesNorNo() throws FileRejectedException {
    assertEquals(true, Fixture.kind("answer", new Cell.Bool(true)).value("answer"));
    assertEquals(false, Fixture.kind("answer", 0).value("answer"));
    for (String word : List.of("未明确", "未填报", "已经办了一半", "出庭", "2 次")) {
      assertEquals(List.of("FZ-206"), Fixture.kind("answer", word).codes(), word);
    }
    assertEquals(List.of("FZ-206"), Fixture.kind("answer", 2).codes());
  }

  @ParameterizedTest
  @CsvSource({
    "2022,2022",
    "2022年,2022",
    "2022年度,2022",
    "2022-11,2022-11",
    "2022-1,2022-01",
    "2022年11月,2022-11",
    "2022年1月,2022-01",
    "202211,2022-11",
    "2022/11,2022-11",
    "2022.1,2022-01",
    "２０２２年,2022"
  })
  void aPeriodIsAYearOrAMonth(String text, String expected) throws FileRejectedException {
    assertEquals(expected, Fixture.kind("period", text).value("period"));
  }

  @Test
  void aPeriodMayBeANumberOrTheFirstDayOfAMonth() throws FileRejectedException {
    assertEquals("2022", Fixture.kind("period", 2022).value("period"));
    assertEquals("2022-11", Fixture.kind("period", 202211).value("period"));
    LocalDateTime first = LocalDateTime.of(2022, 11, 1, 0, 0);
    assertEquals("2022-11", Fixture.kind("period", new Cell.Moment(first, true)).value("period"));
    assertEquals(
        List.of("FZ-210"),
        Fixture.kind("period", new Cell.Moment(first.plusDays(3), true)).codes());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2022-13", "202213", "20221", "2022年11", "2022-11-01", "1812", "上半年", "2022年-11"})
  void whatIsNoPeriodIsRejected(String text) throws FileRejectedException {
    assertEquals(List.of("FZ-210"), Fixture.kind("period", text).codes());
  }

  @ParameterizedTest
  @CsvSource({
    "城乡建设>物业管理,城乡建设>物业管理",
    "城乡建设/物业管理,城乡建设>物业管理",
    "城乡建设－物业管理,城乡建设>物业管理",
    "城乡建设 ＞ 物业管理 ＞,城乡建设>物业管理",
    "城乡建设—物业管理,城乡建设>物业管理",
    "城乡建设,城乡建设"
  })
  void aPathHasOneSpelling(String text, String expected) throws FileRejectedException {
    assertEquals(expected, Fixture.kind("path", text).value("path"));
  }

  @Test
  void aPathOfMarksAloneIsEmpty() throws FileRejectedException {
    Read read = Fixture.kind("path", " > / ");
    assertNull(read.value("path"));
    assertEquals(List.of(), read.codes());
  }

  @ParameterizedTest
  @CsvSource({
    "（2022）内0203行初12号",
    "(2022)内0203行初12号",
    "〔2022〕内0203行初12号",
    "［2022］内0203行初12号",
    "【2022】内 0203 行初12号",
    "(2022〕内0203行初12号 "
  })
  void aCaseNumberHasOneSpelling(String text) throws FileRejectedException {
    assertEquals("（2022）内0203行初12号", Fixture.kind("case_number", text).value("case_number"));
  }

  @Test
  void aLegacyCaseNumberIsKept() throws FileRejectedException {
    assertEquals("昆政复（2022）15号", Fixture.kind("case_number", "昆政复〔2022〕15号").value("case_number"));
    assertEquals("民初字第12", Fixture.kind("case_number", "民初字第12").value("case_number"));
  }

  @Test
  void anIdIsKeptToTheLastDigit() throws FileRejectedException {
    assertEquals("2021031000000000", Fixture.kind("id", "2021031000000000").value("id"));
    assertEquals("00123", Fixture.kind("id", " 00 123\u200B").value("id"));
    assertEquals("202103100000001", Fixture.kind("id", 202103100000001L).value("id"));
  }

  @Test
  void anIdThatLostDigitsIsRejected() throws FileRejectedException {
    Cell rounded = new Cell.Num(new BigDecimal("202103100000000"), true);
    Cell longer = new Cell.Num(new BigDecimal("2021031000000000"), false);
    Cell moment = new Cell.Moment(LocalDateTime.of(2022, 12, 1, 0, 0), true);
    for (Object lost :
        List.of(rounded, longer, moment, "1.23E+17", "2e+16", "12345678901234567.0", 1.5)) {
      assertEquals(List.of("FZ-205"), Fixture.kind("id", lost).codes(), lost.toString());
      assertEquals(List.of("FZ-205"), Fixture.kind("case_number", lost).codes(), lost.toString());
    }
    assertEquals("2E10", Fixture.kind("id", "2E10").value("id"));
  }

  @ParameterizedTest
  @CsvSource({
    "20220305001.0,20220305001",
    "TJ2022—001,TJ2022-001",
    "TJ2022－001,TJ2022-001",
    "TJ2022−−001,TJ2022-001",
    "tj2022-002,TJ2022-002",
    "ｔｊ２０２２－００２,TJ2022-002",
    "'=\"0012\"',0012",
    "'''0012',0012",
    "`0012,0012",
    "3.10,3.10"
  })
  void anIdHasOneSpelling(String text, String expected) throws FileRejectedException {
    assertEquals(expected, Fixture.kind("id", text).value("id"));
  }

  @Test
  void textIsBroughtIntoOneForm() throws FileRejectedException {
    assertEquals("电话 ABC(1)", Fixture.kind("text", " 电话\n\tＡＢＣ（１）\u200B\u0007 ").value("text"));
    assertEquals("12.5", Fixture.kind("text", 12.50).value("text"));
    assertNull(Fixture.kind("text", "\u00A0\u200B\u3000").value("text"));
  }

  @Test
  void whatIsTooLongIsCutAndToldButAKeyIsRejected() throws FileRejectedException {
    assertEquals(List.of(), Fixture.kind("text", "长".repeat(1000)).fileCodes());
    Read read = Fixture.kind("text", "长".repeat(1001));
    assertEquals(List.of(), read.codes());
    assertEquals("长".repeat(999) + "…", read.value("text"));
    assertEquals(Fault.Severity.WARNING, read.fault("FZ-182").severity());
    assertEquals(List.of("FZ-209"), Fixture.kind("id", "A".repeat(101)).codes());
  }

  @Test
  void aKnownValueIsFoundInAnySpellingAndAnUnknownOneIsRejectedWithTheNearest()
      throws FileRejectedException {
    assertEquals("基本满意", Fixture.kind("known", " 基本 满意 ").value("known"));
    Fault fault = Fixture.kind("known", "基本满义").entries().get(0).faults().get(0);
    assertEquals("FZ-204", fault.code());
    assertEquals("取值", fault.field());
    assertEquals("基本满义", fault.value());
    assertTrue(fault.message().contains("你是不是想写“基本满意”"), fault.message());
  }

  @Test
  void aNameIsFoundByItsAliasAndAnUnknownOneIsKeptAndCounted() throws FileRejectedException {
    assertEquals("区住房和城乡建设局", Fixture.kind("name", "昆区 住建局").value("name"));
    Read read = Fixture.kind("name", " 区气象局");
    assertEquals("区气象局", read.value("name"));
    assertEquals(List.of(), read.codes());
    assertEquals(
        1L, Objects.requireNonNull(read.account().unknownNames().get("units")).get("区气象局"));
  }

  @Test
  void anErrorCellIsRejectedWithItsReason() throws FileRejectedException {
    Fault fault =
        Fixture.kind("whole", new Cell.Err("#REF!", "引用失效")).entries().get(0).faults().get(0);
    assertEquals("FZ-208", fault.code());
    assertTrue(fault.message().contains("引用失效"), fault.message());
  }
}
