package dev.fazhi.doubt.column;

import dev.fazhi.definition.Source;
import dev.fazhi.definition.condition.Field;
import dev.fazhi.doubt.row.ComparedRow;
import dev.fazhi.doubt.row.RowDoubts;
import dev.fazhi.model.Fault;
import dev.fazhi.model.FirstFew;
import dev.fazhi.model.SafeText;
import dev.fazhi.store.register.RegisteredFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Paths without their first level, which other rows have: they count as a first level then. */
final class MissingLevels implements RowDoubts {

  private static final String INCOMPLETE = "FZ-183";
  private static final int LEAST_ROWS = 3;
  private static final int MOST_SHOWN = 5;

  private final RegisteredFile file;
  private final Map<Integer, Levels> columns = new TreeMap<>();
  private final Source source;

  private static final class Levels {
    private final Set<String> firsts = new HashSet<>();
    private final Set<String> seconds = new HashSet<>();
    private final Map<String, Integer> alone = new HashMap<>();

    void add(String path) {
      int mark = path.indexOf('>');
      if (mark < 0) {
        alone.merge(path, 1, Integer::sum);
      } else {
        firsts.add(path.substring(0, mark));
        int next = path.indexOf('>', mark + 1);
        seconds.add(path.substring(mark + 1, next < 0 ? path.length() : next));
      }
    }
  }

  MissingLevels(RegisteredFile file, Source source) {
    this.file = file;
    this.source = source;
    for (int path : source.positions(field -> field.type() == Field.Type.PATH)) {
      columns.put(path, new Levels());
    }
  }

  @Override
  public void add(ComparedRow row) {
    columns.forEach(
        (position, levels) -> {
          if (row.row().values().get(position) instanceof String path) {
            levels.add(path);
          }
        });
  }

  @Override
  public List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    columns.forEach(
        (position, levels) -> {
          Map<String, Integer> lower = new TreeMap<>(levels.alone);
          lower.keySet().retainAll(levels.seconds);
          lower.keySet().removeAll(levels.firsts);
          int rows = lower.values().stream().mapToInt(n -> n).sum();
          if (rows >= LEAST_ROWS) {
            FirstFew shown = new FirstFew(MOST_SHOWN);
            lower.keySet().forEach(name -> shown.add("“" + SafeText.safe(name) + "”"));
            String title = source.fields().get(position).title();
            String message =
                "『%s』有 %s 行只写了下级，没有写它的上级，而别的行都写了：%s。照写的当作一级，分组的数字因此偏小；请补上上级后重新放入。"
                    .formatted(title, rows, shown.words("、"));
            faults.add(Fault.warning(INCOMPLETE, file.name(), title, "", message));
          }
        });
    return faults;
  }
}
