package dev.fazhi.console.page;

import dev.fazhi.console.security.Account;
import dev.fazhi.console.service.ConsoleContext;
import dev.fazhi.console.service.RunLauncher;
import dev.fazhi.job.context.OperationResult;
import dev.fazhi.job.run.RunHistory;
import dev.fazhi.job.run.RunTermination;
import dev.fazhi.model.AsOf;
import dev.fazhi.model.Fault;
import dev.fazhi.model.Problem;
import dev.fazhi.model.ReportPeriod;
import dev.fazhi.store.register.RegisteredFile;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages of runs: list, details, start, continue, stop. */
@Controller
public record RunPages(ConsoleContext context, RunLauncher runs) {

  private static final String SAID = "said";
  private static final String HOME = "redirect:/";
  static final int MOST_REASON = 200;

  /** A run as a row of a table. */
  record RunRow(long id, AsOf asOf, String started, String took, String state, String look) {}

  /** A step, with the file that it reads. */
  record FileStep(RunHistory.Step step, @Nullable RegisteredFile file) {}

  static RunRow row(ConsoleContext context, RunHistory.Execution run, boolean active) {
    boolean warned =
        run.isComplete() && RunStatusSummary.hasWarning(context.workplace().notes().of(run.id()));
    String done = warned ? "warn" : "good";
    return new RunRow(
        run.id(),
        run.asOf(),
        new ViewFormats(context).local(run.started()),
        ViewFormats.took(run.took()),
        ViewFormats.state(run, active) + (warned ? "，有需留意的" : ""),
        run.isComplete() ? done : run.isOpen() && active ? "now" : "bad");
  }

  @GetMapping("/runs")
  String list(Model model) {
    boolean active = context.workplace().leases().active().isPresent();
    model.addAttribute(
        "runs",
        RunHistory.read(context.workplace()).stream()
            .map(run -> row(context, run, active))
            .toList());
    model.addAttribute("active", active);
    model.addAttribute("yesterday", context.today().minusDays(1));
    return "runs";
  }

  @GetMapping("/runs/{id}")
  String one(@PathVariable long id, Model model) {
    RunHistory.Execution run = find(id);
    boolean active = context.workplace().leases().active().isPresent();
    model.addAttribute("run", row(context, run, active));
    model.addAttribute(
        "steps", RunHistory.steps(context.workplace(), id).stream().map(this::step).toList());
    model.addAttribute("files", RunHistory.files(context.workplace(), id));
    Map<Boolean, List<Fault>> notes =
        context.workplace().notes().of(id).stream()
            .collect(Collectors.partitioningBy(Fault::needsAPerson));
    model.addAttribute("notes", notes.get(true));
    model.addAttribute("known", notes.get(false));
    model.addAttribute("canRerun", !active && !run.isAbandoned());
    model.addAttribute("complete", run.isComplete());
    model.addAttribute("canStop", run.isOpen() && active);
    model.addAttribute("canAbandon", !run.isComplete() && !run.isAbandoned() && !active);
    return "run";
  }

  private RunHistory.Execution find(long id) {
    return RunHistory.read(context.workplace()).stream()
        .filter(run -> run.id() == id)
        .findFirst()
        .orElseThrow(NotFoundException::new);
  }

  private FileStep step(RunHistory.Step step) {
    return new FileStep(
        step, step.fileId() > 0 ? context.workplace().files().get(step.fileId()) : null);
  }

  @PostMapping("/runs/start")
  String start(
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate asOf,
      @RequestParam(defaultValue = "YEAR") ReportPeriod period,
      @AuthenticationPrincipal Account me,
      RedirectAttributes after) {
    if (asOf.isAfter(context.today())) {
      return said(after, "截止日不能晚于今天。");
    }
    return begin(new AsOf(asOf, period), "运行", "", me, after);
  }

  @PostMapping("/runs/{id}/rerun")
  String rerun(
      @PathVariable long id,
      @RequestParam String reason,
      @AuthenticationPrincipal Account me,
      RedirectAttributes after) {
    RunHistory.Execution run = find(id);
    if (isMissing(reason)) {
      return said(after, "请写明重跑的原因（不超过 " + MOST_REASON + " 字）。");
    }
    return begin(run.asOf(), "重跑第 " + id + " 次运行", reason, me, after);
  }

  private String begin(
      AsOf asOf, String action, String reason, Account me, RedirectAttributes after) {
    if (!runs.start(asOf, me.name(), ended -> {})) {
      return said(after, "另一次运行正在进行，请等它结束。");
    }
    context.workplace().audit().add(me.name(), action, "截止 " + asOf, reason);
    return said(after, "已开始运行，截止 " + asOf + "。");
  }

  @PostMapping("/runs/stop")
  String stop(
      @RequestParam String reason, @AuthenticationPrincipal Account me, RedirectAttributes after) {
    if (isMissing(reason)) {
      return said(after, "请写明停止的原因（不超过 " + MOST_REASON + " 字）。");
    }
    if (runs.stop()) {
      context.workplace().audit().add(me.name(), "停止运行", "", reason.strip());
      return said(after, "已要求停止：会停在可继续的位置，之后可以重跑。");
    }
    return decide(after, decisions -> decisions.stop(null, me.name(), reason.strip()));
  }

  @PostMapping("/runs/{id}/abandon")
  String abandon(
      @PathVariable long id,
      @RequestParam String reason,
      @RequestParam(defaultValue = "false") boolean sure,
      @AuthenticationPrincipal Account me,
      RedirectAttributes after) {
    find(id);
    if (isMissing(reason) || !sure) {
      return said(after, "没有改动：请写明放弃的原因（不超过 " + MOST_REASON + " 字），并勾选确认。");
    }
    return decide(after, decisions -> decisions.abandon(id, me.name(), reason.strip()));
  }

  private String decide(
      RedirectAttributes after, Function<RunTermination, OperationResult> action) {
    try {
      OperationResult outcome = action.apply(new RunTermination(context.workplace()));
      return said(after, String.join(" ", outcome.messages()));
    } catch (Problem problem) {
      return said(after, "[" + problem.code() + "] " + problem.getMessage());
    }
  }

  static boolean isMissing(String reason) {
    return reason.isBlank() || reason.length() > MOST_REASON;
  }

  private static String said(RedirectAttributes after, String message) {
    after.addFlashAttribute(SAID, message);
    return HOME;
  }
}
