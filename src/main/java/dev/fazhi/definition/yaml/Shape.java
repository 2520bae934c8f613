package dev.fazhi.definition.yaml;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The allowed content of a place in a definition file. */
public sealed interface Shape {

  /** In Chinese, for messages: what is expected. */
  String expected();

  /**
   * A text.
   *
   * @param pattern what all of it must match; null for any text
   * @param expected what that means
   * @param name whether it is one name of a list, which is not several joined by 、
   */
  record Text(@Nullable Pattern pattern, String expected, boolean name) implements Shape {
    public static final Text ANY = new Text(null, "一段文字");
    public static final Text NAME = new Text(null, ANY.expected(), true);

    public Text(@Nullable Pattern pattern, String expected) {
      this(pattern, expected, false);
    }

    public static Text matching(String pattern, String expected) {
      return new Text(Pattern.compile(pattern), expected);
    }
  }

  /** One of a few words. */
  record OneOf(List<String> words) implements Shape {
    @Override
    public String expected() {
      return String.join("、", words) + " 之一";
    }
  }

  /** A whole number, both ends included. */
  record Whole(int least, int most) implements Shape {
    @Override
    public String expected() {
      return least + " 到 " + most + " 的整数";
    }
  }

  /** {@code true} or {@code false}. */
  record Flag() implements Shape {
    @Override
    public String expected() {
      return "true 或 false";
    }
  }

  /** A list. */
  record Many(Shape of, boolean mayBeEmpty) implements Shape {
    @Override
    public String expected() {
      String each = of.expected();
      return "一个列表，每项是" + (each.charAt(0) < 0x80 ? " " : "") + each;
    }
  }

  /** A mapping whose keys are names that its writer chooses. */
  record Named(Text key, Shape of) implements Shape {
    @Override
    public String expected() {
      return "一组“名称: 内容”";
    }
  }

  /** A mapping whose keys are known. */
  record Keys(List<Key> keys) implements Shape {
    List<String> names() {
      return keys.stream().map(Key::name).toList();
    }

    @Nullable Key find(String name) {
      return keys.stream().filter(key -> key.name().equals(name)).findFirst().orElse(null);
    }

    @Override
    public String expected() {
      return "一组“键: 值”，可用的键：" + String.join("、", names());
    }
  }

  /** A text or, where more is to be said, something else. */
  record Either(Text text, Shape other) implements Shape {
    @Override
    public String expected() {
      return text.expected() + "，或" + other.expected();
    }
  }

  /**
   * A known key.
   *
   * @param name as written
   * @param of what stands under it
   * @param required whether it must be there
   * @param meaning a few words in Chinese
   */
  record Key(String name, Shape of, boolean required, String meaning) {}
}
