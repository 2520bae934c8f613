package dev.fazhi.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class DaemonTimerTest {

  @Test
  void whatIsUnderWayHasEndedUninterruptedWhenTheTimerIsClosed() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicBoolean ended = new AtomicBoolean();
    DaemonTimer timer = new DaemonTimer("test");
    timer.repeat(
        () -> {
          begun.countDown();
          LockSupport.parkNanos(50_000_000);
          ended.set(!Thread.currentThread().isInterrupted());
        },
        Duration.ZERO,
        Duration.ofDays(1));
    begun.await();

    timer.close();

    assertThat(ended).isTrue();
  }
}
