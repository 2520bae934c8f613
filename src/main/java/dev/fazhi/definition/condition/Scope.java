package dev.fazhi.definition.condition;

import dev.fazhi.definition.yaml.EnumNames;
import dev.fazhi.definition.yaml.Ordered;
import dev.fazhi.definition.yaml.Reporter;
import dev.fazhi.definition.yaml.Spelling;
import dev.fazhi.definition.yaml.YamlNode.Word;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The names that a condition, a metric or a key of a source may use.
 *
 * @param fields the source's fields by name
 * @param vague names of fields whose type could not be read, so that nothing more is said of it
 * @param open whether the fields as a whole could not be read, so that any name may be one
 * @param references the reference lists by id
 * @param later names of further fields that rows have only when they are counted
 */
public record Scope(
    Map<String, Field> fields,
    Set<String> vague,
    boolean open,
    Map<String, Reference> references,
    Set<String> later) {

  public static Scope of(
      Collection<Field> fields,
      Set<String> vague,
      boolean open,
      Map<String, Reference> references) {
    Map<String, Field> byName = new LinkedHashMap<>();
    fields.forEach(field -> byName.put(field.name(), field));
    return new Scope(Ordered.copy(byName), Ordered.set(vague), open, references, Set.of());
  }

  /** The same while rows are read, when they do not have these fields yet. */
  public Scope without(Set<String> names) {
    Map<String, Field> left = new LinkedHashMap<>(fields);
    left.keySet().removeAll(names);
    return new Scope(Ordered.copy(left), vague, open, references, Ordered.set(names));
  }

  /** Whether it is known to be missing. */
  public boolean lacks(String field) {
    return !open && !fields.containsKey(field);
  }

  /** The field, if it is there and its type is known. */
  @Nullable
  public Field typed(String field) {
    return vague.contains(field) ? null : fields.get(field);
  }

  /** The list whose names the field holds; null when it holds none. */
  @Nullable
  public Reference referenceOf(Field field) {
    return field.reference() == null ? null : references.get(field.reference());
  }

  /** Whether a name is there, or may be; reports it under the key that names it if not. */
  public boolean require(Word name, String key, Reporter reporter) {
    if (lacks(name.text())) {
      reporter.at(name, key + "：" + missing(name.text()));
      return false;
    }
    return true;
  }

  /** Whether a name is that of a field of a type that fits, or may be; reports it if not. */
  public boolean require(
      Word name, String key, Predicate<Field.Type> fits, String wanted, Reporter reporter) {
    if (!require(name, key, reporter)) {
      return false;
    }
    Field field = typed(name.text());
    if (field != null && !fits.test(field.type())) {
      reporter.at(
          name,
          key + " 应是" + wanted + "字段；“" + name.text() + "”的类型是 " + EnumNames.word(field.type()));
      return false;
    }
    return true;
  }

  /** What to say of a name that is missing. */
  public String missing(String field) {
    if (later.contains(field)) {
      return "字段“" + field + "”统计时才有（查来的，或用到 as_of），导入时不能用；请在指标里用";
    }
    String hint = Spelling.hint(field, fields.keySet());
    if (field.indexOf('，') >= 0 || field.indexOf('、') >= 0) {
      hint = "；几个字段之间用半角逗号";
    }
    return "没有字段“" + field + "”" + orListed(hint.isEmpty() ? called(field) : hint);
  }

  /** The question after a name that is a field's header or label. */
  private String called(String name) {
    return fields.values().stream()
        .filter(field -> field.headers().contains(name) || field.title().equals(name))
        .findFirst()
        .map(field -> "，你是不是想写 " + field.name() + "？")
        .orElse("");
  }

  private String orListed(String hint) {
    return hint.isEmpty() ? "；可用的字段：" + String.join("、", fields.keySet()) : hint;
  }
}
