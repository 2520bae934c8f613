package dev.fazhi.store.run;

import dev.fazhi.model.SafeText;
import java.time.LocalDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The outbox of notifications: one message for each event and channel, whichever processes add and
 * send it.
 */
public final class NotificationOutbox {

  private static final int TRIES = 5;
  private static final int MOST_BODY = 4000;
  private static final int MOST_ANSWER = 400;

  private final JdbcClient jdbc;

  /** Works on that database. */
  public NotificationOutbox(DataSource database) {
    this.jdbc = JdbcClient.create(database);
  }

  /** The state of a message. */
  public enum State {
    /** It waits for its next attempt. */
    WAITING,
    /** It was delivered. */
    SENT,
    /** It was given up after the declared number of attempts. */
    GIVEN_UP
  }

  /**
   * A message in the outbox.
   *
   * @param tone its severity, as the sender names it
   * @param tries number of attempts
   * @param nextAt time of the next attempt, UTC
   * @param answer result of the last attempt
   */
  public record Letter(
      long number,
      String event,
      String channel,
      String tone,
      String title,
      String body,
      int tries,
      LocalDateTime nextAt,
      State state,
      String answer) {}

  /** Adds a message unless the channel has one of that event; returns whether it was added. */
  public boolean put(
      String event, String channel, String tone, String title, String body, LocalDateTime now) {
    for (int left = TRIES; ; left--) {
      if (has(event, channel)) {
        return false;
      }
      try {
        jdbc.sql(
                "INSERT INTO fz_notice (notice_no, event, channel, tone, title, body, created_at, "
                    + "tries, next_at, state, answer) SELECT COALESCE(MAX(notice_no), 0) + 1, "
                    + "CAST(? AS VARCHAR(100)), CAST(? AS VARCHAR(60)), CAST(? AS VARCHAR(10)), "
                    + "CAST(? AS VARCHAR(200)), CAST(? AS VARCHAR(4000)), CAST(? AS TIMESTAMP), 0, "
                    + "CAST(? AS TIMESTAMP), 'WAITING', '' FROM fz_notice")
            .params(
                SafeText.cut(event, 100),
                SafeText.cut(channel, 60),
                tone,
                SafeText.cut(title, 200),
                SafeText.cut(body, MOST_BODY),
                now,
                now)
            .update();
        return true;
      } catch (DuplicateKeyException another) {
        // another process used the number, or added the same message, at the same time
        if (left == 0) {
          throw another;
        }
      }
    }
  }

  private boolean has(String event, String channel) {
    return jdbc.sql("SELECT COUNT(*) FROM fz_notice WHERE event = ? AND channel = ?")
            .params(SafeText.cut(event, 100), SafeText.cut(channel, 60))
            .query(Integer.class)
            .single()
        > 0;
  }

  /** The messages that are due at that time (UTC), the oldest first. */
  public List<Letter> due(LocalDateTime now) {
    return letters("WHERE state = 'WAITING' AND next_at <= ? ORDER BY notice_no", now);
  }

  /** The last messages, the newest first. */
  public List<Letter> newest(int most) {
    return letters("ORDER BY notice_no DESC LIMIT ?", most);
  }

  private List<Letter> letters(String which, Object... values) {
    return jdbc.sql(
            """
            SELECT notice_no AS number, event, channel, tone, title, body, tries, next_at, state, answer
            FROM fz_notice %s
            """
                .formatted(which))
        .params(values)
        .query(Letter.class)
        .list();
  }

  /**
   * Reserves a message until that time and counts the attempt; if this process ends meanwhile, it
   * is tried again then. False when another process reserved it first.
   */
  public boolean claim(Letter letter, LocalDateTime again) {
    return jdbc.sql(
                "UPDATE fz_notice SET tries = tries + 1, next_at = ? WHERE notice_no = ? AND tries"
                    + " = ? AND state = 'WAITING'")
            .params(again, letter.number(), letter.tries())
            .update()
        == 1;
  }

  /** Records the result, and the time (UTC) of the next attempt if it waits. */
  public void settle(Letter letter, State state, String answer, LocalDateTime nextAt) {
    jdbc.sql("UPDATE fz_notice SET state = ?, answer = ?, next_at = ? WHERE notice_no = ?")
        .params(state.name(), SafeText.cut(answer, MOST_ANSWER), nextAt, letter.number())
        .update();
  }
}
