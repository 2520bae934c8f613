package dev.fazhi.intake;

/** By what one tells somebody's number from other digits. */
final class PersonalNumbers {

  private static final int[] CARD_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CARD_CHECKS = "10X98765432";

  private PersonalNumbers() {}

  /** Eleven digits of a mobile network, counted by the caller. */
  static boolean isMobile(String text, int from) {
    return text.charAt(from) == '1' && text.charAt(from + 1) >= '3';
  }

  /**
   * Eighteen characters with a region, a birthday and the check digit; also without a right check
   * digit when {@code rounded} and a spreadsheet has made zeros of the last three.
   */
  static boolean isCard(String text, int from, int lastBirth, boolean rounded) {
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      char c = text.charAt(from + i);
      if (!isDigit(c)) {
        return false;
      }
      sum += (c - '0') * CARD_WEIGHTS[i];
    }
    int birth = number(text, from + 6, 4);
    if (!isRegion(text, from) || birth > lastBirth || !isBirth(birth, text, from + 10)) {
      return false;
    }
    char check = Character.toUpperCase(text.charAt(from + 17));
    return check == CARD_CHECKS.charAt(sum % 11) || rounded && text.startsWith("000", from + 15);
  }

  /** Cards begin with the code of a province, GB/T 2260, so that a year never looks like one. */
  static boolean isRegion(String text, int from) {
    int province = number(text, from, 2);
    return switch (province / 10) {
      case 1, 5 -> province % 10 <= 5;
      case 2 -> province % 10 >= 1 && province % 10 <= 3;
      case 3 -> province % 10 >= 1 && province % 10 <= 7;
      case 4, 6 -> province % 10 >= 1 && province % 10 <= 6;
      case 7, 8, 9 -> province % 10 >= 1 && province % 10 <= 3;
      default -> false;
    };
  }

  /** Whether month and day follow that make a day of the year. */
  static boolean isBirth(int year, String text, int monthAt) {
    return Days.isYear(year)
        && Days.exists(year, number(text, monthAt, 2), number(text, monthAt + 2, 2));
  }

  /**
   * A number under which only a bank card is known, with its check digit or with zeros that a
   * spreadsheet has made of all behind the fifteenth digit. Numbers of records may have a right
   * check digit by chance, so it must begin as Chinese bank cards mostly do, 6213 to 6228, which is
   * no region's code.
   */
  static boolean isUnionPay(String text, int from, int end) {
    int issuer = number(text, from, 4);
    if (end - from < 16 || end - from > 19 || issuer < 6213 || issuer > 6228) {
      return false;
    }
    boolean zeros = text.substring(from + 15, end).chars().allMatch(c -> c == '0');
    return zeros || isBankCard(text, from, end);
  }

  /** Digits whose last one is the check digit of the others, ISO/IEC 7812. */
  static boolean isBankCard(String text, int from, int end) {
    int sum = 0;
    boolean twice = false;
    for (int i = end - 1; i >= from; i--) {
      int digit = text.charAt(i) - '0';
      if (twice) {
        digit = digit > 4 ? digit * 2 - 9 : digit * 2;
      }
      sum += digit;
      twice = !twice;
    }
    return sum % 10 == 0 && text.charAt(from) != '0';
  }

  /** So many digits as a number. */
  static int number(String text, int from, int digits) {
    int number = 0;
    for (int i = from; i < from + digits; i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }

  /** Whether it is an ASCII digit, as all are in clean text. */
  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
