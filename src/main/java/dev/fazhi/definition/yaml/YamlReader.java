package dev.fazhi.definition.yaml;

import dev.fazhi.definition.yaml.YamlNode.Block;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Reads a YAML file into the pieces of a shape. Only plain data is taken: one document, no anchors,
 * aliases or tags; no objects are ever constructed.
 */
public final class YamlReader {

  private static final int DEEPEST = 20;

  /** The tags that YAML itself gives to what has none. */
  private static final Set<Tag> PLAIN =
      Set.of(
          Tag.STR,
          Tag.INT,
          Tag.FLOAT,
          Tag.BOOL,
          Tag.NULL,
          Tag.TIMESTAMP,
          Tag.MERGE,
          Tag.SEQ,
          Tag.MAP);

  private static final Pattern TIGHT_COLON =
      Pattern.compile("^[ -]*[\\p{L}_][\\p{L}\\p{N}_.-]*(?:：|:(?=[^\\s:]))");

  private YamlReader() {}

  /** The file's mapping; null when the file is no YAML, which is then reported. */
  public static @Nullable Block read(byte[] bytes, Shape.Keys shape, Reporter reporter) {
    String text = Utf8.decode(bytes, reporter);
    if (text == null) {
      return null;
    }
    try {
      Node root = yaml().compose(new StringReader(text));
      if (root == null) {
        reporter.at(1, "文件里没有内容；应是" + shape.expected());
        return null;
      }
      return isPlain(root, reporter) ? new ShapeCheck(reporter).file(root, shape) : null;
    } catch (ReaderException unprintable) {
      reporter.at(
          lineAt(text, unprintable.getPosition()),
          String.format(Locale.ROOT, "这一行有 YAML 不许的字符 U+%04X；请删去", unprintable.getCodePoint()));
    } catch (MarkedYAMLException broken) {
      int line = line(broken);
      int colon = tightColon(text, line);
      reporter.at(
          colon > 0 ? colon : line,
          "YAML 写法有误：" + (colon > 0 ? "键后面的冒号要用半角，再加一个空格；请写成“键: 值”" : reason(broken)));
    } catch (YAMLException broken) {
      reporter.at(1, "YAML 写法有误；请检查缩进、冒号和引号");
    }
    return null;
  }

  private static Yaml yaml() {
    LoaderOptions options = new LoaderOptions();
    options.setNestingDepthLimit(DEEPEST);
    return new Yaml(options);
  }

  /** Whether there is neither anchor nor tag; it is the anchors that could lead in a circle. */
  private static boolean isPlain(Node node, Reporter reporter) {
    int line = node.getStartMark().getLine() + 1;
    if (node.getAnchor() != null) {
      reporter.at(line, "不能用 YAML 的锚点和别名（& 与 *）；以 & 或 * 开头的文字请加引号");
      return false;
    } else if (!PLAIN.contains(node.getTag())) {
      reporter.at(line, "不能用 YAML 的标签（!）；以 ! 开头的文字请加引号");
      return false;
    } else if (node instanceof SequenceNode list) {
      return list.getValue().stream().allMatch(item -> isPlain(item, reporter));
    } else if (node instanceof MappingNode mapping) {
      return mapping.getValue().stream()
          .allMatch(
              tuple ->
                  isPlain(tuple.getKeyNode(), reporter) && isPlain(tuple.getValueNode(), reporter));
    }
    return true;
  }

  /** Where the fault is, or where began what is open to the end of the file. */
  private static int line(MarkedYAMLException broken) {
    boolean open = String.valueOf(broken.getProblem()).contains("end of stream");
    var mark =
        open || broken.getProblemMark() == null ? broken.getContextMark() : broken.getProblemMark();
    return mark == null ? 1 : mark.getLine() + 1;
  }

  /**
   * The line of a key with a full-width colon, or with none but a tight one, at the fault or on the
   * line with something in it before; 0 when there is none.
   */
  private static int tightColon(String text, int line) {
    List<String> lines = text.lines().toList();
    for (int at = Math.min(line, lines.size()), seen = 0; at > 0 && seen < 2; at--) {
      if (TIGHT_COLON.matcher(lines.get(at - 1)).find()) {
        return at;
      }
      seen += lines.get(at - 1).isBlank() ? 0 : 1;
    }
    return 0;
  }

  /**
   * Translates the parser's messages, which are English and about tokens, into the usual causes.
   */
  private static String reason(MarkedYAMLException broken) {
    String problem = String.valueOf(broken.getProblem());
    if (problem.contains("another document")) {
      return "一个文件只能有一个文档；请删去 ---";
    } else if (problem.contains("undefined alias")) {
      return "不能用别名；以 * 开头的文字请加引号";
    } else if (problem.toLowerCase(Locale.ROOT).contains("tag")) {
      return "不能用 YAML 的标签（!）；以 ! 开头的文字请加引号";
    }
    if (problem.contains("\\t") || problem.contains("TAB")) {
      return "缩进只能用空格，不能用制表符";
    } else if (problem.contains("mapping values are not allowed")) {
      return "这里不该有冒号；请检查缩进，含“: ”的文字请加引号";
    } else if (problem.contains("found unexpected end of stream")) {
      return "引号没有成对；请补上";
    } else if (problem.contains("could not find expected ':'")) {
      return "键后面缺少冒号；请写成“键: 值”";
    } else if (problem.contains("expected ',' or")) {
      return "方括号或花括号里缺少逗号或没有收尾";
    } else if (problem.contains("found character")) {
      return "这里不能以这个字符开头；这样的文字请加引号";
    }
    return "请检查这一行和前几行的缩进、冒号和引号";
  }

  private static int lineAt(String text, int position) {
    int line = 1;
    for (int i = 0; i < Math.min(position, text.length()); i++) {
      if (text.charAt(i) == '\n') {
        line++;
      }
    }
    return line;
  }
}
