package dev.fazhi.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.intake.Fixture.Read;
import dev.fazhi.model.Cell;
import dev.fazhi.model.Fault;
import dev.fazhi.model.FileRejectedException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every form of a day, a moment or a period that exports use, and what it comes to. */
class DateFormsTest {

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
}
