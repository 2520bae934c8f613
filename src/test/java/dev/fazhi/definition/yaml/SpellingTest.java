package dev.fazhi.definition.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which spellings are the same, and which are near. */
class SpellingTest {

  @Test
  void fullWidthSpacesLineBreaksAndInvisibleCharactersMakeNoDifference() {
    assertEquals("工单编号(A1)", Spelling.normal(" 工 单\r\n编号（Ａ１）\u3000"));
    assertEquals("受理时间", Spelling.normal("\uFEFF受\u200b理\u00a0时\u2028间\u202e\u0000"));
    assertEquals("Ab", Spelling.normal("A\u00adb"));
  }

  @Test
  void composedAndDecomposedCharactersAreTheSame() {
    assertEquals(Spelling.normal("caf\u00e9"), Spelling.normal("cafe\u0301"));
  }

  @Test
  void theNormalFormOfANormalFormIsItself() {
    Random random = new Random(59);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(6); length >= 0; length--) {
        int character = random.nextInt(random.nextBoolean() ? 0x3400 : 0x10FFFF);
        if (character < 0xD800 || character > 0xDFFF) {
          text.appendCodePoint(character);
        }
      }
      String normal = Spelling.normal(text.toString());
      assertEquals(normal, Spelling.normal(normal));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "titel, title",
    "Title, title",
    "grian, grain",
    "field, fields",
    "hotline.recieved, hotline.received",
    "未办洁, 未办结",
    "办洁, 办结",
    "做废, 作废"
  })
  void aSlipOfTheFingerIsNear(String seen, String known) {
    assertEquals(
        known,
        Spelling.nearest(
            seen, List.of("title", "grain", "fields", "hotline.received", "未办结", "办结", "作废", "乙")));
  }

  @ParameterizedTest
  @CsvSource({"甲", "colour", "hotline"})
  void nothingIsNearWhatIsQuiteDifferent(String seen) {
    assertNull(Spelling.nearest(seen, List.of("title", "乙", "办结", "hearing")));
  }

  @Test
  void ofTwoEquallyNearTheFirstByCodePointIsTaken() {
    assertEquals("cat", Spelling.nearest("bat", List.of("hat", "cat")));
  }
}
