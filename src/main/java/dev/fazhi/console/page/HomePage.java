package dev.fazhi.console.page;

import dev.fazhi.console.security.Routes;
import dev.fazhi.console.security.SignIn;
import dev.fazhi.console.service.ConsoleContext;
import dev.fazhi.console.service.NightSchedule;
import dev.fazhi.console.service.RunLauncher;
import dev.fazhi.job.run.RunAssessment;
import dev.fazhi.job.run.RunHistory;
import dev.fazhi.job.run.WorkerActivity;
import dev.fazhi.model.ReportPeriod;
import dev.fazhi.store.lease.Lease;
import dev.fazhi.store.register.FileTotal;
import dev.fazhi.store.register.RegisteredFile;
import dev.fazhi.store.vintage.Vintages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page: state, failures, what to do; and the page for signing in. */
@Controller
public record HomePage(ConsoleContext context, RunLauncher runs, NightSchedule schedule) {

  private static final int MOST_RUNS = 5;

  @GetMapping("/")
  String home(Model model) {
    List<FileTotal> totals = context.workplace().files().totals();
    RunAssessment state =
        RunAssessment.of(
            context.workplace(),
            context.folders().input(),
            context.definitions(),
            totals,
            context.today());
    Optional<Lease.Holder> active = state.active();
    RunHistory.Execution newest = state.newest();
    model.addAttribute(
        "runs",
        state.runs().stream()
            .limit(MOST_RUNS)
            .map(run -> RunPages.row(context, run, active.isPresent()))
            .toList());
    addLive(model, active);
    boolean here = runs.live().isPresent();
    RunStatusSummary morning = new RunStatusSummary(context, state);
    List<RunStatusSummary.Todo> todos = morning.todos();
    boolean quiet = !here && active.isEmpty();
    RunStatusSummary.Verdict verdict = quiet ? morning.verdict(!todos.isEmpty()) : null;
    model.addAttribute("verdict", verdict);
    model.addAttribute("todos", todos);
    model.addAttribute("last", quiet ? runs.last().filter(HomePage::isUnkept).orElse(null) : null);
    model.addAttribute("fault", context.definitionFault());
    Vintages.Head head = context.head(null).orElse(null);
    model.addAttribute("newest", head);
    model.addAttribute(
        "bulletins",
        Arrays.stream(ReportPeriod.values())
            .filter(period -> period != ReportPeriod.YEAR)
            .flatMap(period -> context.workplace().vintages().newest(period).stream())
            .toList());
    model.addAttribute("published", head != null && morning.isPublished(head.asOf()));
    model.addAttribute("files", ViewFormats.count(files(totals, RegisteredFile.Status.MERGED)));
    model.addAttribute(
        "next", schedule.next().map(next -> ViewFormats.time(next.toLocalDateTime())).orElse("没有"));
    model.addAttribute("day", day(newest, verdict));
    return "home";
  }

  /** The proposed cut-off: that of a failed run, else that of the next run. */
  private LocalDate day(
      RunHistory.@Nullable Execution newest, RunStatusSummary.@Nullable Verdict verdict) {
    boolean failed = verdict != null && verdict.isBad();
    return newest != null && failed ? newest.asOf().day() : context.today().minusDays(1);
  }

  private static String holder(Lease.Holder holder) {
    return "主机 " + holder.host() + "，进程 " + holder.pid();
  }

  private static long files(List<FileTotal> totals, RegisteredFile.Status status) {
    return totals.stream()
        .filter(total -> total.status() == status)
        .mapToLong(FileTotal::files)
        .sum();
  }

  /** Whether a run's messages are stored nowhere else, since it had no execution. */
  private static boolean isUnkept(RunLauncher.Ended ended) {
    return ended.execution() == 0;
  }

  /** The fragment that the browser polls while a run is active. */
  @GetMapping("/live")
  String live(Model model, HttpServletResponse response) {
    Optional<Lease.Holder> active = context.workplace().leases().active();
    if (runs.live().isEmpty() && active.isEmpty()) {
      // the run is over: reload the whole page
      response.setHeader("HX-Refresh", "true");
    }
    addLive(model, active);
    return "live :: live";
  }

  private void addLive(Model model, Optional<Lease.Holder> active) {
    boolean here = runs.live().isPresent();
    model.addAttribute("elsewhere", here ? "" : active.map(HomePage::holder).orElse(""));
    model.addAttribute("workers", WorkerActivity.lines(context.workplace()));
    runs.live()
        .ifPresent(
            live -> {
              model.addAttribute("live", live);
              model.addAttribute("liveRows", ViewFormats.count(live.rows()));
              model.addAttribute(
                  "liveTook",
                  ViewFormats.took(Duration.between(live.started(), context.clock().instant())));
            });
  }

  @GetMapping(Routes.LOGIN)
  String login(Model model, HttpServletRequest request) {
    String query = request.getQueryString();
    model.addAttribute(
        "said",
        switch (query == null ? "" : query) {
          case "error" -> "用户名或口令不对。";
          case "wait" -> SignIn.TOO_OFTEN;
          case "out" -> "已退出。";
          default -> "";
        });
    model.addAttribute("nobody", context.workplace().users().all().isEmpty());
    return "login";
  }
}
