package dev.fazhi.definition;

import dev.fazhi.definition.condition.Condition;
import dev.fazhi.definition.condition.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes sources that declare little. */
public final class SourceFixture {

  private SourceFixture() {}

  /** A source whose deliveries come all together, with the usual limit of what one may lack. */
  public static Source source(
      String id,
      String title,
      String grain,
      List<Field> fields,
      List<String> key,
      List<Source.Rule> rules,
      List<String> personal,
      List<String> fileNames,
      Source.Delivery delivery,
      Source.Tolerance tolerance,
      @Nullable Condition exclude,
      @Nullable String coverage,
      List<String> events) {
    return new Source(
        id,
        title,
        grain,
        fields,
        key,
        List.of(),
        rules,
        personal,
        fileNames,
        delivery,
        tolerance,
        Source.WITHDRAWAL_LIMIT,
        exclude,
        coverage,
        null,
        events,
        List.of(),
        null,
        List.of(),
        ExpectedDoubts.NONE);
  }
}
