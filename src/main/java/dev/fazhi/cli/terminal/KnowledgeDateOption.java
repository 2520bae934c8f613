package dev.fazhi.cli.terminal;

import dev.fazhi.job.context.Workspace;
import dev.fazhi.model.Load;
import dev.fazhi.model.Problem;
import dev.fazhi.model.SafeText;
import dev.fazhi.publish.content.PublicationStatus;
import dev.fazhi.store.vintage.Vintages;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Parses {@code --known-at}: which loads are known. */
public record KnowledgeDateOption(Workspace workplace) {

  public static final String LABEL = "装载编号|版次|日期|时间";
  public static final String MEANING =
      "第几次装载之后；某一版（如 v1）所知；只含该日及以前导出的文件；或那一刻（如 2022-12-12T09:30）最新一版所知";

  private static final String UNKNOWN = "FZ-323";

  /**
   * Gives the number of the last known load: the number itself; for {@code v3} the last load of
   * that vintage; for a day the last load before the first that was exported later; for a time the
   * last load of the newest vintage of then.
   *
   * @throws Problem FZ-323 when the text is none of these, or there is no such load or vintage
   */
  public long load(String words) {
    if (words.matches("[0-9]{1,9}")) {
      return number(Long.parseLong(words));
    }
    if (words.matches("[vV][0-9]{1,9}")) {
      return vintage(Integer.parseInt(words.substring(1)));
    }
    LocalDate day = parse(words, LocalDate::parse);
    if (day != null) {
      return exportedBy(day);
    }
    LocalDateTime moment = parse(words.replace(' ', 'T'), LocalDateTime::parse);
    if (moment != null) {
      return keptBy(moment);
    }
    throw new Problem(
        UNKNOWN,
        "“%s”既不是装载编号、版次（如 v1），也不是像 2022-12-12 这样的日期或 2022-12-12T09:30 这样的时间；请改正。"
            .formatted(SafeText.safe(words)));
  }

  private long number(long load) {
    long last = workplace.vintages().lastLoad();
    if (load > last) {
      throw new Problem(UNKNOWN, "没有第 " + load + " 次装载，最后一次是第 " + last + " 次；用 ./fazhi loads 查看。");
    }
    return load;
  }

  private long vintage(int number) {
    return workplace
        .vintages()
        .find(number)
        .map(Vintages.Head::lastLoad)
        .orElseThrow(() -> new Problem(UNKNOWN, "没有第 " + number + " 版；用 ./fazhi status 查看。"));
  }

  private long exportedBy(LocalDate day) {
    long known = 0;
    for (Load load : workplace.files().loads()) {
      if (load.number() > 0) {
        if (load.exportedAt().toLocalDate().isAfter(day)) {
          break;
        }
        known = load.number();
      }
    }
    return known;
  }

  private long keptBy(LocalDateTime moment) {
    ZoneId zone = workplace.definitions().nightly().zone();
    return workplace.vintages().all().stream()
        .filter(head -> isKeptBy(head.keptAt(), moment, zone))
        .max(Comparator.comparingInt(Vintages.Head::number))
        .map(Vintages.Head::lastLoad)
        .orElseThrow(
            () -> new Problem(UNKNOWN, "到 " + moment + " 还没有任何一版结果；请用装载编号，见 ./fazhi loads。"));
  }

  private static boolean isKeptBy(@Nullable LocalDateTime utc, LocalDateTime moment, ZoneId zone) {
    return utc != null && !PublicationStatus.local(utc, zone).isAfter(moment);
  }

  private static <T> @Nullable T parse(String words, Function<String, T> parser) {
    try {
      return parser.apply(words);
    } catch (DateTimeException neither) {
      return null;
    }
  }
}
