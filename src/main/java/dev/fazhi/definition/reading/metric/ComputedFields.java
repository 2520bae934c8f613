package dev.fazhi.definition.reading.metric;

import dev.fazhi.definition.MeasuredField;
import dev.fazhi.definition.MeasuredField.Computed;
import dev.fazhi.definition.Table;
import dev.fazhi.definition.condition.Condition;
import dev.fazhi.definition.condition.ConditionNode;
import dev.fazhi.definition.condition.ConditionNode.Comparison;
import dev.fazhi.definition.condition.ConditionNode.Literal;
import dev.fazhi.definition.condition.ConditionReader;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.definition.condition.Scope;
import dev.fazhi.definition.yaml.Ordered;
import dev.fazhi.definition.yaml.YamlNode.Block;
import dev.fazhi.definition.yaml.YamlNode.Word;
import dev.fazhi.model.Figure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields that metrics declare where they need them: bands of a number, crossed fields, a value
 * computed for each row. Each becomes a measured field of its source.
 */
public final class ComputedFields {

  private static final int LONGEST_NAME = 48;
  private final Map<String, Map<String, Computed>> bySource = new LinkedHashMap<>();

  /** Those of a source, in the order declared. */
  List<MeasuredField> of(String source) {
    return List.copyOf(bySource.getOrDefault(source, Map.of()).values());
  }

  /** The name of a band or of crossed fields; null when something is wrong, which is reported. */
  @Nullable String dimension(MetricDraft draft, String source, Scope scope, Block block) {
    Word band = block.word("band");
    if (band != null && block.has("cross") || band == null && !block.has("cross")) {
      draft.reporter().at(block, "by 的一项要写 band 或 cross，只写一个");
      return null;
    }
    return band == null
        ? crossed(draft, source, scope, block)
        : banded(draft, source, scope, block, band);
  }

  private @Nullable String banded(
      MetricDraft draft, String source, Scope scope, Block block, Word band) {
    List<BigDecimal> at = block.texts("at").stream().map(BigDecimal::new).toList();
    boolean rising = true;
    for (int i = 1; i < at.size(); i++) {
      rising &= at.get(i - 1).compareTo(at.get(i)) < 0;
    }
    List<String> labels = BandLabels.of(block, at);
    if (at.isEmpty() || !rising) {
      draft.fault(band, "band 要写 at: 从小到大的几个数，例如 at: [1, 3, 7]");
      return null;
    } else if (labels.size() != at.size() + 1) {
      draft.fault(band, "labels 应有 %s 个，比 at 多一个".formatted(at.size() + 1));
      return null;
    }
    Condition of = read(draft, band, scope, true);
    if (of == null) {
      return null;
    }
    List<ConditionNode.When> whens = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      boolean last = i == at.size();
      Literal edge = new Literal(at.get(last ? i - 1 : i));
      whens.add(
          new ConditionNode.When(
              new Comparison(of.tree(), last ? ">" : "<=", edge), new Literal(labels.get(i))));
    }
    String name = block.text("name");
    return add(
        draft,
        source,
        scope,
        band,
        name.isEmpty() ? name("band " + band.text()) : name,
        block.text("label"),
        new Condition(
            "%s %s %s".formatted(of.text(), at, labels),
            new ConditionNode.Case(whens, null),
            of.fields(),
            of.variables(),
            of.workdays()),
        labels);
  }

  private @Nullable String crossed(MetricDraft draft, String source, Scope scope, Block block) {
    for (Word field : block.words("cross")) {
      if (!scope.require(field, draft.of("cross"), draft.reporter())) {
        return null;
      }
    }
    List<String> parts = block.texts("cross").stream().map(ComputedFields::orNone).toList();
    if (parts.size() < 2) {
      draft.reporter().at(block, "cross 要写至少两个字段，例如 cross: [unit, channel]");
      return null;
    }
    return together(
        draft,
        source,
        scope,
        block.words("cross").get(0),
        parts,
        block.has("name") ? block.text("name") : name(String.join(" ", block.texts("cross"))),
        block.text("label").isEmpty() ? titles(block.texts("cross"), scope) : block.text("label"));
  }

  private static String orNone(String field) {
    return "coalesce(" + field + ", '" + Figure.NO_GROUP + "')";
  }

  private static String concat(List<String> parts) {
    return "concat(" + String.join(", '" + Table.Across.SEPARATOR + "', ", parts) + ")";
  }

  /** Whether a field crosses these two, the first before the second. */
  public static boolean crosses(MeasuredField field, String first, String second) {
    return field instanceof MeasuredField.Computed computed
        && computed.value().text().equals(concat(List.of(orNone(first), orNone(second))));
  }

  /** The name of a field that tells combinations of these fields apart; empty where one is. */
  @Nullable String combined(MetricDraft draft, String source, Scope scope, List<Word> fields) {
    List<String> names = fields.stream().map(Word::text).toList();
    return together(
        draft,
        source,
        scope,
        fields.get(0),
        names,
        name("all " + String.join(" ", names)),
        titles(names, scope));
  }

  private @Nullable String together(
      MetricDraft draft,
      String source,
      Scope scope,
      Word at,
      List<String> parts,
      String name,
      String label) {
    Word text = new Word(concat(parts), at.line());
    Condition value = read(draft, text, scope, false);
    return value == null ? null : add(draft, source, scope, at, name, label, value, List.of());
  }

  /** The name of a number that is computed for each row. */
  @Nullable String number(MetricDraft draft, String source, Scope scope, Word value) {
    Condition read = read(draft, value, scope, true);
    return read == null
        ? null
        : add(
            draft,
            source,
            scope,
            value,
            name("value " + value.text()),
            draft.block().text("name"),
            read,
            null);
  }

  private static @Nullable Condition read(
      MetricDraft draft, Word value, Scope scope, boolean number) {
    String what = "指标 " + draft.id().text() + " 的值";
    return ConditionReader.readValue(value, what, scope, number, draft.reporter());
  }

  private static String titles(List<String> names, Scope scope) {
    List<String> titles = new ArrayList<>();
    for (String name : names) {
      Field field = scope.fields().get(name);
      titles.add(field == null ? name : field.title());
    }
    return String.join(" / ", titles);
  }

  /**
   * @param labels of a text all that it can be, none when that is not known; null for a number
   */
  private @Nullable String add(
      MetricDraft draft,
      String source,
      Scope scope,
      Word at,
      String name,
      String label,
      Condition value,
      @Nullable List<String> labels) {
    Map<String, Computed> known = bySource.computeIfAbsent(source, any -> new LinkedHashMap<>());
    Computed same = known.get(name);
    if (scope.fields().containsKey(name)
        || same != null && !same.value().text().equals(value.text())) {
      draft.fault(at, "“" + name + "”已经是别的字段或分段的名字；请写 name: 另起一个");
      return null;
    }
    Field.Type type = labels == null ? Field.Type.DECIMAL : Field.Type.TEXT;
    Map<String, String> values = new LinkedHashMap<>();
    if (labels != null) {
      labels.forEach(each -> values.put(each, each));
    }
    known.putIfAbsent(
        name,
        new Computed(
            new Field(
                name,
                List.of(),
                type,
                false,
                null,
                Ordered.copy(values),
                null,
                new Field.Derive("", Map.of(), null, value),
                Field.Reading.usual(type),
                label),
            value));
    return name;
  }

  /** A name made of what is written, of the characters that names have. */
  private static String name(String written) {
    String name = written.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]+", "_");
    name = name.substring(0, Math.min(name.length(), LONGEST_NAME));
    return name.replaceAll("_+$", "");
  }
}
