package dev.fazhi.sample.reader;

import dev.fazhi.model.Problem;
import dev.fazhi.sample.file.FilePlan;
import dev.fazhi.sample.record.Records;
import dev.fazhi.sample.record.SampleErrors;
import dev.fazhi.sample.record.SampleNode;
import dev.fazhi.sample.record.Vocabulary;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the definition of the sample, and tells all its mistakes at once. */
public final class SampleReader {

  private final Path folder;
  private final SampleErrors mistakes;
  private final Vocabulary vocabulary = new Vocabulary();

  private SampleReader(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    this.folder = parent == null ? file : parent;
    this.mistakes = new SampleErrors(String.valueOf(file.getFileName()));
  }

  /**
   * The files that the definition asks for.
   *
   * @throws Problem FZ-301 when it cannot be read or is wrong
   */
  public static List<FilePlan> read(Path file) {
    SampleReader reader = new SampleReader(file);
    SampleNode root = reader.compose(file);
    List<FilePlan> plans = reader.plans(root);
    if (reader.mistakes.any()) {
      throw reader.mistakes.problem();
    }
    return plans;
  }

  private SampleNode compose(Path file) {
    try {
      Node root =
          new Yaml(new LoaderOptions())
              .compose(new StringReader(Files.readString(file, StandardCharsets.UTF_8)));
      if (root == null) {
        throw new Problem(SampleErrors.CODE, file.getFileName() + "：文件是空的。");
      }
      return new SampleNode(root);
    } catch (MarkedYAMLException malformed) {
      int line = malformed.getProblemMark() == null ? 1 : malformed.getProblemMark().getLine() + 1;
      throw new Problem(
          SampleErrors.CODE, mistakes.place(line) + "：不是合法的 YAML，请检查缩进、冒号和引号。", malformed);
    } catch (YAMLException malformed) {
      throw new Problem(
          SampleErrors.CODE, file.getFileName() + "：不是合法的 YAML，请检查是否混入了控制字符。", malformed);
    } catch (IOException unreadable) {
      throw new Problem(
          SampleErrors.CODE, file.getFileName() + "：读不了，请检查文件是否存在、编码是否为 UTF-8。", unreadable);
    }
  }

  private List<FilePlan> plans(SampleNode root) {
    Map<String, SampleNode> top =
        mistakes.attempt(() -> root.entries("aliases", "words", "months", "records", "files"));
    if (top == null) {
      return List.of();
    }
    each(top.get("aliases"), vocabulary.aliases(), (n, part) -> Vocabulary.aliases(part, folder));
    each(top.get("words"), vocabulary.words(), (name, part) -> Vocabulary.words(part));
    each(top.get("months"), vocabulary.months(), (name, part) -> Vocabulary.months(part));
    RecordsReader recordsReader = new RecordsReader(vocabulary, mistakes);
    Map<String, Records> records = new HashMap<>();
    each(top.get("records"), records, recordsReader::read);
    List<SampleNode> files = mistakes.attempt(() -> root.need("files").list());
    FilesReader filesReader = new FilesReader(vocabulary, records, mistakes);
    List<FilePlan> plans = new ArrayList<>();
    for (SampleNode file : files == null ? List.<SampleNode>of() : files) {
      FilePlan plan = mistakes.attempt(() -> unlike(plans, filesReader.read(file), file));
      if (plan != null) {
        plans.add(plan);
      }
    }
    return plans;
  }

  private static FilePlan unlike(List<FilePlan> others, FilePlan plan, SampleNode part) {
    if (others.stream().anyMatch(other -> other.name().equals(plan.name()))) {
      throw part.wrong("文件“" + plan.name() + "”写了两次，请换一个名称");
    }
    return plan;
  }

  private <T> void each(
      @Nullable SampleNode section, Map<String, T> into, BiFunction<String, SampleNode, T> reader) {
    Map<String, SampleNode> entries = section == null ? null : mistakes.attempt(section::entries);
    if (entries == null) {
      return;
    }
    entries.forEach(
        (name, part) -> {
          T read = mistakes.attempt(name, () -> reader.apply(name, part));
          if (read != null) {
            into.put(name, read);
          }
        });
  }
}
