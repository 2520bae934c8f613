package dev.fazhi.store.run;

import dev.fazhi.model.Shown;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Messages that people are to get, until they have them: one for each event and channel, however
 * often it is put in and by however many processes it is taken out.
 */
public final class NoticeBox {

  private static final int TRIES = 5;
  private static final int MOST_BODY = 4000;
  private static final int MOST_ANSWER = 400;

  private final JdbcClient jdbc;

  /** Works on that database. */
  public NoticeBox(DataSource database) {
    this.jdbc = JdbcClient.create(database);
  }

  /** What became of a message. */
  public enum State {
    /** It is sent when its time comes. */
    WAITING,
    /** It got through. */
    SENT,
    /** It was tried as often as is declared. */
    GIVEN_UP
  }

  /**
   * A message on its way.
   *
   * @param tone how bad it is, as whoever put it in writes it
   * @param tries how often it was tried
   * @param nextAt UTC, when it is tried next
   * @param answer what came of the last try
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

  /** Puts a message in, unless the channel has one of that event; whether it was put in. */
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
                Shown.cut(event, 100),
                Shown.cut(channel, 60),
                tone,
                Shown.cut(title, 200),
                Shown.cut(body, MOST_BODY),
                now,
                now)
            .update();
        return true;
      } catch (DuplicateKeyException another) {
        // somebody took the number, or put the same in, at the same moment
        if (left == 0) {
          throw another;
        }
      }
    }
  }

  private boolean has(String event, String channel) {
    return jdbc.sql("SELECT COUNT(*) FROM fz_notice WHERE event = ? AND channel = ?")
            .params(Shown.cut(event, 100), Shown.cut(channel, 60))
            .query(Integer.class)
            .single()
        > 0;
  }

  /** What is to be sent by that moment (UTC), the oldest first. */
  public List<Letter> due(LocalDateTime now) {
    return letters("WHERE state = 'WAITING' AND next_at <= ? ORDER BY notice_no", now);
  }

  /** What still waits, whenever it is due. */
  public List<Letter> waiting() {
    return letters("WHERE state = 'WAITING' ORDER BY notice_no");
  }

  /** The messages put in last, the newest first. */
  public List<Letter> newest(int most) {
    return letters("ORDER BY notice_no DESC LIMIT ?", most);
  }

  private List<Letter> letters(String which, Object... values) {
    return jdbc.sql(
            "SELECT notice_no, event, channel, tone, title, body, tries, next_at, state, answer "
                + "FROM fz_notice "
                + which)
        .params(values)
        .query(NoticeBox::letter)
        .list();
  }

  private static Letter letter(ResultSet row, int n) throws SQLException {
    return new Letter(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getInt(7),
        row.getObject(8, LocalDateTime.class),
        State.valueOf(row.getString(9)),
        row.getString(10));
  }

  /**
   * Takes a message in hand: counts the try, and nobody else takes it before that moment, when it
   * is tried again should this process end meanwhile. False when another process was faster.
   */
  public boolean claim(Letter letter, LocalDateTime again) {
    return jdbc.sql(
                "UPDATE fz_notice SET tries = tries + 1, next_at = ? "
                    + "WHERE notice_no = ? AND tries = ? AND state = 'WAITING'")
            .params(again, letter.number(), letter.tries())
            .update()
        == 1;
  }

  /** Says what came of it, and when (UTC) it is tried again if it waits. */
  public void settle(Letter letter, State state, String answer, LocalDateTime nextAt) {
    jdbc.sql("UPDATE fz_notice SET state = ?, answer = ?, next_at = ? WHERE notice_no = ?")
        .params(state.name(), Shown.cut(answer, MOST_ANSWER), nextAt, letter.number())
        .update();
  }
}
