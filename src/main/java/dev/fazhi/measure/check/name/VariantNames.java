package dev.fazhi.measure.check.name;

import dev.fazhi.model.Figure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several small groups that nobody had last year, each of a name like that of a large one of both
 * years: what should be one name is written as everybody likes.
 */
final class VariantNames {

  /** One or two may be new kinds. */
  private static final int LEAST_NAMES = 3;

  private static final int LEAST_ROWS = 5;
  private static final int LEAST_KNOWN = 20;
  private static final int LEAST_LAST = 100;
  private static final int ONE_IN = 5;

  private VariantNames() {}

  /**
   * A name and the one of which it is a variant.
   *
   * @param name of the small group
   * @param of the large one
   */
  record Variant(Figure name, Figure of) {}

  /** Those of a breakdown; none when they are no more than come and go. */
  static List<Variant> of(List<Figure> groups) {
    double last = groups.stream().mapToDouble(group -> GroupCounts.of(group.last())).sum();
    double now = groups.stream().mapToDouble(group -> GroupCounts.of(group.current())).sum();
    List<Figure> known =
        groups.stream()
            .filter(group -> GroupCounts.of(group.last()) >= LEAST_KNOWN)
            .filter(group -> GroupCounts.of(group.current()) >= LEAST_KNOWN)
            .toList();
    List<Variant> variants = new ArrayList<>();
    double rows = 0;
    for (Figure group : groups) {
      double own = GroupCounts.of(group.current());
      Figure of = own > 0 && GroupCounts.of(group.last()) == 0 ? nearest(group, known) : null;
      if (of != null && own * ONE_IN <= GroupCounts.of(of.current())) {
        variants.add(new Variant(group, of));
        rows += own;
      }
    }
    boolean many = variants.size() >= LEAST_NAMES && rows >= LEAST_ROWS && rows * ONE_IN <= now;
    return many && last >= LEAST_LAST ? variants : List.of();
  }

  private static @Nullable Figure nearest(Figure group, List<Figure> known) {
    return known.stream()
        .filter(other -> GroupNames.areAlike(group.group(), other.group()))
        .findFirst()
        .orElse(null);
  }
}
