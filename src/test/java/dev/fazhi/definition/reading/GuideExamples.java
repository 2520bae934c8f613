package dev.fazhi.definition.reading;

import dev.fazhi.definition.yaml.Shape;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The shortest example of each key in the YAML of a guide, by the key's path. A piece that is no
 * whole file is taken for the first part of a shape that has all its keys.
 */
final class GuideExamples {

  /** A longer one is left to the keys under it. */
  private static final int LONGEST = 90;

  private static final Pattern BLOCK = Pattern.compile("(?s)```yaml\n(.*?)```");
  private static final Pattern FILE = Pattern.compile("# jobs/(\\w+)");
  private static final Map<String, String> FOLDERS = Map.of("sources", "source", "tables", "table");

  private final Map<String, Shape> parts = new LinkedHashMap<>();
  private final Map<String, String> found = new LinkedHashMap<>();

  GuideExamples(String guide, Map<String, Shape.Keys> shapes) {
    shapes.forEach((name, keys) -> parts.put(name + ":", keys));
    shapes.forEach((name, keys) -> inside(name + ":", keys));
    Matcher block = BLOCK.matcher(guide);
    while (block.find()) {
      add(block.group(1));
    }
  }

  /** The example of a key of a shape; empty when there is none. */
  String of(String shape, String path) {
    return found.getOrDefault(shape + ":" + path, "");
  }

  private void inside(String path, Shape shape) {
    if (shape instanceof Shape.Keys keys) {
      for (Shape.Key key : keys.keys()) {
        part(path + key.name(), key.of());
      }
    } else if (shape instanceof Shape.Named named) {
      part(path + "〈名〉", named.of());
    }
  }

  private void part(String path, Shape shape) {
    if (shape instanceof Shape.Many many) {
      part(path + "[]", many.of());
    } else if (shape instanceof Shape.Either either) {
      part(path, either.other());
    } else if (shape instanceof Shape.Keys || shape instanceof Shape.Named) {
      parts.put(path + ".", shape);
      inside(path + ".", shape);
    }
  }

  private void add(String text) {
    Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
    Matcher file = FILE.matcher(text);
    String name = file.lookingAt() ? FOLDERS.getOrDefault(file.group(1), file.group(1)) + ":" : "";
    Shape whole = parts.get(name);
    if (whole != null) {
      walk(name, whole, root, text);
      return;
    }
    for (Map.Entry<String, Shape> part : parts.entrySet()) {
      if (fits(part.getValue(), root)) {
        walk(part.getKey(), part.getValue(), root, text);
        return;
      }
    }
  }

  private static boolean fits(Shape shape, Node node) {
    if (shape instanceof Shape.Keys keys) {
      return node instanceof MappingNode mapping
          && mapping.getValue().stream()
              .allMatch(
                  tuple ->
                      keys.keys().stream()
                          .filter(key -> key.name().equals(name(tuple)))
                          .anyMatch(key -> fits(key.of(), tuple.getValueNode())));
    } else if (shape instanceof Shape.Named named) {
      return node instanceof MappingNode mapping
          && mapping.getValue().stream().allMatch(tuple -> fits(named.of(), tuple.getValueNode()));
    } else if (shape instanceof Shape.Many many) {
      return node instanceof SequenceNode list
          && list.getValue().stream().allMatch(each -> fits(many.of(), each));
    } else if (shape instanceof Shape.Either either) {
      return node instanceof ScalarNode || fits(either.other(), node);
    }
    return node instanceof ScalarNode;
  }

  private void walk(String path, Shape shape, Node node, String text) {
    if (shape instanceof Shape.Keys keys && node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        for (Shape.Key key : keys.keys()) {
          if (key.name().equals(name(tuple))) {
            String example = key.name() + ": " + shown(tuple.getValueNode(), text);
            if (example.length() <= LONGEST) {
              found.merge(path + key.name(), example, (a, b) -> b.length() < a.length() ? b : a);
            }
            into(path + key.name(), key.of(), tuple.getValueNode(), text);
          }
        }
      }
    } else if (shape instanceof Shape.Named named && node instanceof MappingNode mapping) {
      mapping
          .getValue()
          .forEach(tuple -> into(path + "〈名〉", named.of(), tuple.getValueNode(), text));
    }
  }

  private void into(String path, Shape shape, Node node, String text) {
    if (shape instanceof Shape.Many many && node instanceof SequenceNode list) {
      list.getValue().forEach(each -> into(path + "[]", many.of(), each, text));
    } else if (shape instanceof Shape.Either either && !(node instanceof ScalarNode)) {
      into(path, either.other(), node, text);
    } else if (shape instanceof Shape.Keys || shape instanceof Shape.Named) {
      walk(path + ".", shape, node, text);
    }
  }

  private static String name(NodeTuple tuple) {
    return tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
  }

  /** On one line, as it is written or else in brackets. */
  private static String shown(Node node, String text) {
    if (node instanceof SequenceNode list) {
      List<String> items = new ArrayList<>();
      list.getValue().forEach(each -> items.add(shown(each, text)));
      return items.stream().collect(Collectors.joining(", ", "[", "]"));
    } else if (node instanceof MappingNode mapping) {
      return mapping.getValue().stream()
          .map(tuple -> name(tuple) + ": " + shown(tuple.getValueNode(), text))
          .collect(Collectors.joining(", ", "{ ", " }"));
    }
    String written =
        text.substring(
            text.offsetByCodePoints(0, node.getStartMark().getIndex()),
            text.offsetByCodePoints(0, node.getEndMark().getIndex()));
    return written.contains("\n")
        ? "\"" + ((ScalarNode) node).getValue().strip() + "\""
        : written.strip();
  }
}
