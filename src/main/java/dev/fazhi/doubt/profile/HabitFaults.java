package dev.fazhi.doubt.profile;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.doubt.row.DoubtCode;
import dev.fazhi.model.Fault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What is said of the habits of a file. */
record HabitFaults(String file, Source source, String where, List<Fault> all) {

  /** What to do where something was left out. */
  static final String CONDITIONS = "请核对导出的条件是不是多选了一项，改正后重新导出全部、放入。";

  /** Of the rows that stand there. */
  HabitFaults(String file, Source source, String where) {
    this(file, source, where, new ArrayList<>());
  }

  /** How people know the field at a position, behind which a state may stand. */
  String title(String at) {
    int state = at.indexOf(ValueCounter.STATE);
    return source.fields().get(Integer.parseInt(state < 0 ? at : at.substring(0, state))).title();
  }

  /** How people know the fields whose positions a comma joins. */
  String[] titles(String at) {
    return Arrays.stream(at.split(",")).map(this::title).toArray(String[]::new);
  }

  /** Whether the first of two fields, whose positions a comma joins, holds kinds of case. */
  boolean isKind(String at) {
    int first = Integer.parseInt(at.substring(0, at.indexOf(',')));
    return source.fields().get(first).type() == Field.Type.PATH;
  }

  /** The field in words, with the state of the rows that are meant. */
  String words(String at) {
    int state = at.indexOf(ValueCounter.STATE);
    String of = state < 0 ? "" : "（“%s”的）".formatted(at.substring(state + 1));
    return "『" + title(at) + "』" + of;
  }

  /** Whether files come by that field, or this one is named by that value of it. */
  boolean isDelivery(String title, String value) {
    String by = source.deliveredBy();
    return file.contains(value) || by != null && source.field(by).title().equals(title);
  }

  /** Whether something is said already of fields, whose titles 、 joins. */
  boolean isTold(String titles) {
    List<String> asked = List.of(titles.split("、"));
    return all.stream().anyMatch(fault -> List.of(fault.field().split("、")).containsAll(asked));
  }

  /** Adds one about fields, whose titles 、 joins. */
  void add(String titles, String said) {
    add(DoubtCode.UNLIKE, titles, said);
  }

  void add(String code, String titles, String said) {
    add(code, titles, said, "请按编号与业务系统核对几行，更正后重新放入。");
  }

  /** Adds one after which something else is to be done. */
  void add(String code, String titles, String said, String then) {
    all.add(Fault.warning(code, file, titles, "", said + where + "；" + then));
  }
}
