package dev.fazhi.definition.reading.publication;

import dev.fazhi.definition.AuditPhrases;
import dev.fazhi.definition.Phrase;
import dev.fazhi.definition.Phrase.Claim;
import dev.fazhi.definition.Phrase.Part;
import dev.fazhi.definition.reading.metric.MetricNames;
import dev.fazhi.definition.yaml.EnumNames;
import dev.fazhi.definition.yaml.Reporter;
import dev.fazhi.definition.yaml.Spelling;
import dev.fazhi.definition.yaml.YamlNode.Block;
import dev.fazhi.definition.yaml.YamlNode.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code report/audit.yml}. */
public record PhraseReader(Reporter reporter, MetricNames names) {

  /** Where the file is, relative to {@code jobs/}. */
  public static final String FILE = "report/audit.yml";

  /** Stands in braces for a number that is no metric. */
  private static final String ANY = "数";

  private static final Pattern PIECE =
      Pattern.compile("\\{(?<name>[^{}]*)}|(?<gap>…+|\\.{3,})|(?<stray>[{}])");

  /** The group of a brace without its partner. */
  private static final int STRAY = 3;

  public AuditPhrases read(Block file) {
    List<Phrase> phrases = new ArrayList<>();
    for (Block block : file.blocks("phrases")) {
      Claim says = claim(block);
      phrases.add(phrase(block, says));
    }
    for (Block block : file.blocks("not_ours")) {
      phrases.add(phrase(block, new Claim.NotOurs(block.text("why"))));
    }
    return new AuditPhrases(List.copyOf(phrases), file.texts("deeds"), file.texts("qualifiers"));
  }

  private Claim claim(Block block) {
    if (block.has("trend") && block.has("is")) {
      reporter.at(block, "is", "trend 与 is 不能同时写；请删去一个，或分成两条");
    }
    boolean said = block.has("trend") || block.has("is");
    if (said != block.has("of")) {
      reporter.at(
          block,
          "of",
          said ? "写了 trend 或 is 的短语要有 of；请写出它说的是哪些指标" : "of 只与 trend 或 is 同用；数字请在 find 里用 {指标} 标出");
    }
    block.words("of").forEach(this::known);
    if (block.has("trend")) {
      Phrase.Direction way =
          EnumNames.constant(Phrase.Direction.class, block.text("trend"), Phrase.Direction.FLAT);
      return new Claim.Trend(way, block.texts("of"));
    }
    return block.has("is")
        ? new Claim.Worth(block.whole("is", 0), block.texts("of"))
        : new Claim.Numbers();
  }

  private Phrase phrase(Block block, Claim says) {
    List<List<Part>> wordings = new ArrayList<>();
    for (Word wording : block.words("find")) {
      List<Part> parts = parts(wording);
      if (isClosed(wording)) {
        check(wording, parts, says);
      }
      wordings.add(List.copyOf(parts));
    }
    return new Phrase(List.copyOf(wordings), says);
  }

  private List<Part> parts(Word wording) {
    List<Part> parts = new ArrayList<>();
    Matcher piece = PIECE.matcher(wording.text());
    int at = 0;
    while (piece.find()) {
      words(wording.text().substring(at, piece.start()), parts);
      at = piece.end();
      if (piece.group("stray") == null) {
        parts.add(
            piece.group("gap") != null ? new Part.Gap() : number(piece.group("name"), wording));
      }
    }
    words(wording.text().substring(at), parts);
    return parts;
  }

  private boolean isClosed(Word wording) {
    Matcher piece = PIECE.matcher(wording.text());
    boolean closed = piece.results().allMatch(found -> found.group(STRAY) == null);
    if (!closed) {
      reporter.at(wording, "短语“" + wording.text() + "”里的花括号没有成对；请写成 {指标}");
    }
    return closed;
  }

  private static void words(String text, List<Part> parts) {
    if (!Spelling.normal(text).isEmpty()) {
      parts.add(new Part.Words(text));
    }
  }

  private Part number(String name, Word wording) {
    String id = name.strip();
    if (id.equals(ANY)) {
      return new Part.Number(null);
    }
    known(new Word(id, wording.line()));
    return new Part.Number(id);
  }

  private void known(Word id) {
    String missing =
        id.text().isEmpty() ? "花括号里没有写指标；请写 {指标} 或 {" + ANY + "}" : names.missing(id.text());
    if (missing != null) {
      reporter.at(id, missing);
    }
  }

  private void check(Word wording, List<Part> parts, Claim says) {
    String fault = fault(parts, says);
    if (fault != null) {
      reporter.at(wording, "短语“" + wording.text() + "”" + fault);
    }
  }

  private static @Nullable String fault(List<Part> parts, Claim says) {
    if (parts.stream().noneMatch(Part.Words.class::isInstance)) {
      return "里没有字；只凭数字认不出是哪个指标，请写上前后的字";
    }
    for (int i = 0; i < parts.size(); i++) {
      boolean words = parts.get(i) instanceof Part.Words;
      if (i > 0 && !words && parts.get(i).getClass() == parts.get(i - 1).getClass()) {
        return "里有两个紧挨着的 {指标} 或省略号；中间要有字";
      }
    }
    if (parts.get(0) instanceof Part.Gap || parts.get(parts.size() - 1) instanceof Part.Gap) {
      return "的首尾不能是省略号；请删去";
    }
    boolean numbers = parts.stream().anyMatch(Part.Number.class::isInstance);
    boolean metrics =
        parts.stream().anyMatch(part -> part instanceof Part.Number n && n.metric() != null);
    if (says instanceof Claim.Numbers) {
      return metrics ? null : "里没有 {指标}；请标出数字是哪个指标，或写明 trend 或 is";
    } else if (metrics) {
      return "里不能有 {指标}；这里的数字请写 {" + ANY + "}";
    }
    return says instanceof Claim.NotOurs && !numbers ? "里没有 {" + ANY + "}；请标出数字在哪里" : null;
  }
}
