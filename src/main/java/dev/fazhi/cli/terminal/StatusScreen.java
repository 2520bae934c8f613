package dev.fazhi.cli.terminal;

import dev.fazhi.definition.Definitions;
import dev.fazhi.definition.Nightly;
import dev.fazhi.job.context.NextAction;
import dev.fazhi.job.context.Overdue;
import dev.fazhi.job.context.RefusedFiles;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.job.run.RunAssessment;
import dev.fazhi.job.run.RunHistory;
import dev.fazhi.job.run.WorkerActivity;
import dev.fazhi.job.runbook.Runbook;
import dev.fazhi.measure.DeliveredDefinitions;
import dev.fazhi.model.Fault;
import dev.fazhi.model.SafeText;
import dev.fazhi.publish.content.PublicationStatus;
import dev.fazhi.store.run.NotificationOutbox;
import dev.fazhi.store.run.ScheduledRunRepository;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The screen of {@code status}: last runs, failures, files, overdue sources, changes, the next
 * command.
 */
public final class StatusScreen {

  private static final int MOST_RUNS = 3;
  private static final int MOST = 5;
  private static final int MOST_CHARACTERS = 110;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private final Workspace workplace;
  private final LocalDate today;
  private final Nightly nightly;
  private final Runbook runbook = new Runbook();
  private final List<String> lines = new ArrayList<>();
  private final RunAssessment state;
  private @Nullable String code;

  /**
   * @param input the folder that exports are read from
   */
  public StatusScreen(Workspace workplace, Path input, Clock clock) {
    this.workplace = workplace;
    this.nightly = workplace.definitions().nightly();
    this.today = LocalDate.now(clock.withZone(nightly.zone()));
    this.state =
        RunAssessment.of(
            workplace, input, workplace.definitions(), workplace.files().totals(), today);
  }

  /** The screen; to be asked for once. */
  public List<String> lines() {
    runs();
    night();
    files();
    overdue();
    new Changes(workplace).lines().forEach(lines::add);
    notices();
    undelivered();
    now();
    return lines;
  }

  /** Tells which optional metrics stand nowhere yet; that needs nobody. */
  private void undelivered() {
    Definitions all = workplace.definitions();
    long known = workplace.vintages().lastLoad();
    Definitions delivered = DeliveredDefinitions.of(workplace.database(), all, known);
    int without = all.metrics().size() - delivered.metrics().size();
    if (known > 0 && without > 0) {
      lines.add("没有启用    " + without + " 个指标：导出里还没有它们用的列，送来了就自动有");
    }
  }

  private void runs() {
    state
        .active()
        .ifPresent(holder -> lines.add("正在运行    主机 " + holder.host() + "，进程 " + holder.pid()));
    String workers = "工作进程    ";
    for (String worker : WorkerActivity.lines(workplace)) {
      lines.add(workers + worker);
      workers = "            ";
    }
    if (!state.notBegun().isEmpty()) {
      lines.add("上次没能开始");
      state.notBegun().forEach(this::addFault);
    }
    List<RunHistory.Execution> runs = state.runs();
    String head = "最近运行    ";
    for (RunHistory.Execution run : runs.subList(0, Math.min(MOST_RUNS, runs.size()))) {
      lines.add(head + line(run));
      head = "            ";
    }
    List<Fault> notes = state.notes().stream().filter(Fault::needsAPerson).toList();
    notes.stream().limit(MOST).forEach(this::addFault);
    more(notes.size());
  }

  private String line(RunHistory.Execution run) {
    String time =
        run.started() == null
            ? ""
            : RunHistory.in(nightly.zone(), run.started()).format(TIME) + " 起，";
    String took = run.took() == null ? "" : "，用时 " + run.took().toSeconds() + " 秒";
    return "第 %s 次：%s截止 %s，%s%s"
        .formatted(run.id(), time, run.asOf(), run.state(state.active().isPresent()), took);
  }

  private void addFault(Fault fault) {
    if (code == null && !fault.code().isEmpty()) {
      code = fault.code();
    }
    String text = fault.message().lines().findFirst().orElse("");
    if (code == null && text.matches("\\[FZ-[0-9]{3}].*")) {
      code = text.substring(1, 7);
    }
    add((fault.code().isEmpty() ? "" : "[" + fault.code() + "] ") + text);
  }

  private void add(String text) {
    boolean fits = text.length() <= MOST_CHARACTERS;
    lines.add("    · " + (fits ? text : text.substring(0, MOST_CHARACTERS) + "…"));
  }

  private void more(int count) {
    if (count > MOST) {
      lines.add("    · …… 共 " + count + " 条");
    }
  }

  /** Adds a scheduled run that waits for its next attempt. */
  private void night() {
    Optional<ScheduledRunRepository.Night> newest = workplace.nights().newest();
    if (newest.isEmpty()
        || newest.get().state() != ScheduledRunRepository.State.TAKEN
        || state.active().isPresent()) {
      return;
    }
    ScheduledRunRepository.Patience patience = workplace.nights().patience(newest.get().fireAt());
    LocalDateTime again = patience.notBefore();
    if (again != null) {
      String local = PublicationStatus.local(again, nightly.zone()).format(TIME);
      lines.add("按计划的运行  已试 " + patience.tries() + " 次，serve 将在 " + local + " 再试");
    }
  }

  private void files() {
    List<RefusedFiles.Refused> refused = state.refused();
    if (!refused.isEmpty()) {
      lines.add("拒收的文件  " + refused.size() + " 个");
      for (RefusedFiles.Refused each : refused.subList(0, Math.min(MOST, refused.size()))) {
        String why = each.faults().stream().map(Fault::code).findFirst().orElse("");
        if (code == null) {
          code = why;
        }
        String title = runbook.page(why).map(Runbook.Page::title).orElse("");
        add(SafeText.safe(each.file().name()) + "：[" + why + "] " + title);
      }
      more(refused.size());
    }
    if (state.rejectedRows() > 0) {
      lines.add("拒收的行    " + state.rejectedRows() + " 行等待更正");
    }
  }

  private void overdue() {
    List<Overdue> late = state.overdue();
    if (!late.isEmpty()) {
      lines.add("逾期未报    " + late.size() + " 个来源");
      late.stream()
          .limit(MOST)
          .forEach(
              source ->
                  add(
                      "%s：逾期 %s 天，应报 %s 至 %s"
                          .formatted(
                              source.title(), source.daysLate(today), source.from(), source.to())));
      more(late.size());
    }
  }

  private void notices() {
    new NotificationOutbox(workplace.database())
        .newest(1).stream()
            .filter(letter -> letter.state() != NotificationOutbox.State.SENT)
            .forEach(letter -> lines.add("通知没有发出  " + letter.channel() + "：" + letter.answer()));
  }

  private static String hint(NextAction action) {
    // this screen is what the notes are read on
    return action == NextAction.READ_NOTES
        ? "按上面的提示核对，需要时更正后重新放入 input/"
        : action.command() + "    " + action.purpose();
  }

  /** Adds the command to type, and why. */
  private void now() {
    lines.add(
        "现在        " + state.actions().stream().findFirst().map(StatusScreen::hint).orElse("无需处理"));
    if (code != null) {
      lines.add("            ./fazhi explain " + code + "    看它的含义和处理办法");
    }
  }
}
