package dev.fazhi.faults.input;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Text as keyboards, spreadsheets and transmissions spoil it. */
final class Texts {

  private Texts() {}

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] join(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  static String wide(String text) {
    StringBuilder wide = new StringBuilder();
    text.chars()
        .forEach(c -> wide.append((char) (c > ' ' && c < 127 && c != ',' ? c + 0xFEE0 : c)));
    return wide.toString();
  }

  static String reversed(String text) {
    StringBuilder reversed = new StringBuilder();
    for (String line : text.split("\n")) {
      List<String> cells = new ArrayList<>(List.of(line.split(",")));
      java.util.Collections.reverse(cells);
      reversed.append(String.join(",", cells)).append('\n');
    }
    return reversed.toString();
  }
}
