package dev.fazhi.job.notify;

import dev.fazhi.intake.text.Privacy;
import dev.fazhi.job.context.NextAction;
import dev.fazhi.job.context.RunOutcome;
import dev.fazhi.job.context.RunRequest;
import dev.fazhi.job.run.RetryableFailures;
import dev.fazhi.job.runbook.Runbook;
import dev.fazhi.merge.Merge;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Load;
import dev.fazhi.model.Problem;
import dev.fazhi.model.SafeText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Composes the text of notifications: what happened, where to look and what to do. */
final class NotificationText {

  private static final int MOST_LINES = 8;
  private static final String OVERDUE = "FZ-165";

  private final Runbook runbook = new Runbook();
  private final String program;
  private final String console;

  /**
   * @param area whose figures these are; may be empty
   * @param console its address for people; empty for none
   */
  NotificationText(String area, String console) {
    this.program = area.isEmpty() ? "法治" : "法治（" + area + "）";
    this.console = console;
  }

  /** Composes the notification of a run with an outcome. */
  Notification of(RunRequest request, RunOutcome outcome, LocalDate today) {
    AsOf day = request.asOf();
    Notification.Tone tone =
        switch (outcome.exit()) {
          case DONE -> Notification.Tone.GOOD;
          case NEEDS_A_PERSON -> Notification.Tone.WARNING;
          default -> Notification.Tone.BAD;
        };
    List<String> lines = new ArrayList<>();
    lines.add("截止日：" + day + (outcome.execution() > 0 ? "，第 " + outcome.execution() + " 次运行" : ""));
    lines.add("结果：" + result(outcome));
    add(lines, outcome.messages().stream().map(NotificationText::shown).toList());
    add(lines, faults(outcome, false));
    lines.addAll(counts(outcome.loads()));
    add(lines, files(outcome.loads()));
    List<String> overdue = faults(outcome, true);
    if (!overdue.isEmpty()) {
      lines.add("逾期未报：");
      add(lines, overdue);
    }
    List<String> codes = codes(outcome);
    lines.add("现在：" + advice(outcome, codes));
    close(lines, codes);
    String event =
        outcome.execution() > 0
            ? "run-" + outcome.execution() + "-" + word(tone)
            : "day-" + today + "-" + day.id() + "-" + word(tone) + "-" + String.join("+", codes);
    return new Notification(event, tone, title(tone, day), List.copyOf(lines));
  }

  /** Composes the notification of a run that could not begin, or ended with a problem. */
  Notification of(RunRequest request, Problem problem, LocalDate today) {
    AsOf day = request.asOf();
    // rerun starts a new run when there is none to continue
    String run = "./fazhi run " + day.options();
    List<String> lines = new ArrayList<>();
    lines.add("截止日：" + day);
    lines.add("结果：失败，没有发布任何结果，已有的结果没有变动");
    lines.add(
        "· [" + problem.code() + "] " + shown(firstLine(String.valueOf(problem.getMessage()))));
    lines.add(
        "现在："
            + (isOfDefinitions(problem)
                ? "在服务器上运行 ./fazhi check，改正后运行 " + run
                : "排除原因后，在服务器上运行 " + run));
    close(lines, List.of(problem.code()));
    return new Notification(
        "day-" + today + "-" + day.id() + "-" + problem.code(),
        Notification.Tone.BAD,
        title(Notification.Tone.BAD, day),
        List.copyOf(lines));
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }

  private static boolean isOfDefinitions(Problem problem) {
    return problem.code().startsWith("FZ-3");
  }

  /** Composes the test message. */
  Notification trial(LocalDate today) {
    return new Notification(
        "trial-" + today,
        Notification.Tone.GOOD,
        program + "：通知测试",
        List.of("这是 ./fazhi notify --test 发出的测试消息。", "收到它，说明运行失败或需要处理时，这里会得到通知。"));
  }

  private String title(Notification.Tone tone, AsOf day) {
    return program
        + "："
        + day
        + switch (tone) {
          case GOOD -> " 运行完成";
          case WARNING -> " 运行完成，有事需要处理";
          case BAD -> " 运行失败";
        };
  }

  private static String result(RunOutcome outcome) {
    return switch (outcome.exit()) {
      case DONE -> "完成";
      case NEEDS_A_PERSON -> outcome.folder() == null ? "完成，但没有发布，需要人工处理" : "完成并已发布，有事需要人工处理";
      default -> "失败，没有发布任何结果，已有的结果没有变动";
    };
  }

  private static List<String> faults(RunOutcome outcome, boolean overdue) {
    return outcome.faults().stream()
        .filter(fault -> fault.code().equals(OVERDUE) == overdue)
        .filter(fault -> overdue || fault.needsAPerson())
        .map(NotificationText::line)
        .toList();
  }

  private static String line(Fault fault) {
    String file = fault.place().file();
    return (fault.code().isEmpty() ? "" : "[" + fault.code() + "] ")
        + (file.isEmpty() ? "" : shown(file) + "：")
        + shown(fault.message());
  }

  private static List<String> counts(List<Load> loads) {
    List<Load> merged = loads.stream().filter(l -> l.status() == Load.Status.MERGED).toList();
    long refused = loads.stream().filter(l -> l.status() == Load.Status.REFUSED).count();
    if (loads.isEmpty()) {
      return List.of("本次没有新的文件");
    }
    return List.of(
        String.format(
            Locale.ROOT,
            "本次导入 %d 个文件，读 %,d 行：新增 %,d，变更 %,d，拒收 %,d；拒收文件 %d 个",
            merged.size(),
            merged.stream().mapToLong(l -> l.rows().read()).sum(),
            merged.stream().mapToLong(l -> l.rows().fresh()).sum(),
            merged.stream().mapToLong(l -> l.rows().changed()).sum(),
            merged.stream().mapToLong(l -> l.rows().rejected()).sum(),
            refused));
  }

  /** The files that a person must look at; the reason of a refusal is given as a code only. */
  private List<String> files(List<Load> loads) {
    List<String> lines = new ArrayList<>();
    for (Load load : loads) {
      if (load.status() == Load.Status.REFUSED) {
        lines.add("拒收文件 " + shown(load.file()) + "：" + String.join("、", reasons(load)));
      } else if (load.rows().rejected() > 0) {
        lines.add(shown(load.file()) + "：拒收 " + load.rows().rejected() + " 行");
      }
    }
    return lines;
  }

  private List<String> reasons(Load load) {
    return load.faults().stream()
        .filter(fault -> fault.severity() == Fault.Severity.REFUSE)
        .map(Fault::code)
        .distinct()
        .map(code -> "[" + code + "] " + runbook.page(code).map(Runbook.Page::title).orElse(""))
        .toList();
  }

  private static List<String> codes(RunOutcome outcome) {
    List<String> codes = new ArrayList<>(RetryableFailures.codes(outcome.messages()));
    for (Load load : outcome.loads()) {
      load.faults().stream()
          .filter(fault -> fault.severity() == Fault.Severity.REFUSE)
          .forEach(fault -> codes.add(fault.code()));
    }
    outcome.faults().forEach(fault -> codes.add(fault.code()));
    return codes.stream().filter(code -> !code.isEmpty()).distinct().toList();
  }

  private static String advice(RunOutcome outcome, List<String> codes) {
    return switch (outcome.exit()) {
      case DONE -> "无需处理";
      case NEEDS_A_PERSON -> {
        NextAction action = next(outcome, codes);
        yield "在服务器上运行 " + action.command() + "，" + action.purpose();
      }
      default -> rerun();
    };
  }

  private static NextAction next(RunOutcome outcome, List<String> codes) {
    List<Load> refused =
        outcome.loads().stream().filter(load -> load.status() == Load.Status.REFUSED).toList();
    long acceptable = refused.stream().filter(load -> Merge.isOverrulable(load.faults())).count();
    return NextAction.afterRun(
            acceptable > 0,
            refused.size() > acceptable,
            outcome.loads().stream().mapToLong(load -> load.rows().rejected()).sum(),
            codes.contains(OVERDUE),
            true)
        .get(0);
  }

  private static String rerun() {
    return "排除原因后，在服务器上运行 ./fazhi rerun，从中断处继续";
  }

  private void close(List<String> lines, List<String> codes) {
    if (!codes.isEmpty()) {
      lines.add("说明：./fazhi explain " + codes.get(0));
    }
    if (!console.isEmpty()) {
      lines.add("控制台：" + console);
    }
  }

  private static void add(List<String> lines, List<String> more) {
    more.stream().limit(MOST_LINES).forEach(line -> lines.add("· " + line));
    if (more.size() > MOST_LINES) {
      lines.add("· …… 共 " + more.size() + " 条");
    }
  }

  /** Masks numbers of persons in file names. */
  private static String shown(String text) {
    return SafeText.safe(Privacy.masked(text));
  }

  private static String word(Notification.Tone tone) {
    return tone.name().toLowerCase(Locale.ROOT);
  }
}
