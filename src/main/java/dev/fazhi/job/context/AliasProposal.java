package dev.fazhi.job.context;

import dev.fazhi.definition.condition.Reference;
import dev.fazhi.definition.yaml.Spelling;
import dev.fazhi.model.SafeText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Proposes the line to add to a reference list so that an unknown name is recognised. */
public record AliasProposal(Reference reference, String name) {

  /**
   * Two lines for a person: what is unknown, then the line of the list.
   *
   * @param rows how many rows have the name
   */
  public List<String> lines(long rows) {
    String canonical = nearest();
    String unknown =
        "名录 %s.csv 中没有「%s」（%s 行），导入时照原样保留并计数。".formatted(reference.id(), SafeText.safe(name), rows);
    return canonical == null
        ? List.of(unknown + "没有相近的名称；如是新名称，请加一行：", "    " + line(name, List.of()))
        : List.of(
            unknown + "如是「" + canonical + "」的别名，请把它的那一行改为：",
            "    " + line(canonical, aliases(canonical)));
  }

  /** What to do, in one sentence. */
  String advice() {
    String canonical = nearest();
    return canonical == null
        ? "没有相近的名称；如是新名称，请在 " + reference.id() + ".csv 中加一行：" + line(name, List.of())
        : "最接近的是“%s”；如是它的别名，请把 %s.csv 中它的那一行改为：%s"
            .formatted(canonical, reference.id(), line(canonical, aliases(canonical)));
  }

  /** The name that is probably meant, the nearest of all known spellings; null for none. */
  private @Nullable String nearest() {
    String spelling = Spelling.nearest(name, List.copyOf(reference.canonical().keySet()));
    return spelling == null ? null : reference.canonical().get(spelling);
  }

  private List<String> aliases(String canonical) {
    List<String> aliases = new ArrayList<>();
    reference
        .canonical()
        .forEach(
            (spelling, of) -> {
              if (of.equals(canonical) && !spelling.equals(Spelling.normal(canonical))) {
                aliases.add(spelling);
              }
            });
    aliases.add(name);
    return aliases;
  }

  private static String line(String canonical, List<String> aliases) {
    return cell(canonical) + "," + cell(String.join("|", aliases));
  }

  private static String cell(String text) {
    String safe = SafeText.safe(text);
    return safe.indexOf(',') >= 0 ? '"' + safe + '"' : safe;
  }
}
