package dev.fazhi.definition;

import dev.fazhi.model.Limits;
import java.time.ZoneId;
import java.util.List;

/** Settings of nights in which nothing but the layout of exports matters. */
public final class NightlyFixture {

  private NightlyFixture() {}

  public static Nightly of(Nightly.Layout layout) {
    return new Nightly(
        "30 1 * * *",
        ZoneId.of("Asia/Shanghai"),
        new Limits(1, 1, 1, 1, 1, 1, 1),
        5,
        List.of(),
        List.of(),
        layout,
        "",
        "",
        Nightly.Receipt.USUAL,
        Nightly.Retention.USUAL,
        Nightly.Retry.USUAL,
        Notify.NOBODY,
        Nightly.EMPTY);
  }
}
