package dev.fazhi.store.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fazhi.definition.Source;
import dev.fazhi.store.Databases;
import dev.fazhi.store.FactsFixture;
import dev.fazhi.store.archive.DateRange;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is kept of the loads never says more or less than the facts themselves. */
class FactDaysTest {

  private static final LocalDate FIRST = LocalDate.of(2022, 3, 1);

  @ParameterizedTest
  @EnumSource(Databases.class)
  void boundsHoldWhateverWasLoadedAndChanged(Databases kind) {
    Random random = new Random(7);
    try (FactsFixture facts = new FactsFixture(kind)) {
      Source source = facts.definitions().source("hotline");
      FactRows rows = new FactRows(facts.database(), source);
      FactDays days = new FactDays(facts.database(), source);
      for (int load = 1; load <= 6; load++) {
        facts.load("hotline", "2022-04-0" + load, someRows(random));
        for (int i = 0; i < 20; i++) {
          DateRange range = someDays(random);
          @Nullable Long except = random.nextBoolean() ? null : (long) random.nextInt(load) + 1;
          long real = live(facts, range, except);
          FactDays.Bounds bounds = Objects.requireNonNull(days.within(range, except));
          assertThat(real).isBetween(bounds.least(), bounds.most());

          long least = random.nextInt(30);
          long most = least + random.nextInt(30);
          long counted = rows.within(range, except, least, most);
          if (real < least) {
            assertThat(counted).isLessThan(least);
          } else {
            assertThat(counted).isEqualTo(Math.min(real, most));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Databases.class)
  void nothingIsKnownOfFactsThatAnOlderProgramWrote(Databases kind) {
    try (FactsFixture facts = new FactsFixture(kind)) {
      facts.load("hotline", "2022-04-01", "ticket_no=A1;received_at=2022-03-01T08:00");
      JdbcClient.create(facts.database()).sql("DELETE FROM fz_fact_day").update();
      Source source = facts.definitions().source("hotline");
      DateRange march = new DateRange(FIRST, FIRST.plusDays(30));

      assertThat(new FactDays(facts.database(), source).within(march, null)).isNull();
      assertThat(new FactRows(facts.database(), source).within(march, null, 1, 5)).isEqualTo(1);

      JdbcClient.create(facts.database()).sql("DELETE FROM fz_row_sum").update();

      assertThat(new FactDays(facts.database(), source).within(march, null)).isNull();
    }
  }

  private static String[] someRows(Random random) {
    return IntStream.range(0, 60)
        .filter(i -> random.nextInt(3) > 0)
        .mapToObj(
            i ->
                "ticket_no=A%s;received_at=%sT08:00;channel=%s"
                    .formatted(i, FIRST.plusDays(i / 3 + random.nextInt(3)), random.nextInt(2)))
        .toArray(String[]::new);
  }

  private static DateRange someDays(Random random) {
    LocalDate from = FIRST.plusDays(random.nextInt(22));
    return new DateRange(from, from.plusDays(random.nextInt(12)));
  }

  private static long live(FactsFixture facts, DateRange days, @Nullable Long except) {
    return JdbcClient.create(facts.database())
        .sql(
            """
            SELECT COUNT(*) FROM fz_fact_hotline WHERE superseded_by IS NULL AND load_no <> ?
              AND CAST("received_at" AS DATE) BETWEEN ? AND ?\
            """)
        .params(except == null ? 0 : except, days.from(), days.to())
        .query(Long.class)
        .single();
  }
}
