package dev.fazhi.console;

import dev.fazhi.job.ExitCode;
import dev.fazhi.job.Overdue;
import dev.fazhi.job.RunHistory;
import dev.fazhi.model.Load;
import dev.fazhi.store.FileRegister;
import dev.fazhi.store.KnownFile;
import dev.fazhi.store.Lease;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page: how things stand, what failed, what to do; signing in. */
@Controller
class HomePage {

  private static final int MOST_RUNS = 5;

  private final Desk desk;
  private final RunDesk runs;
  private final NightSchedule schedule;

  HomePage(Desk desk, RunDesk runs, NightSchedule schedule) {
    this.desk = desk;
    this.runs = runs;
    this.schedule = schedule;
  }

  /** A thing to do, and where. */
  record Todo(String text, String link) {}

  @GetMapping("/")
  String home(Model model) {
    List<RunHistory.Execution> history = RunHistory.read(desk.workplace());
    Optional<Lease.Holder> active = Lease.active(desk.workplace().database());
    List<FileRegister.Total> totals = desk.workplace().files().totals();
    model.addAttribute(
        "runs",
        history.stream()
            .limit(MOST_RUNS)
            .map(run -> RunPages.row(desk, run, active.isPresent()))
            .toList());
    addLive(model);
    model.addAttribute(
        "elsewhere", runs.live().isEmpty() ? active.map(HomePage::holder).orElse("") : "");
    RunDesk.Ended last = runs.live().isEmpty() ? runs.last().orElse(null) : null;
    model.addAttribute("last", last);
    model.addAttribute("lastTitle", last == null ? "" : title(last.exit()));
    model.addAttribute("todos", todos(history, active.isPresent(), totals));
    model.addAttribute("fault", desk.definitionFault());
    model.addAttribute("newest", desk.head(null).orElse(null));
    model.addAttribute("files", Shows.count(files(totals, KnownFile.Status.MERGED)));
    model.addAttribute("refused", Shows.count(files(totals, KnownFile.Status.REFUSED)));
    model.addAttribute("rejected", Shows.count(rejected(totals)));
    model.addAttribute(
        "next", schedule.next().map(next -> Shows.time(next.toLocalDateTime())).orElse("没有"));
    model.addAttribute("yesterday", desk.today().minusDays(1));
    return "home";
  }

  private static String holder(Lease.Holder holder) {
    return "主机 " + holder.host() + "，进程 " + holder.pid();
  }

  private List<Todo> todos(
      List<RunHistory.Execution> history, boolean active, List<FileRegister.Total> totals) {
    List<Todo> todos = new ArrayList<>();
    desk.definitions();
    if (desk.definitionFault() != null) {
      todos.add(new Todo("jobs/ 的定义有错，修正之前沿用旧定义，且不能运行", "#definitions"));
    }
    if (history.isEmpty()) {
      todos.add(new Todo("还没有运行过：上传导出文件，然后运行一次", Routes.UPLOAD));
    } else if (!active && !history.get(0).isComplete()) {
      todos.add(new Todo("上次运行没有完成：查看原因并重跑", "/runs/" + history.get(0).id()));
    }
    long refused = files(totals, KnownFile.Status.REFUSED);
    if (refused > 0) {
      todos.add(new Todo(refused + " 个文件被整个拒收：更正后重新上传", "/files#refused"));
    }
    long rejected = rejected(totals);
    if (rejected > 0) {
      todos.add(new Todo(Shows.count(rejected) + " 行被拒收：下载、更正后重新上传", "/files#rejects"));
    }
    LocalDate today = desk.today();
    long overdue =
        Overdue.all(desk.definitions(), totals, today).stream().filter(Overdue::isOverdue).count();
    if (overdue > 0) {
      todos.add(new Todo(overdue + " 个来源逾期未报", "/overdue"));
    }
    return todos;
  }

  private static long files(List<FileRegister.Total> totals, KnownFile.Status status) {
    return totals.stream()
        .filter(total -> total.status() == status)
        .mapToLong(FileRegister.Total::files)
        .sum();
  }

  private static long rejected(List<FileRegister.Total> totals) {
    return totals.stream()
        .filter(total -> total.status() == KnownFile.Status.MERGED)
        .map(FileRegister.Total::rows)
        .mapToLong(Load.RowCount::rejected)
        .sum();
  }

  /** The part of the page that is asked for every other second while a run goes on. */
  @GetMapping("/live")
  String live(Model model, HttpServletResponse response) {
    if (runs.live().isEmpty()) {
      // over: the page as a whole has news
      response.setHeader("HX-Refresh", "true");
    }
    addLive(model);
    return "live :: live";
  }

  private void addLive(Model model) {
    runs.live()
        .ifPresent(
            live -> {
              model.addAttribute("live", live);
              model.addAttribute("liveRows", Shows.count(live.rows()));
              model.addAttribute(
                  "liveTook", Shows.took(Duration.between(live.started(), desk.clock().instant())));
            });
  }

  @GetMapping(Routes.LOGIN)
  String login(Model model, HttpServletRequest request) {
    String query = request.getQueryString();
    model.addAttribute(
        "said",
        switch (query == null ? "" : query) {
          case "error" -> "用户名或口令不对。";
          case "wait" -> "口令错误次数太多，请过几分钟再试。";
          case "out" -> "已退出。";
          default -> "";
        });
    model.addAttribute("nobody", desk.workplace().users().all().isEmpty());
    return "login";
  }

  private static String title(ExitCode exit) {
    return switch (exit) {
      case DONE -> "已完成";
      case NEEDS_A_PERSON -> "已完成，有需要人工处理的地方";
      case BUSY -> "没有开始：另一次运行正在进行";
      case FAILED, USAGE -> "没有完成，可以重跑";
    };
  }
}
