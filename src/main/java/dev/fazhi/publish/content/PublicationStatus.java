package dev.fazhi.publish.content;

import dev.fazhi.store.vintage.Finalization;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The status of published figures: provisional, final, or recomputed for an earlier state of
 * knowledge.
 */
public sealed interface PublicationStatus {

  /** The status without any finalisation. */
  PublicationStatus PROVISIONAL = new Kept(null, null);

  /**
   * The status of a stored vintage.
   *
   * @param finality who made it final; null while it is provisional
   * @param superseded the final vintage of the same cut-off before it; null when there is none
   */
  record Kept(@Nullable Finalization finality, @Nullable Finalization superseded)
      implements PublicationStatus {

    @Override
    public String state() {
      return finality == null ? "provisional" : "final";
    }

    @Override
    public String words(ZoneId zone) {
      Finalization now = finality;
      Finalization before = superseded;
      String state =
          now == null
              ? "暂定"
              : "最终，" + day(now, zone) + " 由 " + now.who() + " 定稿（" + now.reason() + "）";
      return before == null
          ? state
          : state + "；取代 " + day(before, zone) + " 定稿的第 " + before.vintage() + " 版";
    }
  }

  /**
   * The status of figures recomputed for an earlier state of knowledge; they are no vintage and
   * replace none.
   *
   * @param load the last load that was known
   */
  record Recomputed(long load) implements PublicationStatus {

    @Override
    public String state() {
      return "recomputed";
    }

    @Override
    public String words(ZoneId zone) {
      return "重算，不是发布的结果：只含第 " + load + " 次及以前的装载";
    }
  }

  /** The status as one English word, for machines. */
  String state();

  /** The status in Chinese, with days in that zone. */
  String words(ZoneId zone);

  /** The status in Chinese with its meaning for the reader, for the cover. */
  default String sentence(ZoneId zone) {
    String rest =
        switch (state()) {
          case "provisional" -> "：此后补报、更正的数据进入新的一版，本版不再改动";
          case "final" -> "。此后的更正另出新的一版，本版不再改动";
          default -> "";
        };
    return words(zone) + rest;
  }

  /** The status for {@code run.json}; times in UTC. */
  default Map<String, Object> json() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("state", state());
    if (this instanceof Kept kept) {
      if (kept.finality() != null) {
        all.put("final", json(kept.finality()));
      }
      if (kept.superseded() != null) {
        all.put("supersedes", json(kept.superseded()));
      }
    }
    return all;
  }

  private static Map<String, Object> json(Finalization finality) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("vintage", finality.vintage());
    one.put("at", finality.at().atOffset(ZoneOffset.UTC).toString());
    one.put("by", finality.who());
    one.put("reason", finality.reason());
    return one;
  }

  private static String day(Finalization finality, ZoneId zone) {
    return local(finality.at(), zone).toLocalDate().toString();
  }

  /** Formats a UTC time in that zone. */
  static LocalDateTime local(LocalDateTime utc, ZoneId zone) {
    return utc.atOffset(ZoneOffset.UTC).atZoneSameInstant(zone).toLocalDateTime();
  }
}
