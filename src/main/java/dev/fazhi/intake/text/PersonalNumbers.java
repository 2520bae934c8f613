package dev.fazhi.intake.text;

/** Detects numbers of identity cards, telephones and bank cards. */
final class PersonalNumbers {

  private static final int[] CARD_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CARD_CHECKS = "10X98765432";

  private PersonalNumbers() {}

  /** Whether digits that stand by themselves are somebody's. */
  static boolean isPersonal(String digits) {
    return switch (digits.length()) {
      case 15 -> isMobile(digits) || isOldCard(digits);
      case 16, 17, 19 -> isBankCard(digits);
      case 18 -> isCard(digits, 0, Days.LAST_YEAR, true) || isBankCard(digits);
      default -> isMobile(digits) || isLandline(digits);
    };
  }

  /** Eleven digits of a mobile network, perhaps with the country's code before them. */
  static boolean isMobile(String digits) {
    int from = digits.length() - 11;
    boolean country =
        from == 0 || from == 2 && digits.startsWith("86") || from == 4 && digits.startsWith("0086");
    return country && isMobile(digits, from);
  }

  private static boolean isMobile(String text, int from) {
    return text.charAt(from) == '1' && text.charAt(from + 1) >= '3';
  }

  /** A number of a fixed network with its area code, 010, 02x or 03xx to 09xx. */
  static boolean isLandline(String digits) {
    if (digits.length() < 10 || digits.length() > 12 || digits.charAt(0) != '0') {
      return false;
    }
    char second = digits.charAt(1);
    boolean large = second == '2' || digits.startsWith("010");
    int own = digits.length() - (large ? 3 : 4);
    char first = digits.charAt(digits.length() - own);
    return (large ? own == 8 : second >= '3' && (own == 7 || own == 8))
        && first >= '2'
        && first <= '8';
  }

  /** Fifteen digits with a region and a birthday of the last century. */
  static boolean isOldCard(String digits) {
    return isRegion(digits, 0) && isBirth(1900 + number(digits, 6, 2), digits, 8);
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
   * Sixteen to nineteen digits that begin as Chinese bank cards do and end with the check digit of
   * the others, ISO/IEC 7812, or in zeros that a spreadsheet has made of all behind the fifteenth.
   * Numbers of records have a right check digit by chance, and begin with a year or a region's
   * code.
   */
  static boolean isBankCard(String digits) {
    int length = digits.length();
    int issuer = number(digits, 0, 4);
    boolean union = issuer / 100 == 62 || issuer >= 9558 && issuer <= 9559;
    boolean other =
        length == 16 && (issuer / 1000 == 4 || issuer >= 5100 && issuer < 5600 || issuer == 6011);
    if (!union && !other) {
      return false;
    }
    boolean zeros = union && digits.substring(15).chars().allMatch(c -> c == '0');
    return !(isRegion(digits, 0) && isRecord(digits)) && (zeros || hasCheckDigit(digits));
  }

  /** Whether a region's code is followed by a day of these years, as in numbers of records. */
  private static boolean isRecord(String digits) {
    int year = number(digits, 6, 4);
    return year >= 1990 && isBirth(year, digits, 10);
  }

  private static boolean hasCheckDigit(String digits) {
    int sum = 0;
    boolean twice = false;
    for (int i = digits.length() - 1; i >= 0; i--) {
      int digit = digits.charAt(i) - '0';
      if (twice) {
        digit = digit > 4 ? digit * 2 - 9 : digit * 2;
      }
      sum += digit;
      twice = !twice;
    }
    return sum % 10 == 0;
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
