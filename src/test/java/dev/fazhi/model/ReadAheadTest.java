package dev.fazhi.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadAheadTest {

  @Test
  void givesAllInTheirOrder() throws Exception {
    AtomicInteger made = new AtomicInteger();
    try (ReadAhead<Integer, IOException> ahead = counting(made, 1000)) {
      List<Integer> taken = new ArrayList<>();
      for (Integer n = ahead.next(); n != null; n = ahead.next()) {
        taken.add(n);
      }
      assertThat(taken).isEqualTo(IntStream.range(0, 1000).boxed().toList());
      assertThat(ahead.next()).isNull();
    }
  }

  @Test
  void throwsInItsPlaceWhatTheMakerThrewAndAgain() throws Exception {
    AtomicInteger made = new AtomicInteger();
    try (ReadAhead<Integer, IOException> ahead =
        new ReadAhead<>(
            "test",
            () -> {
              if (made.get() == 100) {
                throw new IOException("broken off");
              }
              return made.getAndIncrement();
            })) {
      for (int i = 0; i < 100; i++) {
        assertThat(ahead.next()).isEqualTo(i);
      }
      assertThatThrownBy(ahead::next).isInstanceOf(IOException.class).hasMessage("broken off");
      assertThatThrownBy(ahead::next).isInstanceOf(IOException.class);
    }
  }

  @Test
  void lackOfMemoryWhileMakingIsThatOfWhoeverTakes() {
    try (ReadAhead<Integer, IOException> ahead =
        new ReadAhead<>(
            "test",
            () -> {
              throw new OutOfMemoryError("made up");
            })) {
      assertThatThrownBy(ahead::next).isInstanceOf(OutOfMemoryError.class);
    }
  }

  @Test
  void makesABoundedNumberAheadAndNothingAfterItWasClosed() throws Exception {
    AtomicInteger made = new AtomicInteger();
    ReadAhead<Integer, IOException> ahead = counting(made, Integer.MAX_VALUE);
    assertThat(made).hasValue(0);
    assertThat(ahead.next()).isEqualTo(0);
    ahead.close();
    int closed = made.get();
    assertThat(closed).isLessThan(1000);
    Thread.sleep(20);
    assertThat(made).hasValue(closed);
  }

  private static ReadAhead<Integer, IOException> counting(AtomicInteger made, int most) {
    return new ReadAhead<>("test", () -> made.get() == most ? null : made.getAndIncrement());
  }
}
