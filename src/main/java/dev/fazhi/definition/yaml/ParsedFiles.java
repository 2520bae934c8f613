package dev.fazhi.definition.yaml;

import dev.fazhi.definition.yaml.YamlNode.Block;
import dev.fazhi.definition.yaml.YamlNode.Entry;
import dev.fazhi.definition.yaml.YamlNode.Many;
import dev.fazhi.definition.yaml.YamlNode.Word;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The content of definition files as it was parsed and found to have the right shape, kept between
 * starts: parsing is a third of a short command. What was kept is taken for exactly the same bytes
 * of a file alone; anything else that is found there is passed over.
 */
public final class ParsedFiles {

  /** What this process read last of each file: a service loads the same definitions every night. */
  private static final Map<String, Parsed> LAST = new ConcurrentHashMap<>();

  private static final int WORD = 1;
  private static final int MANY = 2;
  private static final int BLOCK = 3;

  private final Map<String, Parsed> files = new TreeMap<>();
  private final Map<String, Parsed> kept;
  private final Store store;
  private boolean changed;

  /** A file's bytes with what they say. */
  private record Parsed(byte[] bytes, Block block) {}

  /** Where the content is kept. */
  public interface Store {
    /** Keeps nothing. */
    Store NONE =
        new Store() {
          @Override
          public String build() {
            return "";
          }

          @Override
          public byte[] read() {
            return new byte[0];
          }

          @Override
          public void write(byte[] bytes) {
            // forgotten
          }
        };

    /** The build of the program; what another one kept is not taken. */
    String build();

    /** What was written last. */
    byte[] read() throws IOException;

    /** Replaces it. */
    void write(byte[] bytes) throws IOException;
  }

  /** The content of which nothing was asked yet. */
  public ParsedFiles(Store store) {
    this.store = store;
    Map<String, Parsed> read = Map.of();
    try {
      read = read(store.read(), store.build());
    } catch (IOException | RuntimeException noneOrBroken) {
      // the files themselves are read
    }
    this.kept = read;
  }

  /** The file's mapping; null when the file is no YAML, which is then reported. */
  public @Nullable Block read(byte[] bytes, Supplier<Shape.Keys> shape, Reporter reporter) {
    Parsed before = kept.get(reporter.file());
    if (before != null && Arrays.equals(before.bytes, bytes)) {
      files.put(reporter.file(), before);
      return before.block;
    }
    changed = true;
    Parsed last = LAST.get(reporter.file());
    if (last != null && Arrays.equals(last.bytes, bytes)) {
      files.put(reporter.file(), last);
      return last.block;
    }
    Block block = YamlReader.read(bytes, shape.get(), reporter);
    if (block != null) {
      files.put(reporter.file(), new Parsed(bytes, block));
    }
    return block;
  }

  /** Keeps what was asked for, unless it is kept already; for files without a mistake only. */
  public void keep() {
    LAST.putAll(files);
    if (!changed && files.size() == kept.size()) {
      return;
    }
    try {
      store.write(bytes());
    } catch (IOException unwritable) {
      // they are parsed again
    }
  }

  private byte[] bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(store.build());
      out.writeInt(files.size());
      for (Map.Entry<String, Parsed> file : files.entrySet()) {
        out.writeUTF(file.getKey());
        out.writeInt(file.getValue().bytes.length);
        out.write(file.getValue().bytes);
        write(out, file.getValue().block);
      }
      out.writeLong(sum(bytes.toByteArray(), bytes.size()));
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, @Nullable YamlNode node) throws IOException {
    if (node instanceof Word word) {
      out.writeByte(WORD);
      out.writeInt(word.line());
      out.writeUTF(word.text());
    } else if (node instanceof Many many) {
      out.writeByte(MANY);
      out.writeInt(many.line());
      out.writeInt(many.items().size());
      for (YamlNode item : many.items()) {
        write(out, item);
      }
    } else if (node instanceof Block block) {
      out.writeByte(BLOCK);
      out.writeInt(block.line());
      out.writeInt(block.entries().size());
      for (Entry entry : block.entries().values()) {
        write(out, entry.key());
        write(out, entry.value());
      }
    } else {
      out.writeByte(0);
    }
  }

  private static Map<String, Parsed> read(byte[] bytes, String build) throws IOException {
    int length = bytes.length - Long.BYTES;
    if (length <= 0 || ByteBuffer.wrap(bytes).getLong(length) != sum(bytes, length)) {
      return Map.of();
    }
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    if (!in.readUTF().equals(build)) {
      return Map.of();
    }
    Map<String, Parsed> files = new HashMap<>();
    for (int rest = in.readInt(); rest > 0; rest--) {
      String name = in.readUTF();
      byte[] file = in.readNBytes(in.readInt());
      if (readNode(in) instanceof Block block) {
        files.put(name, new Parsed(file, block));
      }
    }
    return files;
  }

  private static @Nullable YamlNode readNode(DataInputStream in) throws IOException {
    int kind = in.readByte();
    if (kind == 0) {
      return null;
    }
    int line = in.readInt();
    if (kind == WORD) {
      return new Word(in.readUTF(), line);
    }
    int size = in.readInt();
    if (kind == MANY) {
      List<YamlNode> items = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        YamlNode item = readNode(in);
        if (item != null) {
          items.add(item);
        }
      }
      return new Many(items, line);
    }
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      if (readNode(in) instanceof Word key) {
        entries.put(key.text(), new Entry(key, readNode(in)));
      }
    }
    return new Block(entries, line);
  }

  private static long sum(byte[] bytes, int length) {
    CRC32 sum = new CRC32();
    sum.update(bytes, 0, length);
    return sum.getValue();
  }
}
