package dev.fazhi.tabular.xml;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The names of elements and the namespaces of their prefixes (Namespaces in XML 1.0, 6). Names are
 * kept up to a number, so that a part of nothing but new names costs no more than one of few.
 */
final class XmlNames {

  private static final int SLOTS = 1 << 10;
  private static final int MOST_KEPT = SLOTS / 2;

  /** A qualified name as written, and its two halves. */
  static final class Name {
    private final byte[] bytes;
    private final String prefix;
    private final String local;

    private Name(byte[] bytes) {
      String name = new String(bytes, StandardCharsets.UTF_8);
      int colon = name.indexOf(':');
      this.bytes = bytes;
      this.prefix = colon < 0 ? "" : name.substring(0, colon);
      this.local = name.substring(colon + 1);
    }

    String prefix() {
      return prefix;
    }

    String local() {
      return local;
    }

    /** Whether these bytes spell the name. */
    boolean is(byte[] other, int from, int to) {
      byte[] own = bytes;
      if (own.length != to - from) {
        return false;
      }
      for (int i = 0; i < own.length; i++) {
        if (own[i] != other[from + i]) {
          return false;
        }
      }
      return true;
    }
  }

  private record Declared(String prefix, String uri, int depth) {}

  private final @Nullable Name[] kept = new Name[SLOTS];
  private final List<Declared> declared = new ArrayList<>();
  private int count;

  Name of(byte[] bytes, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + bytes[i];
    }
    int slot = (hash ^ hash >>> 15) & (SLOTS - 1);
    for (Name name = kept[slot]; name != null; name = kept[slot]) {
      if (name.is(bytes, from, to)) {
        return name;
      }
      if (count == MOST_KEPT) {
        return new Name(Arrays.copyOfRange(bytes, from, to));
      }
      slot = (slot + 1) & (SLOTS - 1);
    }
    Name name = new Name(Arrays.copyOfRange(bytes, from, to));
    if (count < MOST_KEPT) {
      kept[slot] = name;
      count++;
    }
    return name;
  }

  /** How many prefixes are bound at this place. */
  int bound() {
    return declared.size();
  }

  /** The element at this depth binds the prefix; the default namespace has an empty one. */
  void declare(String prefix, String uri, int depth) {
    declared.add(new Declared(prefix, uri, depth));
  }

  /** The element at this depth has ended, and with it what it bound. */
  void leave(int depth) {
    while (!declared.isEmpty() && declared.get(declared.size() - 1).depth() >= depth) {
      declared.remove(declared.size() - 1);
    }
  }

  /** The namespace of a prefix at this place; null for a prefix that is not bound. */
  @Nullable String uri(String prefix) {
    for (int i = declared.size() - 1; i >= 0; i--) {
      if (declared.get(i).prefix().equals(prefix)) {
        return declared.get(i).uri();
      }
    }
    return prefix.isEmpty() || prefix.equals("xml") ? prefix : null;
  }
}
