package dev.fazhi.intake.text;

import java.util.regex.Pattern;

/**
 * The runs of digits in a text from one on, as people part a number: with blanks, hyphens, dots,
 * underscores or brackets between its groups. Tells where a personal number ends that begins with
 * the first group, however it is parted.
 */
final class DigitGroups {

  private static final int MOST_GROUPS = 7;
  private static final int LONGEST_GAP = 3;
  private static final String GAPS = " -_.()·–—−‐";

  private static final Pattern CALLED = Pattern.compile("(?i)(电话|座机|手机|传真|固话|tel)\\s*[是为:.]?\\s*$");

  private final String text;
  private final int[] starts = new int[MOST_GROUPS];
  private final int[] ends = new int[MOST_GROUPS];
  private final int count;

  /** The groups from a digit on. */
  DigitGroups(String text, int from) {
    this.text = text;
    int groups = 0;
    int at = from;
    while (groups < MOST_GROUPS) {
      starts[groups] = at;
      ends[groups] = runEnd(text, at);
      at = ends[groups++];
      int gap = at;
      while (gap < text.length() && gap - at < LONGEST_GAP && GAPS.indexOf(text.charAt(gap)) >= 0) {
        gap++;
      }
      if (gap == at || gap == text.length() || !PersonalNumbers.isDigit(text.charAt(gap))) {
        break;
      }
      at = gap;
    }
    this.count = groups;
  }

  /** Where the first group ends. */
  int end() {
    return ends[0];
  }

  /** Where the personal number that begins with the first group ends; -1 when there is none. */
  int personalEnd() {
    int whole = wholeEnd();
    if (whole >= 0 || count == 1 || isJoined(starts[0] - 1)) {
      return whole;
    }
    // the longest first, since a card may begin like a shorter one
    for (int last = count - 1; last > 0; last--) {
      int end = isDecimal(last) || isJoined(ends[last]) ? -1 : end(last);
      if (end >= 0) {
        return end;
      }
    }
    return -1;
  }

  /** Whether one dot makes a decimal number of the groups; before it may stand an area code. */
  private boolean isDecimal(int last) {
    int dots = 0;
    for (int group = 1; group <= last; group++) {
      dots += text.substring(ends[group - 1], starts[group]).contains(".") ? 1 : 0;
    }
    return dots == 1 && !(last == 1 && text.charAt(starts[0]) == '0');
  }

  private int end(int last) {
    StringBuilder joined = new StringBuilder();
    int shortest = Integer.MAX_VALUE;
    for (int group = 0; group <= last; group++) {
      joined.append(text, starts[group], ends[group]);
      shortest = Math.min(shortest, ends[group] - starts[group]);
    }
    String digits = joined.toString();
    int end = ends[last];
    int length = digits.length();
    if (length == 17) {
      // the check character may be parted from the digits too
      boolean parted = end < text.length() && GAPS.indexOf(text.charAt(end)) >= 0;
      int check = parted ? end + 1 : end;
      if (endsCard(text, check)) {
        return PersonalNumbers.isCard(digits + "X", 0, Days.LAST_YEAR, false) ? check + 1 : -1;
      }
    }
    boolean personal =
        switch (length) {
          case 18 ->
              PersonalNumbers.isCard(digits, 0, Days.LAST_YEAR, false)
                  || shortest >= 2 && PersonalNumbers.isBankCard(digits);
          case 16, 17, 19 -> shortest >= 2 && PersonalNumbers.isBankCard(digits);
          case 15 ->
              PersonalNumbers.isMobile(digits)
                  || last == 2 && shortest == 3 && PersonalNumbers.isOldCard(digits);
          default ->
              PersonalNumbers.isMobile(digits) && (shortest >= 3 || digits.startsWith("86"))
                  || last <= 2 && isAreaCode() && PersonalNumbers.isLandline(digits);
        };
    return personal ? end : -1;
  }

  private boolean isAreaCode() {
    int length = ends[0] - starts[0];
    return length == 3 || length == 4;
  }

  /** Of the first group alone. */
  private int wholeEnd() {
    String digits = text.substring(starts[0], ends[0]);
    int end = ends[0];
    if (digits.length() == 17 && endsCard(text, end)) {
      return PersonalNumbers.isCard(digits + "X", 0, Days.LAST_YEAR, false) ? end + 1 : -1;
    }
    boolean local =
        (digits.length() == 7 || digits.length() == 8)
            && digits.charAt(0) >= '2'
            && digits.charAt(0) <= '8'
            && isCalled();
    return local || PersonalNumbers.isPersonal(digits) ? end : -1;
  }

  /** Whether the words before the digits say that they are a telephone's. */
  private boolean isCalled() {
    return CALLED.matcher(text.substring(Math.max(0, starts[0] - 5), starts[0])).find();
  }

  /** Whether a mark here ties digits on both sides together. */
  private boolean isJoined(int at) {
    return at > 0
        && at + 1 < text.length()
        && "-_./".indexOf(text.charAt(at)) >= 0
        && PersonalNumbers.isDigit(text.charAt(at - 1))
        && PersonalNumbers.isDigit(text.charAt(at + 1));
  }

  private static boolean endsCard(String text, int at) {
    return at < text.length()
        && (text.charAt(at) == 'X' || text.charAt(at) == 'x')
        && !(at + 1 < text.length() && Privacy.isWord(text.charAt(at + 1)));
  }

  static int runEnd(String text, int from) {
    int end = from;
    while (end < text.length() && PersonalNumbers.isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }
}
