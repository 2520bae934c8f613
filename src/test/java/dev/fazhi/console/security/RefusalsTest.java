package dev.fazhi.console.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Whoever is refused is logged, as often as tells something. */
class RefusalsTest {

  private final Logger logger = (Logger) LoggerFactory.getLogger(Refusals.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    log.start();
    logger.setLevel(Level.WARN);
    logger.addAppender(log);
  }

  @AfterEach
  void leave() {
    logger.detachAppender(log);
    logger.setLevel(null);
  }

  private static Refusals at(String time) {
    return new Refusals(Clock.fixed(Instant.parse(time), ZoneOffset.UTC));
  }

  private List<String> lines() {
    return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  @Test
  void ofTenThousandInAMinuteAFewLinesTellHowManyTheyWere() {
    Refusals refusals = at("2022-12-12T00:00:30Z");
    for (int i = 0; i < 10_000; i++) {
      refusals.note(Refusals.Kind.BODY, "1.1.1.1", "x");
    }

    assertEquals(Refusals.IN_FULL + 4, lines().size(), lines().toString());
    assertTrue(lines().get(lines().size() - 1).contains("number 10000 in a minute"));
  }

  @Test
  void oneKindDoesNotSilenceAnother() {
    Refusals refusals = at("2022-12-12T00:00:30Z");
    for (int i = 0; i < 99; i++) {
      refusals.note(Refusals.Kind.BODY, "1.1.1.1", "x");
    }
    refusals.note(Refusals.Kind.RIGHT, "2.2.2.2", "fen, GET /audit");

    assertEquals(
        "refused RIGHT from 2.2.2.2: fen, GET /audit (number 1 in a minute)",
        lines().get(lines().size() - 1));
  }

  @Test
  void whatAStrangerSendsMakesNoLineOfItsOwn() {
    at("2022-12-12T00:00:30Z").note(Refusals.Kind.REQUEST, "1.1.1.1", "GET /a\nrefused RIGHT");

    assertEquals(1, lines().get(0).lines().count(), lines().toString());
  }
}
