package dev.fazhi.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.intake.Fixture.Read;
import dev.fazhi.model.Cell;
import dev.fazhi.model.Fault;
import dev.fazhi.model.FileRejectedException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every form of what is neither a day nor a number, and what it comes to. */
class ValueFormsTest {

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
