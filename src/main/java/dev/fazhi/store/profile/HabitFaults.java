package dev.fazhi.store.profile;

import dev.fazhi.definition.Source;
import dev.fazhi.model.Fault;
import java.util.ArrayList;
import java.util.List;

/** What is said of the habits of a file. */
record HabitFaults(String file, Source source, List<Fault> all) {

  static final String UNLIKE = "FZ-199";

  HabitFaults(String file, Source source) {
    this(file, source, new ArrayList<>());
  }

  /** How people know the field at a position, behind which a state may stand. */
  String title(String at) {
    int state = at.indexOf(ValueCounter.STATE);
    return source.fields().get(Integer.parseInt(state < 0 ? at : at.substring(0, state))).title();
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

  /** Whether something is said of a field already. */
  boolean isTold(String title) {
    return all.stream().anyMatch(fault -> List.of(fault.field().split("、")).contains(title));
  }

  /** Adds one about fields, whose titles 、 joins. */
  void add(String titles, String said) {
    add(UNLIKE, titles, said);
  }

  void add(String code, String titles, String said) {
    String message = said + "；请核对，更正后重新放入。";
    all.add(Fault.warning(code, file, titles, "", message));
  }
}
