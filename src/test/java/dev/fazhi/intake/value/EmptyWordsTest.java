package dev.fazhi.intake.value;

import static dev.fazhi.intake.Fixture.row;
import static dev.fazhi.intake.Fixture.sheet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.fazhi.intake.Fixture;
import dev.fazhi.intake.Fixture.Read;
import dev.fazhi.model.Cell;
import dev.fazhi.model.Fault;
import dev.fazhi.model.FileRejectedException;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words and days that stand for an empty cell. */
class EmptyWordsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "无",
        "/",
        "—",
        "——",
        "-",
        "－",
        " N/A ",
        "n/a",
        "NULL",
        "未恢复",
        "未办结",
        "暂 无",
        "待定",
        "1900-01-01",
        "1900/1/1 0:00:00",
        "0001-01-01 00:00:00",
        "9999年12月31日",
        "9999-12-31T23:59:59",
        "1970-01-01 08:00:00",
        "0000-00-00",
        "暂未结案",
        "正在调解",
        "审理中",
        "1900/1/0",
        "0"
      })
  void aTimeThatIsNoneIsEmptyAndTold(String text) throws FileRejectedException {
    for (String field : List.of("date", "moment")) {
      Read read = Fixture.kind(field, text);
      assertEquals(List.of(), read.codes());
      assertNull(read.value(field));
      assertEquals(Fault.Severity.NOTE, read.fault("FZ-180").severity());
    }
  }

  @Test
  void aDateCellBeforeAllTimesIsEmpty() throws FileRejectedException {
    for (Cell cell :
        List.of(
            new Cell.Moment(LocalDateTime.of(1900, 1, 1, 0, 0), true),
            new Cell.Moment(LocalDateTime.of(9999, 12, 31, 23, 59), false),
            new Cell.Err("1900-01-00 00:00", "只有时刻没有日期"))) {
      Read read = Fixture.kind("date", cell);
      assertEquals(List.of(), read.codes());
      assertNull(read.value("date"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"无", "/", "-", "—", "N/A", "未知"})
  void aNumberThatIsNoneIsEmptyNotZero(String text) throws FileRejectedException {
    for (String field : List.of("whole", "decimal", "money", "period")) {
      Read read = Fixture.kind(field, text);
      assertEquals(List.of(), read.codes());
      assertNull(read.value(field));
    }
  }

  @Test
  void aTextKeepsWhatMayBeItsMatter() throws FileRejectedException {
    assertNull(Fixture.kind("text", "无").value("text"));
    assertNull(Fixture.kind("name", "/").value("name"));
    assertEquals("未办结", Fixture.kind("text", "未办结").value("text"));
    assertEquals("1900-01-01", Fixture.kind("text", "1900-01-01").value("text"));
    assertEquals(0L, Fixture.kind("whole", "0").value("whole"));
  }

  @Test
  void aValueOfTheFieldIsNeverNothing() throws FileRejectedException {
    assertEquals(false, Fixture.kind("answer", "无").value("answer"));
    assertNull(Fixture.kind("answer", "/").value("answer"));
    assertNull(Fixture.kind("known", "无").value("known"));
  }

  @Test
  void theWordsOfAColumnAreToldOnceWithTheirNumbers() throws FileRejectedException {
    Read read =
        Fixture.read(
            sheet(
                row("编号甲", "时刻"),
                row("K1", "未恢复"),
                row("K2", "未恢复"),
                row("K3", "2022-12-01"),
                row("K4", "/")));
    assertEquals(List.of("FZ-180"), read.fileCodes());
    assertEquals("『时刻』一列有 3 格写的是没有，按空格读入：“未恢复” 2 格、“/” 1 格。", read.fault("FZ-180").message());
  }

  @Test
  void aRequiredFieldThatSaysNothingIsMissing() throws FileRejectedException {
    assertEquals(List.of("FZ-201"), Fixture.read(sheet(row("编号甲", "数量"), row("无", 1))).codes());
  }
}
