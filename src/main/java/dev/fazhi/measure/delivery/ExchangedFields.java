package dev.fazhi.measure.delivery;

import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether two fields are known the wrong way round. An export by itself is as it is; one that
 * exchanges what was known has it right where that was wrong, as has the next that exchanges it
 * once more.
 */
final class ExchangedFields {

  private ExchangedFields() {}

  /**
   * Whether what is known is exchanged against most files about those days, or against as many.
   * Each that came said whether it was as what was known then, which was as the newest had it.
   *
   * @param files all of the source
   * @param finding of one of them that its values stand the other way round than known ones
   */
  static boolean areKnown(List<DeliveredFile> files, DeliveredFile file, Finding finding) {
    Finding byItself = finding.as("");
    List<DeliveredFile> all =
        files.stream()
            .filter(
                other ->
                    other.span() == null
                        || file.span() == null
                        || other.span().overlaps(file.span()))
            .sorted(Comparator.comparingLong(DeliveredFile::since))
            .toList();
    Map<DeliveredFile, Boolean> turned = new IdentityHashMap<>();
    DeliveredFile newest = all.get(0);
    for (DeliveredFile each : all) {
      boolean known = turned.getOrDefault(newest, false);
      turned.put(each, each.has(finding) != known);
      newest = each.isAfter(newest) ? each : newest;
    }
    boolean now = turned.getOrDefault(newest, false);
    for (DeliveredFile each : all) {
      if (each.has(byItself)) {
        return turned.getOrDefault(each, false) == now;
      }
    }
    return turned.values().stream().filter(other -> other == now).count() * 2 <= all.size();
  }
}
