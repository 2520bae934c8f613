package dev.fazhi.cli.terminal;

import dev.fazhi.definition.Nightly;
import dev.fazhi.job.context.Overdue;
import dev.fazhi.job.context.Workspace;
import dev.fazhi.job.run.RunHistory;
import dev.fazhi.job.runbook.Runbook;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Load;
import dev.fazhi.model.Shown;
import dev.fazhi.store.merge.Merge;
import dev.fazhi.store.run.Nights;
import dev.fazhi.store.run.NoticeBox;
import dev.fazhi.store.run.RunNotes;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the operator must know in the morning, in one screen, by a handful of questions. */
public final class StatusScreen {

  private static final int MOST_RUNS = 3;
  private static final int MOST = 5;
  private static final int MOST_CHARACTERS = 110;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private final Workspace workplace;
  private final Clock clock;
  private final Nightly nightly;
  private final Runbook runbook = new Runbook();
  private final List<String> lines = new ArrayList<>();
  private final List<RunHistory.Execution> runs;
  private final List<Load> refused;
  private final long rejected;
  private final boolean active;
  private final List<Fault> notBegun;
  private @Nullable String code;

  public StatusScreen(Workspace workplace, Clock clock) {
    this.workplace = workplace;
    this.clock = clock;
    this.nightly = workplace.definitions().nightly();
    this.runs = RunHistory.read(workplace);
    this.active = workplace.leases().active().isPresent();
    this.notBegun = workplace.notes().of(RunNotes.NO_EXECUTION);
    this.refused = workplace.files().refused();
    this.rejected = workplace.rejects().open();
  }

  /** The screen; to be asked for once. */
  public List<String> lines() {
    runs();
    night();
    files();
    List<Overdue> late = overdue();
    new Changes(workplace).lines().forEach(lines::add);
    notices();
    now(!late.isEmpty());
    return lines;
  }

  private void runs() {
    workplace
        .leases()
        .active()
        .ifPresent(holder -> lines.add("正在运行    主机 " + holder.host() + "，进程 " + holder.pid()));
    if (!notBegun.isEmpty()) {
      lines.add("上次没能开始");
      notBegun.forEach(this::addFault);
    }
    String head = "最近运行    ";
    for (RunHistory.Execution run : runs.subList(0, Math.min(MOST_RUNS, runs.size()))) {
      lines.add(head + line(run));
      head = "            ";
    }
    if (!runs.isEmpty()) {
      List<Fault> notes =
          workplace.notes().of(runs.get(0).id()).stream().filter(Fault::needsAPerson).toList();
      notes.stream().limit(MOST).forEach(this::addFault);
      more(notes.size());
    }
  }

  private String line(RunHistory.Execution run) {
    String time =
        run.started() == null
            ? ""
            : RunHistory.in(nightly.zone(), run.started()).format(TIME) + " 起，";
    String took = run.took() == null ? "" : "，用时 " + run.took().toSeconds() + " 秒";
    return "第 " + run.id() + " 次：" + time + "截止 " + run.asOf() + "，" + run.state(active) + took;
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

  /** A night that waits for its next try, or was given up. */
  private void night() {
    Optional<Nights.Night> newest = workplace.nights().newest();
    if (newest.isEmpty() || newest.get().state() != Nights.State.TAKEN || active) {
      return;
    }
    Nights.Patience patience = workplace.nights().patience(newest.get().fireAt());
    LocalDateTime again = patience.notBefore();
    if (again != null) {
      lines.add("按计划的运行  已试 " + patience.tries() + " 次，serve 将在 " + local(again) + " 再试");
    }
  }

  private String local(LocalDateTime utc) {
    return utc.atOffset(ZoneOffset.UTC).atZoneSameInstant(nightly.zone()).format(TIME);
  }

  private void files() {
    if (!refused.isEmpty()) {
      lines.add("拒收的文件  " + refused.size() + " 个");
      for (Load load : refused.subList(0, Math.min(MOST, refused.size()))) {
        String why = reason(load);
        if (code == null) {
          code = why;
        }
        String title = runbook.page(why).map(Runbook.Page::title).orElse("");
        add(Shown.safe(load.file()) + "：[" + why + "] " + title);
      }
      more(refused.size());
    }
    if (rejected > 0) {
      lines.add("拒收的行    " + rejected + " 行等待更正");
    }
  }

  private static String reason(Load load) {
    return load.faults().stream()
        .filter(fault -> fault.severity() == Fault.Severity.REFUSE)
        .map(Fault::code)
        .findFirst()
        .orElse("");
  }

  private List<Overdue> overdue() {
    LocalDate today = LocalDate.now(clock.withZone(nightly.zone()));
    List<Overdue> late =
        Overdue.all(workplace.definitions(), workplace.files().totals(), today).stream()
            .filter(Overdue::isOverdue)
            .toList();
    if (!late.isEmpty()) {
      lines.add("逾期未报    " + late.size() + " 个来源");
      late.stream()
          .limit(MOST)
          .forEach(
              source ->
                  add(
                      source.title()
                          + "：逾期 "
                          + source.daysLate(today)
                          + " 天，应报 "
                          + source.from()
                          + " 至 "
                          + source.to()));
      more(late.size());
    }
    return late;
  }

  private void notices() {
    new NoticeBox(workplace.database())
        .newest(1).stream()
            .filter(letter -> letter.state() != NoticeBox.State.SENT)
            .forEach(letter -> lines.add("通知没有发出  " + letter.channel() + "：" + letter.answer()));
  }

  /** The command to type, and why. */
  private void now(boolean late) {
    lines.add("现在        " + advice(late));
    if (code != null) {
      lines.add("            ./fazhi explain " + code + "    看它的含义和处理办法");
    }
  }

  private String advice(boolean late) {
    if (active) {
      return "./fazhi stop    如要停下；否则等它结束";
    }
    if (!notBegun.isEmpty()) {
      return "./fazhi run    排除上面的原因之后";
    }
    if (runs.isEmpty()) {
      return "./fazhi run    先把导出文件放入 input/；只想试用时 ./fazhi demo";
    }
    RunHistory.Execution last = runs.get(0);
    if (last.isAbandoned()) {
      return "./fazhi run    开始新的一次";
    }
    if (!last.isComplete()) {
      return "./fazhi rerun    排除上面的原因之后，从中断处继续";
    }
    if (refused.stream().anyMatch(load -> Merge.OVERRULED.contains(reason(load)))) {
      return "./fazhi accept 文件 --reason 原因    确认无误时导入等待确认的文件；有误则更正后重新放入";
    }
    if (!refused.isEmpty()) {
      return "./fazhi loads    看拒收的原因，更正后重新放入 input/";
    }
    if (rejected > 0) {
      return "./fazhi rejects    看每一行的问题，更正后重新放入 input/";
    }
    return late ? "./fazhi overdue    看谁没有报，催报" : "无需处理";
  }
}
