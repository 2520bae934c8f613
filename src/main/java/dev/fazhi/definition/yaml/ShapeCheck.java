package dev.fazhi.definition.yaml;

import dev.fazhi.definition.yaml.YamlNode.Block;
import dev.fazhi.definition.yaml.YamlNode.Entry;
import dev.fazhi.definition.yaml.YamlNode.Word;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Checks the nodes of a YAML file against a shape, reports differences and returns the rest. */
record ShapeCheck(Reporter reporter) {

  private static final String DIGITS = "[0-9]{1,18}";

  /** Patterns with a star, which stand in quotes, written as one. */
  private static final Pattern JOINED_STARS = Pattern.compile("[、，；;|,]\\s*\\*");

  /** What stands between names that somebody wrote as one text. */
  private static final Pattern JOINED = Pattern.compile("(?<=.)\\s*[、，；;|]\\s*(?=.)");

  /** The file's mapping; empty when the file holds something else. */
  Block file(Node root, Shape.Keys keys) {
    return keys(root, keys, 1, "文件");
  }

  /** The piece, or null when the node has another shape, which is then reported. */
  private @Nullable YamlNode check(Node node, Shape shape, int line, String what) {
    if (shape instanceof Shape.Many many) {
      return many(node, many, line, what);
    } else if (shape instanceof Shape.Named named) {
      return named(node, named, line, what);
    } else if (shape instanceof Shape.Keys keys) {
      return keys(node, keys, line, what);
    } else if (shape instanceof Shape.Either either) {
      boolean fits =
          node instanceof ScalarNode scalar
              && (either.text().pattern() == null
                  || either.text().pattern().matcher(scalar.getValue().strip()).matches());
      return fits
          ? scalar(node, either.text(), line, what)
          : node instanceof ScalarNode
              ? wrongKind(node, either, line, what)
              : check(node, either.other(), line, what);
    }
    return scalar(node, shape, line, what);
  }

  private @Nullable Word scalar(Node node, Shape shape, int line, String what) {
    if (!(node instanceof ScalarNode scalar)) {
      return wrongKind(node, shape, line, what);
    }
    Word word = new Word(scalar.getValue().strip(), line(node));
    if (word.text().isEmpty() || (scalar.isPlain() && node.getTag().equals(Tag.NULL))) {
      reporter.at(line, what + "没有写值" + should(shape));
      return null;
    } else if (shape instanceof Shape.Text text) {
      if (text.pattern() != null && !text.pattern().matcher(word.text()).matches()) {
        reporter.at(word, what + quoted(word) + "不合规矩" + should(shape));
      } else if (text.name()
          && (scalar.isPlain() ? JOINED : JOINED_STARS).matcher(word.text()).find()) {
        String apart = String.join(", ", JOINED.split(word.text()));
        reporter.at(word, what + quoted(word) + "像是几个名称连在一起；请分开写成 " + apart + "，确是一个的加上引号");
      }
      return word;
    } else if (shape instanceof Shape.OneOf oneOf) {
      return oneOf(word, oneOf, what);
    } else if (shape instanceof Shape.Whole whole) {
      return whole(word, whole, what);
    } else if (!word.text().equals("true") && !word.text().equals("false")) {
      reporter.at(word, what + quoted(word) + "读不懂" + should(shape));
      return null;
    } else if (!scalar.isPlain()) {
      reporter.at(word, what + "的值加了引号，成了文字；请去掉引号，写成 " + word.text());
    }
    return word;
  }

  private @Nullable Word oneOf(Word word, Shape.OneOf shape, String what) {
    if (shape.words().contains(word.text())) {
      return word;
    }
    reporter.at(
        word,
        what + quoted(word) + "不认识" + should(shape) + Spelling.hint(word.text(), shape.words()));
    return null;
  }

  private @Nullable Word whole(Word word, Shape.Whole shape, String what) {
    if (word.text().matches(DIGITS)) {
      BigInteger number = new BigInteger(word.text());
      if (number.compareTo(BigInteger.valueOf(shape.least())) >= 0
          && number.compareTo(BigInteger.valueOf(shape.most())) <= 0) {
        return new Word(number.toString(), word.line());
      }
    }
    reporter.at(word, what + quoted(word) + "不合适" + should(shape));
    return null;
  }

  private YamlNode.@Nullable Many many(Node node, Shape.Many shape, int line, String what) {
    if (!(node instanceof SequenceNode sequence)) {
      return wrongKind(node, shape, line, what);
    }
    List<YamlNode> items = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      YamlNode piece = check(item, shape.of(), line(item), what + "的一项");
      if (piece != null) {
        items.add(piece);
      }
    }
    if (sequence.getValue().isEmpty() && !shape.mayBeEmpty()) {
      reporter.at(line, what + "是空的；至少要写一项");
    }
    return new YamlNode.Many(items, line);
  }

  private @Nullable Block named(Node node, Shape.Named shape, int line, String what) {
    if (!(node instanceof MappingNode mapping)) {
      return wrongKind(node, shape, line, what);
    }
    if (mapping.getValue().isEmpty()) {
      reporter.at(line, what + "是空的；至少要写一项");
    }
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Word name = scalar(tuple.getKeyNode(), shape.key(), line(tuple.getKeyNode()), what + "的名称");
      if (name == null || isDouble(name, entries)) {
        continue;
      }
      YamlNode value = check(tuple.getValueNode(), shape.of(), name.line(), quoted(name));
      entries.put(name.text(), new Entry(name, value));
    }
    return new Block(entries, line);
  }

  private Block keys(Node node, Shape.Keys shape, int line, String what) {
    if (!(node instanceof MappingNode mapping)) {
      wrongKind(node, shape, line, what);
      return Block.empty(line);
    }
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Word name = scalar(tuple.getKeyNode(), Shape.Text.ANY, line(tuple.getKeyNode()), "键");
      if (name == null || isDouble(name, entries)) {
        continue;
      }
      Shape.Key key = shape.find(name.text());
      if (key == null) {
        unknownKey(name, shape, what);
      } else {
        YamlNode value = check(tuple.getValueNode(), key.of(), name.line(), quoted(name));
        entries.put(name.text(), new Entry(name, value));
      }
    }
    for (Shape.Key key : shape.keys()) {
      if (key.required() && !entries.containsKey(key.name())) {
        reporter.at(line, what + "缺少 " + key.name() + "（" + key.meaning() + "）；请补上");
      }
    }
    return new Block(entries, line);
  }

  private void unknownKey(Word name, Shape.Keys shape, String what) {
    reporter.at(name, what + "没有 " + name.text() + " 这个键" + instead(name.text(), shape));
  }

  /** The nearest key, by its spelling or by what it means; else a usual cause, or all keys. */
  private static String instead(String name, Shape.Keys shape) {
    if (name.endsWith(")")) {
      return "；写在 { } 里而含有逗号的值要加引号";
    } else if (name.indexOf(':') > 0 || name.indexOf('：') > 0) {
      return "；冒号要用半角，后面加一个空格";
    }
    String hint = Spelling.hint(name, shape.names());
    if (hint.isEmpty() && name.length() > 1) {
      hint =
          shape.keys().stream()
              .filter(key -> key.meaning().contains(name))
              .findFirst()
              .map(key -> "，你是不是想写 " + key.name() + "？")
              .orElse("");
    }
    return hint.isEmpty() ? "；可用的键：" + String.join("、", shape.names()) : hint;
  }

  private boolean isDouble(Word name, Map<String, Entry> entries) {
    Entry first = entries.get(name.text());
    if (first == null) {
      return false;
    }
    reporter.at(name, quoted(name) + "写了两次，第一次在第 " + first.key().line() + " 行；请删去一处");
    return true;
  }

  private <T> @Nullable T wrongKind(Node node, Shape shape, int line, String what) {
    String seen =
        node instanceof SequenceNode
            ? "一个列表"
            : node instanceof MappingNode ? "一组“键: 值”" : "“" + ((ScalarNode) node).getValue() + "”";
    boolean nothing = node instanceof ScalarNode && node.getTag().equals(Tag.NULL);
    boolean dashes =
        shape instanceof Shape.Many
            && node instanceof ScalarNode scalar
            && scalar.getValue().startsWith("-");
    reporter.at(
        line,
        what
            + (nothing ? "没有写值" : "写成了" + seen)
            + should(shape)
            + (dashes ? "；每项的“-”后面要有一个空格" : ""));
    return null;
  }

  /** With a space where Chinese meets another script, as everywhere in the messages. */
  private static String should(Shape shape) {
    String expected = shape.expected();
    return "；应是" + (expected.charAt(0) < 0x80 ? " " : "") + expected;
  }

  private static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }

  private static String quoted(Word word) {
    return "“" + word.text() + "”";
  }
}
