package dev.fazhi.store.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which ids are spellings of one, and which only look alike. */
class KeySpellingTest {

  @ParameterizedTest
  @CsvSource({
    "TJ2022-001, TJ2022001",
    "TJ2022/001, TJ2022-001",
    "2022-03-001, 202203001",
    "TJ-2022-001, TJ2022-001",
    "TJ2022-001, TJ2022-1",
    "0012, 12",
    "昆调字（2022）第012号, 昆调字（2022）第12号",
    "昆调字（2022）12号, 昆调字（2022）12",
    "（2022）内0203行初字第12号, （2022）内0203行初12号",
    "昆调字（2022）12号, 昆调（2022）12号",
    "昆调字（2022）012号, 昆调字2022012号"
  })
  void aMarkOrAZeroLessIsAnotherSpelling(String one, String other) {
    assertEquals(one, KeySpelling.like(other, KeySpelling.shape(one)));
    assertEquals(other, KeySpelling.like(one, KeySpelling.shape(other)));
  }

  @ParameterizedTest
  @CsvSource({
    "1-11, 11-1",
    "1-11, 111",
    "9, 10",
    "099, 100",
    "2022-1-1, 2022-11",
    "2022-1-11, 2022-11-1",
    "TJ2022-001, TJ2022-002",
    "TJ2022-001, TS2022001",
    "15020300001, 15020300011",
    "（2022）内0203行初1号, （2022）内0203行终1号",
    "（2022）内0203行初1号, （2022）内0203行初10号",
    "A1, A-1"
  })
  void anotherLetterOrDigitOrAShortNumberMakesAnotherId(String one, String other) {
    String spelt = KeySpelling.like(other, KeySpelling.shape(one));
    assertEquals(false, one.equals(spelt), () -> "" + spelt);
  }

  @ParameterizedTest
  @CsvSource({
    "TJ2022001-1, TJ2022001, false",
    "TJ2022001之二, TJ2022001, false",
    "TJ2022001B, TJ2022001, false",
    "TJ2022001（甲）, TJ2022001, false",
    "TJ2022001（补办）, TJ2022001, true",
    "TJ2022001-重, TJ2022001, true",
    "（2022）内0203行初12号[重审], （2022）内0203行初12号, true",
    "（2022）内0203行初12号, , false",
    "TJ2022001, , false",
    "TJ（2022）, , false"
  })
  void whatStandsBehindAnIdNamesAPartOrSaysThatItIsDealtWithAgain(
      String id, String whole, boolean again) {
    assertEquals(whole, KeySpelling.whole(id));
    assertEquals(again, whole != null && KeySpelling.isAgain(id, whole));
  }

  @ParameterizedTest
  @CsvSource({"TJ2022-001", "12"})
  void anIdIsNoOtherSpellingOfItself(String id) {
    assertNull(KeySpelling.like(id, KeySpelling.shape(id)));
  }
}
