package dev.fazhi.job.declared;

import static dev.fazhi.job.declared.Guide.AS_OF;
import static dev.fazhi.job.declared.Guide.count;
import static dev.fazhi.job.declared.Guide.day;
import static dev.fazhi.job.declared.Guide.figures;
import static dev.fazhi.job.declared.Guide.folder;
import static dev.fazhi.job.declared.Guide.rows;
import static dev.fazhi.job.declared.Guide.side;
import static dev.fazhi.job.declared.Guide.ytd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fazhi.cli.Cli;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is seen as it stood at the cut-off of either year. */
class GuideCutOffTest {

  @Test
  void ticketsJoinedWithTheirRepliesAtTheCutOff() throws IOException {
    List<String[]> tickets = rows("tickets.csv");
    for (int year : List.of(2022, 2021)) {
      LocalDate asOf = AS_OF.withYear(year);
      Map<String, String[]> latest = new TreeMap<>();
      for (String[] reply : rows("replies.csv")) {
        String[] known = latest.get(reply[1]);
        if (!day(reply[2]).isAfter(asOf)
            && (known == null || day(known[2]).isBefore(day(reply[2])))) {
          latest.put(reply[1], reply);
        }
      }
      Predicate<String[]> received = t -> ytd(day(t[1]), year);
      Predicate<String[]> replied = received.and(t -> latest.containsKey(t[0]));
      Predicate<String[]> satisfied =
          replied.and(t -> latest.getOrDefault(t[0], new String[4])[3].equals("满意"));
      Predicate<String[]> overdue =
          received.and(t -> !latest.containsKey(t[0]) && day(t[1]).plusDays(30).isBefore(asOf));
      assertThat(side(ytd("tickets.replied"), year)).isEqualTo(count(tickets, replied));
      assertThat(side(ytd("tickets.satisfied"), year)).isEqualTo(count(tickets, satisfied));
      assertThat(side(ytd("tickets.received", "waiting", "未答复，已超过30天"), year))
          .isEqualTo(count(tickets, overdue))
          .isPositive();
      assertThat(side(ytd("tickets.replied", "unit", "县教育局"), year))
          .isEqualTo(count(tickets, replied.and(t -> t[3].equals("县教育局"))));
    }
  }

  @Test
  void aRosterStandsAsItWasDeliveredLastBeforeTheCutOffOfEitherYear() throws IOException {
    List<String[]> now = rows("roster_20221130.csv");
    List<String[]> prior = rows("roster_20211130.csv");
    assertThat(ytd("roster.officers")).isEqualTo(now.size() + "/" + prior.size());
    assertThat(ytd("roster.officers", "unit", "县城管局"))
        .isEqualTo(
            count(now, r -> r[2].equals("县城管局")) + "/" + count(prior, r -> r[2].equals("县城管局")));
    assertThat(figures().keySet()).noneMatch(key -> key.startsWith("roster.officers month"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tickets.satisfied",
        "assignments.overdue",
        "assignments.pairs",
        "assignments.score",
        "roster.officers"
      })
  void theRowsBehindWhatIsSeenAtTheCutOffComeToTheFigure(String metric) {
    for (String side : List.of("--prior", "--as-of=2022-12-12")) {
      Cli.Ended traced =
          Cli.run(
              "trace",
              metric,
              side,
              "--jobs",
              folder().resolve("jobs").toString(),
              "--data",
              folder().resolve("data").toString());
      assertThat(traced.exit()).as(traced.said()).isZero();
    }
  }
}
