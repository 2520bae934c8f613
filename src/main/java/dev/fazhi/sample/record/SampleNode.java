package dev.fazhi.sample.record;

import java.io.Serial;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A part of the definition that knows its line. */
public record SampleNode(Node node) {

  /** Its line, from 1. */
  public int line() {
    return node.getStartMark().getLine() + 1;
  }

  /** A mistake at this place, in Chinese. */
  public Mistake wrong(String message) {
    return new Mistake(line(), message);
  }

  public boolean isText() {
    return node instanceof ScalarNode;
  }

  boolean isMap() {
    return node instanceof MappingNode;
  }

  public String text() {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw wrong("这里应是一个值，不是列表或映射");
  }

  public List<SampleNode> list() {
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue().stream().map(SampleNode::new).toList();
    }
    throw wrong("这里应是一个列表，写作 [甲, 乙] 或每行一个“- ”");
  }

  public List<String> texts() {
    return list().stream().map(SampleNode::text).toList();
  }

  /** Key to value, in the order written. */
  public Map<String, SampleNode> entries() {
    if (!(node instanceof MappingNode mapping)) {
      throw wrong("这里应是“名称: 值”的映射");
    }
    Map<String, SampleNode> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      SampleNode key = new SampleNode(tuple.getKeyNode());
      if (entries.put(key.text(), new SampleNode(tuple.getValueNode())) != null) {
        throw key.wrong("“" + key.text() + "”写了两次，请删去一处");
      }
    }
    return entries;
  }

  /** As {@link #entries}, refusing any key but these. */
  public Map<String, SampleNode> entries(String... allowed) {
    Map<String, SampleNode> entries = entries();
    for (Map.Entry<String, SampleNode> entry : entries.entrySet()) {
      if (!List.of(allowed).contains(entry.getKey())) {
        throw entry
            .getValue()
            .wrong("不认识“" + entry.getKey() + "”，这里可用：" + String.join("、", allowed));
      }
    }
    return entries;
  }

  /** The value under a key, which must be there. */
  public SampleNode need(String key) {
    SampleNode part = entries().get(key);
    if (part == null) {
      throw wrong("缺少“" + key + "”");
    }
    return part;
  }

  /** The value under a key, if there is one. */
  public Optional<SampleNode> find(String key) {
    return Optional.ofNullable(entries().get(key));
  }

  /** A whole number between two, both included. */
  public long whole(long least, long most) {
    String text = text();
    if (text.matches("-?\\d{1,12}")) {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw wrong("“" + text + "”应是 " + least + " 到 " + most + " 之间的整数");
  }

  public boolean yes() {
    return switch (text()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wrong("“" + text() + "”应是 true 或 false");
    };
  }

  public LocalDate date() {
    try {
      return LocalDate.parse(text());
    } catch (DateTimeException malformed) {
      throw wrong("“" + text() + "”不是日期，请写作 2022-12-12");
    }
  }

  public Range range() {
    Range range = Range.of(text());
    if (range == null) {
      throw wrong("“" + text() + "”应是一个非负整数或范围，写作 3 或 3-15");
    }
    return range;
  }

  /** Something that a person must mend in the definition. */
  public static final class Mistake extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    private final int line;

    Mistake(int line, String message) {
      super(message);
      this.line = line;
    }

    /** Something that comes of another mistake and need not be told. */
    public static Mistake consequence(int line) {
      return new Mistake(line, "");
    }

    boolean isConsequence() {
      return "".equals(getMessage());
    }

    public int line() {
      return line;
    }
  }
}
