package dev.fazhi.cli.terminal;

import dev.fazhi.job.context.Workspace;
import dev.fazhi.publish.content.PublicationStatus;
import dev.fazhi.store.vintage.Vintages;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Describes a vintage in one line: number, last load, provisional or final. */
public final class VintageLine {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private VintageLine() {}

  public static String of(Workspace workplace, Vintages.Head head) {
    ZoneId zone = workplace.definitions().nightly().zone();
    String made =
        head.keptAt() == null
            ? ""
            : "，" + TIME.format(PublicationStatus.local(head.keptAt(), zone)) + " 得出";
    return "截止 %s，第 %s 版（截至第 %s 次装载%s），%s"
        .formatted(
            head.asOf(),
            head.number(),
            head.lastLoad(),
            made,
            workplace.standing(head).words(zone));
  }
}
