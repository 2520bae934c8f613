package dev.fazhi.console.security;

import dev.fazhi.model.SafeText;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs what was refused for reasons of security. Of each kind the first few in a minute are logged,
 * then the tenth, hundredth and so on, so that nobody can fill the log, and how many there were is
 * still seen.
 */
public final class Refusals {

  static final int IN_FULL = 5;

  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
  private static final long MINUTE_MILLIS = 60_000;

  /** What was refused. */
  public enum Kind {
    /** A wrong password. */
    PASSWORD,
    /** An action or page that the role does not have, or without its token. */
    RIGHT,
    /** A body that is too long, too slow, of unknown length or no form. */
    BODY,
    /** A request that is ambiguous or spelt to get round rules. */
    REQUEST,
    /** A request that goes round the declared proxies. */
    PROXY,
    /** More connections than an address may have. */
    CONNECTION,
    /** A request whose head does not end. */
    HEAD
  }

  private record Count(long minute, long many) {}

  private final Clock clock;
  private final Map<Kind, Count> counts = new EnumMap<>(Kind.class);

  public Refusals(Clock clock) {
    this.clock = clock;
  }

  void note(Kind kind, Caller caller, String what) {
    note(kind, caller.toString(), what);
  }

  /** Counts it, and logs it unless there were too many like it. */
  void note(Kind kind, String from, String what) {
    long many = count(kind);
    if (many <= IN_FULL || isPowerOfTen(many)) {
      LOG.warn(
          "refused {} from {}: {} (number {} in a minute)", kind, from, SafeText.safe(what), many);
    }
  }

  private synchronized long count(Kind kind) {
    long minute = clock.millis() / MINUTE_MILLIS;
    Count last = counts.get(kind);
    long many = last == null || last.minute() != minute ? 1 : last.many() + 1;
    counts.put(kind, new Count(minute, many));
    return many;
  }

  private static boolean isPowerOfTen(long many) {
    long power = 10;
    while (power < many) {
      power *= 10;
    }
    return power == many;
  }
}
