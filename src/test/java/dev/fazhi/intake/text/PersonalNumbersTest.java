package dev.fazhi.intake.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody's numbers in every spelling, and the numbers of records that stay. All are made up. */
class PersonalNumbersTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        // mobile numbers
        "13904726010",
        "139 0472 6010",
        "139 04726010",
        "139047 26007",
        "139-0472-6010",
        "139-04726010",
        "(139)0472-6008",
        "139.0472.6010",
        "139_0472_6010",
        "139·0472·6010",
        "+86 139 0472 6010",
        "+86-13904726010",
        "8613904726010",
        "0086 139 0472 6010",
        "１３９０４７２６０１０",
        "139 - 0472 - 6010",
        "电话:139 0472 6010",
        "联系人13904726010转2",
        // telephone numbers
        "0472-5201234",
        "(0472)5201234",
        "0472 520 1234",
        "04725201234",
        "010-62345678",
        "021 6234 5678",
        "电话5201234",
        "座机: 5201234",
        "+86 0472-5201234",
        // identity cards
        "11010519491231002X",
        "110105 19491231 002X",
        "110105-1949-1231-002x",
        "110105 1949 12 31 002 X",
        "110105194912310 02X",
        "110105 491231 002",
        // bank cards
        "6222021234567890128",
        "6222 0212 3456 7890 128",
        "6222-0212-3456-7890-128",
        "4111 1111 1111 1111",
        "张三 zhang.san@example.com"
      })
  void somebodysNumberIsMaskedHoweverItIsWritten(String text) {
    String masked = Privacy.masked(text);
    assertEquals(
        0,
        masked.replaceAll("[^0-9]", "").replaceAll("^(86|2)$", "").length(),
        text + " → " + masked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // numbers of cases and tickets
        "(2022)内0203行初12号",
        "昆政复〔2022〕15号",
        "150220220300000001",
        "202203050930150001",
        "20220305-0001",
        "TJ2022-001",
        "KD2203001",
        "2022-03-05-0001",
        "1502032022030500012",
        "4101052022030500018",
        "NO.0012345678",
        "GD20220305001",
        // days, times and spans
        "2022-12-12 10:00:00",
        "2022.03.05",
        "20220305093015",
        "2021-2022 2022-2023",
        "2022-03-05 2022-04-05",
        "1949-12-31",
        // amounts and counts
        "1,390,472.60元",
        "13904726.010",
        "139.04726010",
        "1390472.6008",
        "12 345 678",
        "3570 项",
        "12345 热线",
        "65485/68476",
        "95.632%",
        "1:1000000",
        "110105",
        "5201234",
        "邮编 014010"
      })
  void aNumberOfARecordStaysWhole(String text) {
    assertNull(Privacy.mask(Texts.clean(text)), () -> text + " → " + Privacy.masked(text));
    assertEquals(text, Privacy.masked(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "13904726010",
        "139-0472-6010",
        "张三13904726010",
        "+8613904726010",
        "11010519491231002X"
      })
  void aKeyThatIsSomebodysIsKnown(String key) {
    assertEquals(true, Privacy.isPersonalKey(key));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TJ2022-001",
        "150220220300000001",
        "2022-139-0472",
        "15020300001-1",
        "0472-5201234"
      })
  void aKeyOfARecordIsNot(String key) {
    assertEquals(false, Privacy.isPersonalKey(key));
  }
}
