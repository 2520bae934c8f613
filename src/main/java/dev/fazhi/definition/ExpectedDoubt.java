package dev.fazhi.definition;

import dev.fazhi.definition.condition.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A doubt that says nothing of a source whose data are so by nature, such as a unit that there is
 * no more.
 *
 * @param code of the doubt, one of {@link #CODES}
 * @param field only where it is about that field; null for any
 * @param value only where it is about that value of the field; null for any
 * @param reason why it is so, for those who read the figures
 */
public record ExpectedDoubt(
    String code, @Nullable Field field, @Nullable String value, String reason) {

  /** The doubts that may be expected: each is about what may after all be right. */
  public static final List<String> CODES =
      List.of(
          "FZ-159", "FZ-179", "FZ-186", "FZ-188", "FZ-190", "FZ-191", "FZ-192", "FZ-193", "FZ-194",
          "FZ-195", "FZ-196", "FZ-197", "FZ-198", "FZ-199", "FZ-527", "FZ-534", "FZ-535", "FZ-536");

  /** In words, such as FZ-198『金额』（每件都是定额）. */
  public String words() {
    String of = field == null ? "" : "『" + field.title() + "』";
    return code + of + (value == null ? "" : "“" + value + "”") + "（" + reason + "）";
  }

  /**
   * Whether that is what is expected.
   *
   * @param titles of the fields that the doubt is about, joined by 、; empty for none
   * @param of the value that it is about; empty for none
   */
  boolean is(String doubt, String titles, String of) {
    return code.equals(doubt)
        && (field == null || isAmong(List.of(titles.split("、")), field))
        && (value == null || value.equals(of));
  }

  private static boolean isAmong(List<String> titles, Field field) {
    return titles.contains(field.title()) || field.headers().stream().anyMatch(titles::contains);
  }
}
