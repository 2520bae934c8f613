package dev.fazhi.definition.reading.publication;

import dev.fazhi.definition.Draft;
import dev.fazhi.definition.Draft.Content;
import dev.fazhi.definition.Draft.Premise;
import dev.fazhi.definition.Draft.Sentence;
import dev.fazhi.definition.DraftText;
import dev.fazhi.definition.DraftText.Slot;
import dev.fazhi.definition.Metric;
import dev.fazhi.definition.reading.metric.MetricNames;
import dev.fazhi.definition.yaml.EnumNames;
import dev.fazhi.definition.yaml.Ordered;
import dev.fazhi.definition.yaml.Reporter;
import dev.fazhi.definition.yaml.YamlNode;
import dev.fazhi.definition.yaml.YamlNode.Block;
import dev.fazhi.definition.yaml.YamlNode.Word;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code report/draft.yml} and {@code report/bulletin.yml}. */
public final class DraftReader {

  /** Where the year's is, relative to {@code jobs/}. */
  public static final String YEAR = "report/draft.yml";

  /** Where that of a month, quarter or half year is. */
  public static final String BULLETIN = "report/bulletin.yml";

  /** So many groups are named where nothing else is said. */
  private static final int USUAL_TOP = 3;

  private static final int USUAL_BARS = 10;
  private static final Set<Slot> ANYWHERE =
      EnumSet.of(Slot.YEAR, Slot.DATE, Slot.PERIOD, Slot.AREA);
  private static final List<String> OF_LISTS = List.of("by", "top", "item", "none");

  private final Reporter reporter;
  private final MetricNames names;
  private final Map<String, Metric> metrics;
  private final DraftTextReader texts;

  public DraftReader(
      Reporter reporter, MetricNames names, Map<String, Metric> metrics, Block file) {
    this.reporter = reporter;
    this.names = names;
    this.metrics = metrics;
    texts = new DraftTextReader(reporter, names, file.texts("literals"));
  }

  public Draft read(Block file) {
    List<Draft.Section> sections = new ArrayList<>();
    for (Block section : file.blocks("sections")) {
      List<Content> body = new ArrayList<>();
      for (Block content : section.blocks("body")) {
        Content read = content(content);
        if (read != null) {
          body.add(read);
        }
      }
      sections.add(new Draft.Section(section.text("heading"), List.copyOf(body)));
    }
    Block otherwise = file.block("otherwise");
    return new Draft(
        texts.read(file.word("title"), ANYWHERE, false),
        texts.read(file.word("subtitle"), ANYWHERE, false),
        List.copyOf(sections),
        otherwise == null ? Map.of() : premises(otherwise, with(Slot.NAME), false));
  }

  private @Nullable Content content(Block content) {
    List<String> kinds = List.of("sentences", "table", "chart");
    List<String> written = kinds.stream().filter(content::has).toList();
    if (written.size() != 1) {
      reporter.at(content, "每一项要写 sentences、table、chart 中的一个；这里写了 " + written.size() + " 个");
      return null;
    }
    if (content.has("sentences")) {
      refuse(content, List.of("metrics", "metric", "by", "top"), "sentences");
      return new Draft.Paragraph(sentences(content));
    }
    if (content.has("table")) {
      refuse(content, List.of("metric", "by", "top"), "table");
      require(content, "metrics", "table");
      content.words("metrics").forEach(id -> names.require(id, reporter));
      return new Draft.Totals(content.text("table"), content.texts("metrics"), content.line());
    }
    refuse(content, List.of("metrics"), "chart");
    require(content, "metric", "chart");
    Word metric = content.word("metric");
    if (metric != null) {
      names.require(metric, reporter);
      broken(metric, content.word("by"));
    }
    return new Draft.Picture(
        content.text("chart"),
        content.text("metric"),
        content.has("by") ? content.text("by") : null,
        content.whole("top", USUAL_BARS),
        content.line());
  }

  private List<Sentence> sentences(Block content) {
    List<Sentence> sentences = new ArrayList<>();
    for (YamlNode piece : content.items("sentences", YamlNode.class)) {
      if (piece instanceof Word word) {
        DraftText say = texts.read(word, ANYWHERE, true);
        sentences.add(new Draft.Statement(say, first(say), Map.of()));
      } else if (piece instanceof Block block) {
        sentences.add(block.has("list") ? listing(block) : statement(block));
      }
    }
    return List.copyOf(sentences);
  }

  private Sentence statement(Block block) {
    refuse(block, OF_LISTS, "没有 list 的句子");
    DraftText say = texts.read(block.word("say"), ANYWHERE, true);
    Word about = block.word("about");
    if (about != null) {
      names.require(about, reporter);
    }
    return new Draft.Statement(
        say, about == null ? first(say) : about.text(), premises(block, ANYWHERE, true));
  }

  private Sentence listing(Block block) {
    refuse(block, premiseWords(), "list");
    refuse(block, List.of("about"), "list");
    OF_LISTS.stream().filter(key -> !key.equals("top")).forEach(key -> require(block, key, "list"));
    Word metric = block.word("list");
    if (metric != null) {
      names.require(metric, reporter);
      broken(metric, block.word("by"));
    }
    return new Draft.Listing(
        texts.read(block.word("say"), with(Slot.LIST, Slot.GROUPS), true),
        block.text("list"),
        block.text("by"),
        block.whole("top", USUAL_TOP),
        texts.read(block.word("item"), EnumSet.of(Slot.GROUP, Slot.VALUE), false),
        texts.read(block.word("none"), ANYWHERE, true));
  }

  private Map<Premise, DraftText> premises(Block block, Set<Slot> slots, boolean numbers) {
    Map<Premise, DraftText> premises = new EnumMap<>(Premise.class);
    for (Premise premise : Premise.values()) {
      Word word = block.word(EnumNames.word(premise));
      if (word != null) {
        premises.put(premise, texts.read(word, slots, numbers));
      }
    }
    return Ordered.copy(premises);
  }

  static List<String> premiseWords() {
    return EnumNames.of(Premise.class);
  }

  private static Set<Slot> with(Slot... more) {
    Set<Slot> slots = EnumSet.copyOf(ANYWHERE);
    slots.addAll(List.of(more));
    return slots;
  }

  private static @Nullable String first(DraftText say) {
    for (DraftText.Part part : say.parts()) {
      if (part instanceof DraftText.Number number) {
        return number.metric();
      }
    }
    return null;
  }

  private void broken(Word id, @Nullable Word by) {
    String fault = by == null ? null : names.unbroken(id.text(), by.text(), metrics);
    if (by != null && fault != null) {
      reporter.at(by, fault);
    }
  }

  private void refuse(Block block, List<String> keys, String with) {
    for (String key : keys) {
      if (block.has(key)) {
        reporter.at(block, key, key + " 不用于 " + with + "；请删去");
      }
    }
  }

  private void require(Block block, String key, String with) {
    if (!block.has(key)) {
      reporter.at(block, with + " 缺少 " + key + "；请补上");
    }
  }
}
