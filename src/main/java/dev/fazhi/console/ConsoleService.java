package dev.fazhi.console;

import dev.fazhi.console.page.UploadExpiry;
import dev.fazhi.console.page.Uploads;
import dev.fazhi.console.security.ListenAddressPolicy;
import dev.fazhi.console.service.ConsoleContext;
import dev.fazhi.console.service.Management;
import dev.fazhi.console.service.NightSchedule;
import dev.fazhi.console.service.NotificationDispatcher;
import dev.fazhi.console.service.RunLauncher;
import dev.fazhi.job.Service;
import dev.fazhi.job.context.ExitCode;
import dev.fazhi.job.notify.NotificationService;
import dev.fazhi.job.run.NightlyRun;
import dev.fazhi.job.run.ShutdownSignalHandler;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** The service that the command line finds and starts. */
public final class ConsoleService implements Service {

  /** For {@link java.util.ServiceLoader}. */
  public ConsoleService() {}

  @Override
  public ExitCode serve(Plan plan, PrintWriter out) {
    String fault = ListenAddressPolicy.fault(plan);
    if (fault != null) {
      out.println("错误 [FZ-426] " + fault);
      return ExitCode.USAGE;
    }
    CountDownLatch told = new CountDownLatch(1);
    ShutdownSignalHandler signals = new ShutdownSignalHandler(told::countDown);
    try (Running running = new Running(plan, Clock.systemUTC())) {
      greet(plan, running, out);
      told.await();
      out.println("正在停止：当前运行会停在可继续的位置……");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      signals.close();
    }
    out.println("已停止。");
    return ExitCode.DONE;
  }

  private static void greet(Plan plan, Running running, PrintWriter out) {
    String scheme = plan.keyStore() == null ? "http" : "https";
    String host = plan.address().indexOf(':') < 0 ? plan.address() : "[" + plan.address() + "]";
    out.println("控制台：" + scheme + "://" + host + ":" + running.web().port() + "/");
    out.println(
        "健康检查和指标（只限本机）：http://127.0.0.1:%s/health /ready /metrics"
            .formatted(running.management().port()));
    out.println(
        plan.scheduled()
            ? running
                .schedule()
                .next()
                .map(next -> "下次按计划运行：" + next.toLocalDateTime() + "（" + next.getZone() + "）")
                .orElse("按计划没有下次运行。")
            : "不按计划运行（--no-schedule）。");
    if (running.context().workplace().users().all().isEmpty()) {
      out.println("还没有用户。增加：./fazhi user add 用户名 --role operator");
    }
    out.println("按 Ctrl-C 停止。");
  }

  /** Starts all parts of the service, which are closed in reverse order. */
  static final class Running implements AutoCloseable {

    private final ConsoleContext context;
    private final RunLauncher runs;
    private final NotificationDispatcher postman;
    private final NightSchedule schedule;
    private final Management management;
    private final WebServer web;
    private final UploadExpiry expiry;

    Running(Plan plan, Clock clock) {
      this(plan, clock, NightlyRun::run);
    }

    /** Starts all parts of the service with another way to run the job, for tests. */
    Running(Plan plan, Clock clock, RunLauncher.Runner runner) {
      context = new ConsoleContext(plan.folders(), clock);
      try {
        runs =
            new RunLauncher(
                plan.folders(),
                clock,
                runner,
                end -> NotificationService.tell(end, context.workplace().database()));
        postman = new NotificationDispatcher(context);
        schedule = new NightSchedule(context, runs);
        management = new Management(context, plan.managementPort());
        try {
          Uploads uploads = new Uploads(context);
          web = new WebServer(plan, context, runs, schedule, uploads);
          expiry = new UploadExpiry(uploads, Duration.ofHours(1));
        } catch (RuntimeException e) {
          management.close();
          throw e;
        }
      } catch (RuntimeException e) {
        context.close();
        throw e;
      }
      postman.start();
      if (plan.scheduled()) {
        schedule.start();
      }
    }

    ConsoleContext context() {
      return context;
    }

    RunLauncher runs() {
      return runs;
    }

    NightSchedule schedule() {
      return schedule;
    }

    Management management() {
      return management;
    }

    WebServer web() {
      return web;
    }

    @Override
    public void close() {
      schedule.close();
      runs.close();
      postman.close();
      expiry.close();
      web.close();
      management.close();
      context.close();
    }
  }
}
