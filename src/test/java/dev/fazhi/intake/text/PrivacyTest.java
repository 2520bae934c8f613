package dev.fazhi.intake.text;

import static dev.fazhi.intake.Fixture.row;
import static dev.fazhi.intake.Fixture.sheet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fazhi.definition.condition.Field;
import dev.fazhi.intake.Fixture;
import dev.fazhi.intake.Fixture.Read;
import dev.fazhi.intake.LikelySources;
import dev.fazhi.model.Cell;
import dev.fazhi.model.Fault;
import dev.fazhi.model.FileRejectedException;
import dev.fazhi.model.ImportedRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Personal data never leaves the reader. The numbers here are made up. */
class PrivacyTest {

  private static final String CARD = "11010519491231002X";
  private static final String OLD_CARD = "110105491231002";
  private static final String MOBILE = "13812345678";
  private static final String BANK_CARD = "6222020000000000005";
  private static final String MAIL = "zhang.san@example.com";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "身份证11010519491231002X，请查 | 身份证＊＊＊,请查",
        "旧证 110105491231002 | 旧证 ＊＊＊",
        "电话13812345678或13912345678 | 电话＊＊＊或＊＊＊",
        "电话１３８１２３４５６７８ | 电话＊＊＊",
        "138-1234-5678 | ＊＊＊",
        "+8613812345678 | +＊＊＊",
        "写信到zhang.san@example.com。 | 写信到＊＊＊。",
        "13812345678@example.com | ＊＊＊",
      })
  void personalPartsOfTextAreMasked(String text, String kept) throws FileRejectedException {
    Read read = Fixture.kind("text", text);
    assertEquals(kept, read.value("text"));
    assertEquals(kept, read.cell("text").text());
    assertEquals(List.of(), read.codes());
    Fault warning = read.fault("FZ-132");
    assertEquals("文字", warning.field());
    assertEquals(Fault.Severity.WARNING, warning.severity());
  }

  @Test
  void aMaskSurvivesASecondReading() throws FileRejectedException {
    Read first = Fixture.kind("text", "联系 " + MOBILE + " 某人");
    Read second = Fixture.kind("text", first.cell("text").text());
    assertEquals(first.value("text"), second.value("text"));
    assertEquals(List.of("FZ-211"), Fixture.kind("id", Texts.MASK).codes());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "110105194912310021", "11010519491331002X", "12812345678", "138123456789", "1381234567",
        "2022-12-12 10:00:00", "6222020000000000004", "a@b", "@example.com", "3.5%@"
      })
  void whatOnlyResemblesPersonalDataIsKept(String text) throws FileRejectedException {
    assertEquals(text, Fixture.kind("text", text).value("text"));
  }

  @Test
  void aBankCardIsMaskedByItsCheckDigit() {
    String card = withCheckDigit("622202000000000000");
    Privacy.Masked masked = Privacy.mask("卡号" + card);
    assertEquals(new Privacy.Masked("卡号" + Texts.MASK, 1), masked);
  }

  @Test
  void anIdentityCardThatASpreadsheetRoundedIsMasked() throws FileRejectedException {
    Cell rounded = new Cell.Num(new BigDecimal("110105194912310000"), true);
    assertEquals(Texts.MASK, Fixture.kind("text", rounded).value("text"));
    assertFalse(Fixture.kind("id", rounded).entries().toString().contains("1949"));
  }

  @ParameterizedTest
  @ValueSource(strings = {MOBILE, CARD, MAIL, " 138 1234 5678", "张三13812345678", "１３８１２３４５６７８"})
  void aKeyThatIsSomebodysIsRejectedUnseen(String text) throws FileRejectedException {
    for (String field : List.of("id", "case_number")) {
      Read read = Fixture.kind(field, text);
      assertEquals(List.of("FZ-211"), read.codes());
      assertNull(read.value(field));
      assertEquals("", read.entries().get(0).faults().get(0).value());
      assertEquals(Texts.MASK, read.cell(field).text());
    }
  }

  @Test
  void ticketNumbersMadeOfDatesAndCountsAreNobodys() throws FileRejectedException {
    Random random = new Random(5);
    for (int i = 0; i < 2000; i++) {
      String ticket =
          "2022%02d%02d%08d".formatted(1 + random.nextInt(12), 1 + random.nextInt(28), i);
      assertEquals(List.of(), Fixture.kind("id", ticket).codes(), ticket);
      String longer = "2022%02d%02d%010d".formatted(1 + i % 12, 19 + i % 2, 8_801_010_000L + i);
      assertEquals(List.of(), Fixture.kind("id", longer).codes(), longer);
      String regional = "150203202212%02d%04d".formatted(1 + random.nextInt(28), i);
      assertEquals(List.of(), Fixture.kind("id", regional).codes(), regional);
    }
  }

  @Test
  void aTelephoneNumberIsNoAmount() throws FileRejectedException {
    for (Object phone : List.of(MOBILE, 13812345678L)) {
      for (String field : List.of("whole", "decimal", "money")) {
        Read read = Fixture.kind(field, phone);
        assertEquals(List.of("FZ-211"), read.codes());
        assertFalse(read.entries().toString().contains(MOBILE));
      }
    }
  }

  @Test
  void personalValuesPlantedInEveryColumnComeOutNowhere() throws FileRejectedException {
    List<String> canaries = List.of(CARD, OLD_CARD, MOBILE, withCheckDigit(BANK_CARD), MAIL);
    Random random = new Random(11);
    List<Object> header = new ArrayList<>();
    LikelySources.kinds().fields().forEach(field -> header.add(field.title()));
    header.add("电话");
    header.add("无人登记的列");
    for (String canary : canaries) {
      for (int column = 0; column < header.size(); column++) {
        for (String planted : List.of(canary, "转 " + canary + " 收", canary + "\u3000")) {
          boolean key = column < LikelySources.kinds().fields().size() && isKey(column);
          if (key && (canary.equals(OLD_CARD) || canary.equals(withCheckDigit(BANK_CARD)))) {
            continue; // digits alone, like those of a ticket
          }
          Object[] cells = new Object[header.size()];
          cells[0] = "K" + random.nextInt(100);
          cells[column] = planted;
          Read read = Fixture.read(sheet(row(header.toArray()), row(cells)));
          for (ImportedRow entry : read.entries()) {
            assertFalse(entry.toString().contains(canary), () -> canary + " in " + entry);
          }
          assertFalse(read.account().toString().contains(canary), canary);
        }
      }
    }
  }

  private static boolean isKey(int column) {
    Field.Type type = LikelySources.kinds().fields().get(column).type();
    return type == Field.Type.ID || type == Field.Type.CASE_NUMBER;
  }

  @Test
  void namedPersonalColumnsAreDropped() throws FileRejectedException {
    Read read =
        Fixture.read(
            sheet(
                row("工单编号", "受理时间", "工单状态", "来电人", "诉求内容"),
                row("T1", "bad", "bad", "王小二", "要求查处")));
    String all = read.entries() + read.account().toString();
    assertFalse(all.contains("王小二"), all);
    assertFalse(all.contains("查处"), all);
    assertTrue(read.entries().get(0).isRejected());
  }

  private static String withCheckDigit(String digits) {
    String stem = digits.length() == 19 ? digits.substring(0, 18) : digits;
    for (int check = 0; check < 10; check++) {
      Privacy.Masked masked = Privacy.mask(stem + check);
      if (masked != null) {
        return stem + check;
      }
    }
    throw new AssertionError("no check digit masks " + stem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"13800138000", "138 0013 8000", "zhang.san@example.com"})
  void aNumberThatReachesAcrossTheEndOfWhatIsLookedAtIsNotCutInTwo(String personal) {
    for (int before = 1980; before <= 2000; before++) {
      String text = Privacy.beginning("诉".repeat(before) + personal + "。".repeat(100));
      Privacy.Masked masked = Privacy.mask(text);
      String kept = (masked == null ? text : masked.text()).replace("诉", "").replace("。", "");
      assertTrue(kept.isEmpty() || kept.equals(Texts.MASK), before + kept);
    }
  }
}
