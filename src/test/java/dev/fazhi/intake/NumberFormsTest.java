package dev.fazhi.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.intake.Fixture.Read;
import dev.fazhi.model.Fault;
import dev.fazhi.model.FileRejectedException;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every form of a number or an amount that exports use, and what it comes to. */
class NumberFormsTest {

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
}
