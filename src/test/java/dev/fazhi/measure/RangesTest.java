package dev.fazhi.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fazhi.measure.count.FactCount;
import dev.fazhi.measure.count.FactScan.Range;
import dev.fazhi.measure.count.PartialCounts;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Problem;
import dev.fazhi.store.Databases;
import dev.fazhi.store.FactsFixture;
import dev.fazhi.store.archive.SentContent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectOutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Facts that are counted by ranges in several processes. */
class RangesTest {

  private static final AsOf AS_OF = new AsOf(LocalDate.of(2022, 3, 31));
  private static final int ROWS = 900;

  /** Tickets whose spans, groups and years differ, and some that were corrected. */
  private static FactsFixture tickets(Databases kind) {
    FactsFixture facts = new FactsFixture(kind);
    facts.load(
        "hotline",
        "2022-04-01",
        IntStream.range(0, ROWS)
            .mapToObj(
                i ->
                    "ticket_no=T%s;received_at=202%s-0%s-0%s;closed_at=2022-0%s-2%s;unit=%s;town=%s"
                        .formatted(
                            i, 1 + i % 2, 1 + i % 3, 1 + i % 9, 1 + i % 3, i % 8, i % 7, i % 5))
            .toArray(String[]::new));
    facts.load(
        "hotline",
        "2022-04-02",
        IntStream.range(0, ROWS / 10)
            .mapToObj(i -> "ticket_no=T%s;received_at=2022-02-02;unit=9".formatted(i * 7))
            .toArray(String[]::new));
    return facts;
  }

  private static FactCount count(FactsFixture facts) {
    return Measurement.facts(facts.database(), facts.definitions(), AS_OF, 2);
  }

  /** The ranges of all sources, that of the tickets cut up, each in the turn of one process. */
  private static List<Range> ranges(FactsFixture facts, Databases kind) {
    List<Range> ranges = new ArrayList<>(count(facts).ranges(4));
    assertThat(ranges.removeIf(range -> range.source().equals("hotline"))).isTrue();
    // rows in H2, pages in PostgreSQL
    long step = kind == Databases.H2 ? 300 : 4;
    ranges.add(new Range("hotline", 0, step));
    ranges.add(new Range("hotline", step, 2 * step));
    ranges.add(new Range("hotline", 2 * step, Long.MAX_VALUE));
    return ranges;
  }

  /** Counts each range by itself, sends what it came to through the database, and measures. */
  private static Measurement.Result measure(FactsFixture facts, List<Range> ranges)
      throws IOException {
    SentContent sent = SentContent.counts(facts.database());
    for (int i = 0; i < ranges.size(); i++) {
      PartialCounts counts = new PartialCounts();
      count(facts).add(counts, ranges.get(i));
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      counts.write(bytes);
      sent.send(i, new ByteArrayInputStream(bytes.toByteArray()));
    }
    List<PartialCounts> arrived = new ArrayList<>();
    for (int i = 0; i < ranges.size(); i++) {
      try (InputStream one = sent.open(i)) {
        arrived.add(PartialCounts.read(one));
      }
    }
    return new Measurement(facts.database(), facts.definitions()).measure(AS_OF, 2, arrived);
  }

  @ParameterizedTest
  @EnumSource
  void whatOthersCountedGivesTheFiguresOfOnePass(Databases kind) throws IOException {
    try (FactsFixture facts = tickets(kind)) {
      Measurement.Result alone =
          new Measurement(facts.database(), facts.definitions()).measure(AS_OF, 2);
      assertThat(measure(facts, ranges(facts, kind)).figures())
          .isEqualTo(alone.figures())
          .anyMatch(figure -> figure.metric().equals("hotline.days_to_close_p90"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRangeThatIsLostOrCountedTwiceIsNoticed(Databases kind) {
    try (FactsFixture facts = tickets(kind)) {
      List<Range> ranges = ranges(facts, kind);
      List<Range> twice = new ArrayList<>(ranges);
      twice.add(ranges.get(ranges.size() - 1));
      assertThatThrownBy(() -> measure(facts, ranges.subList(0, ranges.size() - 1)))
          .isInstanceOf(Problem.class);
      assertThatThrownBy(() -> measure(facts, twice)).isInstanceOf(Problem.class);
    }
  }

  @Test
  void nothingElseIsMadeOfBytesFromOutside() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(new DeflaterOutputStream(bytes))) {
      out.writeObject(new java.io.File("."));
    }
    assertThatThrownBy(() -> PartialCounts.read(new ByteArrayInputStream(bytes.toByteArray())))
        .isInstanceOf(IOException.class);
  }
}
