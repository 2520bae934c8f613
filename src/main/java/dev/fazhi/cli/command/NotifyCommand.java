package dev.fazhi.cli.command;

import dev.fazhi.cli.terminal.Logs;
import dev.fazhi.definition.reading.DefinitionLoader;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.job.notify.DirectNotification;
import dev.fazhi.job.notify.NotificationService;
import dev.fazhi.store.run.NotificationOutbox;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Sends waiting notifications, or a test message to each channel. */
@Command(name = "notify", header = "发送还没有发出的通知，列出最近的；--test 向每个渠道发一条测试消息。")
public final class NotifyCommand extends FolderCommand {

  private static final int MOST = 10;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  @Option(names = "--test", description = "向 nightly.yml 中声明的每个渠道发一条测试消息")
  private boolean test;

  @Override
  public Integer call() {
    Logs.into(folders.data());
    return (test ? tryOut() : deliver()).code();
  }

  private ExitCode tryOut() {
    PrintWriter out = out();
    List<DirectNotification.Attempt> trials = DirectNotification.trial(folders.jobs());
    trials.forEach(
        trial ->
            out.println((trial.arrived() ? "✓ " : "✗ ") + trial.channel() + "：" + trial.answer()));
    boolean all = trials.stream().allMatch(DirectNotification.Attempt::arrived);
    if (!all) {
      out.println("说明：./fazhi explain FZ-441");
    }
    return all ? ExitCode.DONE : ExitCode.NEEDS_A_PERSON;
  }

  private ExitCode deliver() {
    PrintWriter out = out();
    ZoneId zone = DefinitionLoader.load(folders.jobs()).nightly().zone();
    try (Workspace workplace = open()) {
      NotificationService.declaredIn(folders.jobs(), workplace.database())
          .map(NotificationService::deliver)
          .orElse(List.of())
          .forEach(out::println);
      List<NotificationOutbox.Letter> letters =
          new NotificationOutbox(workplace.database()).newest(MOST);
      letters.forEach(letter -> out.println(line(letter, zone)));
      if (letters.isEmpty()) {
        out.println("没有通知。");
      }
      boolean stuck = letters.stream().anyMatch(l -> l.state() == NotificationOutbox.State.WAITING);
      return stuck ? ExitCode.NEEDS_A_PERSON : ExitCode.DONE;
    }
  }

  private static String line(NotificationOutbox.Letter letter, ZoneId zone) {
    String state =
        switch (letter.state()) {
          case SENT -> "已发出";
          case GIVEN_UP -> "没有发出，试了 " + letter.tries() + " 次：" + letter.answer();
          case WAITING ->
              "等待，%s 再试：%s"
                  .formatted(
                      letter.nextAt().atOffset(ZoneOffset.UTC).atZoneSameInstant(zone).format(TIME),
                      letter.answer());
        };
    return letter.channel() + "  " + letter.title() + "  " + state;
  }
}
