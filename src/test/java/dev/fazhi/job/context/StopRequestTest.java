package dev.fazhi.job.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** An early request is not lost, and a run that was not asked to stop is not stopped. */
class StopRequestTest {

  @Test
  void aRunThatBeginsAfterwardsIsStoppedAndAskedUntilItIsOver() throws Exception {
    StopRequest button = new StopRequest();
    CountDownLatch asked = new CountDownLatch(2);
    button.press();

    button.wire(asked::countDown);

    assertTrue(asked.await(60, TimeUnit.SECONDS));
    button.unwire();
  }

  @Test
  void aRunThatIsOverIsNotAskedAgain() throws Exception {
    StopRequest button = new StopRequest();
    AtomicInteger asked = new AtomicInteger();
    button.wire(asked::incrementAndGet);
    button.unwire();

    button.press();
    Thread.sleep(300);

    assertEquals(0, asked.get());
  }
}
