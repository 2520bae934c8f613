package dev.fazhi.definition.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A node of a definition file with the right shape. Other nodes have been reported and left out, so
 * that missing ones need no second report.
 */
public sealed interface YamlNode {

  /** Its line, counted from 1. */
  int line();

  /** A scalar, as it is written. */
  record Word(String text, int line) implements YamlNode {
    /** The one that is generated would be linked anew at each start. */
    @Override
    public int hashCode() {
      return 31 * text.hashCode() + line;
    }
  }

  /** A list. */
  record Many(List<YamlNode> items, int line) implements YamlNode {}

  /** A key with what stands under it. */
  record Entry(Word key, @Nullable YamlNode value) {}

  /**
   * A mapping.
   *
   * @param entries by key, in the order written
   */
  record Block(Map<String, Entry> entries, int line) implements YamlNode {

    public static Block empty(int line) {
      return new Block(Map.of(), line);
    }

    public boolean has(String key) {
      return entries.containsKey(key);
    }

    /** Where the key stands, or where the block does when it has no such key. */
    public int lineOf(String key) {
      Entry entry = entries.get(key);
      return entry == null ? line : entry.key().line();
    }

    private @Nullable YamlNode value(String key) {
      Entry entry = entries.get(key);
      return entry == null ? null : entry.value();
    }

    @Nullable
    public Word word(String key) {
      return value(key) instanceof Word word ? word : null;
    }

    /** The text under the key; empty when there is none. */
    public String text(String key) {
      return value(key) instanceof Word word ? word.text() : "";
    }

    /** The whole number under the key, which the shape has checked. */
    public int whole(String key, int otherwise) {
      return value(key) instanceof Word word ? Integer.parseInt(word.text()) : otherwise;
    }

    public boolean flag(String key) {
      return text(key).equals("true");
    }

    @Nullable
    public Block block(String key) {
      return value(key) instanceof Block block ? block : null;
    }

    /** The words of the list under the key. */
    public List<Word> words(String key) {
      return items(key, Word.class);
    }

    /** The texts of the list under the key. */
    public List<String> texts(String key) {
      return words(key).stream().map(Word::text).toList();
    }

    /** The mappings of the list under the key. */
    public List<Block> blocks(String key) {
      return items(key, Block.class);
    }

    /** The mappings by name under the key. */
    public Map<Word, Block> named(String key) {
      Map<Word, Block> named = new LinkedHashMap<>();
      Block block = block(key);
      if (block != null) {
        for (Entry entry : block.entries().values()) {
          named.put(
              entry.key(),
              entry.value() instanceof Block inner ? inner : empty(entry.key().line()));
        }
      }
      return named;
    }

    /** The items of the list under the key that are of that kind. */
    public <T extends YamlNode> List<T> items(String key, Class<T> type) {
      List<T> items = new ArrayList<>();
      if (value(key) instanceof Many many) {
        for (YamlNode item : many.items()) {
          if (type.isInstance(item)) {
            items.add(type.cast(item));
          }
        }
      }
      return items;
    }
  }
}
