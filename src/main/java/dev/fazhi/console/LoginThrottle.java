package dev.fazhi.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds back who guesses passwords: after some wrong ones for a name from an address, or for any
 * names from one address, sign-in from there is refused for a while that doubles with every further
 * wrong one. Kept in memory, the oldest forgotten when there are too many.
 */
final class LoginThrottle {

  static final int TRIES = 5;
  static final int TRIES_OF_AN_ADDRESS = 30;

  private static final Duration FIRST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final Duration FORGIVEN = Duration.ofHours(1);
  private static final int MOST = 10_000;
  private static final int MOST_NAME = 60;
  private static final int MOST_DOUBLINGS = 10;

  private final Clock clock;
  private final Map<String, Failures> failures =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
          return size() > MOST;
        }
      };

  LoginThrottle(Clock clock) {
    this.clock = clock;
  }

  private record Failures(int count, Instant last, Instant until) {}

  /** Whether a try of that name from that address is refused now. */
  synchronized boolean isRefused(String name, String address) {
    return isRefused(pair(name, address)) || isRefused(address);
  }

  private boolean isRefused(String key) {
    Failures known = failures.get(key);
    return known != null && clock.instant().isBefore(known.until());
  }

  /** Counts a wrong password; true when from now on tries are refused. */
  synchronized boolean failed(String name, String address) {
    count(address, TRIES_OF_AN_ADDRESS);
    return count(pair(name, address), TRIES);
  }

  private boolean count(String key, int tries) {
    Instant now = clock.instant();
    @Nullable Failures known = failures.remove(key);
    boolean fresh = known == null || known.last().plus(FORGIVEN).isBefore(now);
    int count = fresh || known == null ? 1 : known.count() + 1;
    boolean refuse = count >= tries;
    failures.put(key, new Failures(count, now, refuse ? now.plus(pause(count - tries)) : now));
    return refuse;
  }

  private static Duration pause(int doublings) {
    Duration pause = FIRST.multipliedBy(1L << Math.min(MOST_DOUBLINGS, doublings));
    return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
  }

  /** A right password clears the name's count from there; the address keeps its own. */
  synchronized void succeeded(String name, String address) {
    failures.remove(pair(name, address));
  }

  private static String pair(String name, String address) {
    String folded = name.strip().toLowerCase(Locale.ROOT);
    return folded.substring(0, Math.min(MOST_NAME, folded.length())) + '\n' + address;
  }
}
