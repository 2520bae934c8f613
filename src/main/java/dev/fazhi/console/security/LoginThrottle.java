package dev.fazhi.console.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Throttles password guessing. A name has {@link #TRIES} attempts from an address, then one more
 * every few minutes, independent of other names there; it has more from all addresses together, and
 * an address from which it signed in before is not affected by others. Attempts are counted before
 * the password is checked, so that parallel ones do not help. Kept in memory; the oldest entries
 * are dropped when there are too many.
 */
public final class LoginThrottle {

  public static final int TRIES = 5;
  static final int TRIES_EVERYWHERE = 50;

  private static final Duration ONE_MORE = Duration.ofMinutes(3);
  private static final Duration ONE_MORE_EVERYWHERE = Duration.ofMinutes(1);
  private static final int MAX_ENTRIES = 10_000;
  private static final int MAX_NAME = 60;

  private final Clock clock;

  /** The time at which a key has all its attempts again; each attempt moves it further away. */
  private final Map<String, Instant> full = new Bounded<>();

  /** The addresses from which a name signed in. */
  private final Map<String, Instant> trusted = new Bounded<>();

  LoginThrottle(Clock clock) {
    this.clock = clock;
  }

  private static final class Bounded<V> extends LinkedHashMap<String, V> {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
      return size() > MAX_ENTRIES;
    }
  }

  /** The outcome of an attempt. */
  enum Answer {
    GO_ON,
    /** Refused as the first after the allowed ones. */
    NEWLY_REFUSED,
    REFUSED
  }

  /** Counts an attempt of that name from that address, or refuses it. */
  synchronized Answer attempt(String name, String address) {
    String everywhere = folded(name);
    String here = everywhere + '\n' + address;
    boolean known = trusted.containsKey(here);
    if (isSpent(here, TRIES, ONE_MORE)
        || !known && isSpent(everywhere, TRIES_EVERYWHERE, ONE_MORE_EVERYWHERE)) {
      return full.put("told\n" + here, clock.instant()) == null
          ? Answer.NEWLY_REFUSED
          : Answer.REFUSED;
    }
    full.remove("told\n" + here);
    count(here, ONE_MORE);
    if (!known) {
      count(everywhere, ONE_MORE_EVERYWHERE);
    }
    return Answer.GO_ON;
  }

  private boolean isSpent(String key, int tries, Duration oneMore) {
    @Nullable Instant at = full.get(key);
    return at != null
        && at.plus(oneMore).isAfter(clock.instant().plus(oneMore.multipliedBy(tries)));
  }

  private void count(String key, Duration oneMore) {
    Instant now = clock.instant();
    @Nullable Instant at = full.remove(key);
    full.put(key, (at == null || at.isBefore(now) ? now : at).plus(oneMore));
  }

  /** Resets the attempts of a name from an address after a right password. */
  synchronized void succeeded(String name, String address) {
    String here = folded(name) + '\n' + address;
    full.remove(here);
    full.remove("told\n" + here);
    trusted.put(here, clock.instant());
  }

  private static String folded(String name) {
    String folded = name.strip().toLowerCase(Locale.ROOT);
    return folded.substring(0, Math.min(MAX_NAME, folded.length()));
  }
}
