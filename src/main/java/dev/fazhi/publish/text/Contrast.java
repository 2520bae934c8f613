package dev.fazhi.publish.text;

/**
 * Computes the contrast ratio of two colours: that of the Web Content Accessibility Guidelines 2.1,
 * from 1 for none to 21 for black on white.
 */
public final class Contrast {

  private static final int HEXADECIMAL = 16;
  private static final int FULL = 255;

  private Contrast() {}

  /** The ratio of two colours given as RRGGBB. */
  public static double of(String one, String other) {
    double first = luminance(one);
    double second = luminance(other);
    return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
  }

  private static double luminance(String color) {
    return 0.2126 * part(color, 0) + 0.7152 * part(color, 2) + 0.0722 * part(color, 4);
  }

  private static double part(String color, int at) {
    double share = Integer.parseInt(color.substring(at, at + 2), HEXADECIMAL) / (double) FULL;
    return share <= 0.03928 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
