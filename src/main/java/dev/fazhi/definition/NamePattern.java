package dev.fazhi.definition;

import java.util.Locale;

/** A pattern of names, in which a star stands for any characters. */
public final class NamePattern {

  private NamePattern() {}

  /** Whether a name fits; case is ignored. */
  public static boolean fits(String pattern, String name) {
    String wanted = pattern.toLowerCase(Locale.ROOT);
    String given = name.toLowerCase(Locale.ROOT);
    int star = -1;
    int mark = 0;
    int p = 0;
    int n = 0;
    while (n < given.length()) {
      if (p < wanted.length() && wanted.charAt(p) == '*') {
        star = p++;
        mark = n;
      } else if (p < wanted.length() && wanted.charAt(p) == given.charAt(n)) {
        p++;
        n++;
      } else if (star >= 0) {
        p = star + 1;
        n = ++mark;
      } else {
        return false;
      }
    }
    while (p < wanted.length() && wanted.charAt(p) == '*') {
      p++;
    }
    return p == wanted.length();
  }
}
