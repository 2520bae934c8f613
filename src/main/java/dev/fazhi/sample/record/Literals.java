package dev.fazhi.sample.record;

import java.io.IOException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

/**
 * Records that are written down one by one.
 *
 * @param name the record set's name, from which its chances come
 * @param fields in the order declared
 * @param rows a value for each field that it names, text or {@link LocalDateTime}
 * @param makers fields that are made for every row alike
 */
public record Literals(
    String name, List<String> fields, List<Map<String, Object>> rows, List<Cohorts.Maker> makers)
    implements Records {

  @Override
  public void each(View view, int scale, Taker taker) throws IOException {
    for (int i = 0; i < rows.size(); i++) {
      taker.take(make(i, view));
    }
  }

  @Override
  public Draft extra(Draft like, int extra, View view, int scale) {
    return make(Math.toIntExact(like.number() - 1), view);
  }

  private Draft make(int row, View view) {
    Draft draft = new Draft(row + 1L, view.asAt());
    for (Map.Entry<String, Object> value : rows.get(row).entrySet()) {
      draft.put(value.getKey(), value.getValue());
    }
    for (Cohorts.Maker maker : makers) {
      SeededRandom chance =
          new SeededRandom(SeededRandom.of(name), row, SeededRandom.of(maker.field()));
      draft.put(maker.field(), maker.generator().make(draft, chance));
    }
    return draft;
  }
}
